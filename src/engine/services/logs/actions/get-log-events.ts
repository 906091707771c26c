/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html */
import { logsLimits, type LogsInput } from '../../../../aws/services/logs.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import type { LogEvent } from '../../shared/log-groups.ts'
import { constraint, invalid } from '../faults.ts'
import { findGroup, findStream, keptEvents } from '../groups.ts'

/** Tokens lead on for ever: at the end of the stream they give no events and themselves again. */
export function getLogEvents(step: Step, input: LogsInput<'GetLogEvents'>): Outcome {
  const { logStreamName, startTime = 0, endTime = Infinity, limit = logsLimits.pageEvents, startFromHead = false, nextToken } = input
  const group = findGroup(step, input)
  if (!group.ok) return refuse(group.error)
  const stream = findStream(step, group.value.name, logStreamName)
  if (!stream.ok) return refuse(stream.error)
  if (limit > logsLimits.pageEvents) return refuse(constraint(limit, 'limit', 'have value less than or equal to 10000'))
  const events = keptEvents(step, group.value, stream.value).filter(({ at }) => at >= startTime && at < endTime)
  const token = nextToken === undefined ? undefined : /^([fb])\/(\d+)\/s$/.exec(nextToken)
  if (token === null) return refuse(invalid('The specified nextToken is invalid.'))
  const page = pageOf(events, token === undefined ? undefined : { goes: token[1] ?? '', place: token[2] ?? '' }, { limit, startFromHead })
  const [first, last] = [page[0], page.at(-1)]
  const stands = token?.[2] ?? placeOf(undefined)
  return answer({
    events: page.map(({ at, message, ingestedAt }) => ({ timestamp: at, message, ingestionTime: ingestedAt })),
    nextForwardToken: `f/${last === undefined ? stands : placeOf(last)}/s`,
    nextBackwardToken: `b/${first === undefined ? stands : placeOf(first)}/s`,
  })
}

interface Token {
  readonly goes: string
  readonly place: string
}

function pageOf(
  events: readonly LogEvent[],
  token: Token | undefined,
  { limit, startFromHead }: { readonly limit: number; readonly startFromHead: boolean },
): readonly LogEvent[] {
  if (token === undefined) return startFromHead ? events.slice(0, limit) : events.slice(-limit)
  if (token.goes === 'f') return events.filter((event) => placeOf(event) > token.place).slice(0, limit)
  return events.filter((event) => placeOf(event) < token.place).slice(-limit)
}

/** Where an event stands in its stream, as a text that sorts so. */
function placeOf(event: LogEvent | undefined): string {
  return `${String(event?.at ?? 0).padStart(20, '0')}${String(event?.n ?? 0).padStart(36, '0')}`
}
