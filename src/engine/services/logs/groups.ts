/** Which groups there are, and finding one and its streams. */
import { logGroupNameOf } from '../../../aws/identity.ts'
import type { AwsFault } from '../../../aws/service.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import type { Step } from '../../kernel/index.ts'
import { logStreamKey, type LogEvent, type LogGroupState, type LogStreamState } from '../shared/log-groups.ts'
import { logGroupKey } from '../shared/resource-keys.ts'
import { constraint, invalid, noSuchGroup, noSuchStream } from './faults.ts'

export interface GroupReference {
  readonly logGroupName?: string | undefined
  readonly logGroupIdentifier?: string | undefined
}

export function findGroup(
  step: Step,
  { logGroupName: name, logGroupIdentifier: reference }: GroupReference,
): Result<Readonly<LogGroupState>, AwsFault> {
  if ((name === undefined) === (reference === undefined))
    return fail(invalid('Exactly one of logGroupName and logGroupIdentifier must be specified.'))
  const group = step.read<LogGroupState>(logGroupKey(name ?? logGroupNameOf(reference ?? '')))
  return group === undefined ? fail(noSuchGroup) : ok(group)
}

export function findStream(step: Step, group: string, stream: string): Result<Readonly<LogStreamState>, AwsFault> {
  const found = step.read<LogStreamState>(logStreamKey(group, stream))
  return found === undefined ? fail(noSuchStream) : ok(found)
}

/** What is not past its group's retention. */
export function keptEvents(step: Step, { retention }: Readonly<LogGroupState>, { events }: Readonly<LogStreamState>): readonly LogEvent[] {
  const oldest = oldestKept(step, retention)
  return oldest === undefined ? events : events.filter(({ at }) => at >= oldest)
}

/** In milliseconds since 1970. */
export function oldestKept(step: Step, retention: number | null): number | undefined {
  return retention === null ? undefined : step.epochMs - retention * 86_400_000
}

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html */
export function groupNameFault(name: string): AwsFault | undefined {
  if (name.length > 512) return constraint(name, 'logGroupName', 'have length less than or equal to 512')
  const isSound = /^[.\-_/#A-Za-z0-9]+$/.test(name) && !name.startsWith('aws/')
  return isSound ? undefined : constraint(name, 'logGroupName', String.raw`satisfy regular expression pattern: [\.\-_/#A-Za-z0-9]+`)
}

export function streamNameFault(name: string): AwsFault | undefined {
  if (name.length > 512) return constraint(name, 'logStreamName', 'have length less than or equal to 512')
  return /^[^:*]+$/.test(name) ? undefined : constraint(name, 'logStreamName', 'satisfy regular expression pattern: [^:*]*')
}

/** A page of what is listed by number; the token is where the next one begins. */
export function pageByNumber<T>(
  all: readonly T[],
  token: string | undefined,
  most: number,
): Result<{ readonly page: readonly T[]; readonly nextToken: string | undefined }, AwsFault> {
  const from = token === undefined ? 0 : Number(token)
  if (!Number.isSafeInteger(from) || from < 0) return fail(invalid('The specified nextToken is invalid.'))
  const to = from + most
  return ok({ page: all.slice(from, to), nextToken: to < all.length ? String(to) : undefined })
}
