/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html */
import { logsLimits, type LogsInput } from '../../../../aws/services/logs.ts'
import { derivedText } from '../../../../base/random.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { logStreamKey, type LogEvent, type LogGroupState, type LogStreamState } from '../../shared/log-groups.ts'
import { constraint, invalid } from '../faults.ts'
import { filterOf } from '../filter-pattern.ts'
import { findGroup, findStream, keptEvents, pageByNumber } from '../groups.ts'

type Found = LogEvent & { readonly stream: string }

/** The events of all streams by their times. */
export function filterLogEvents(step: Step, input: LogsInput<'FilterLogEvents'>): Outcome {
  const { logStreamNames: names, logStreamNamePrefix: prefix, startTime = 0, endTime = Infinity, limit = logsLimits.pageEvents } = input
  const group = findGroup(step, input)
  if (!group.ok) return refuse(group.error)
  if (limit > logsLimits.pageEvents) return refuse(constraint(limit, 'limit', 'have value less than or equal to 10000'))
  if (names !== undefined && prefix !== undefined) return refuse(invalid('logStreamNamePrefix and logStreamNames are mutually exclusive.'))
  for (const name of names ?? []) {
    const stream = findStream(step, group.value.name, name)
    if (!stream.ok) return refuse(stream.error)
  }
  const filter = filterOf(input.filterPattern)
  if (!filter.ok) return refuse(filter.error)
  const streams = names ?? group.value.streams.filter((name) => name.startsWith(prefix ?? ''))
  const found = streams
    .flatMap((name) => eventsOf(step, group.value, name))
    .filter(({ at, message }) => at >= startTime && at <= endTime && filter.value(message))
    .toSorted((a, b) => a.at - b.at)
  const page = pageByNumber(found, input.nextToken, limit)
  if (!page.ok) return refuse(page.error)
  const { nextToken } = page.value
  const { name } = group.value
  return answer({
    events: page.value.page.map(({ stream, at, message, ingestedAt, n }) => ({
      logStreamName: stream,
      timestamp: at,
      message,
      ingestionTime: ingestedAt,
      eventId: derivedText(step.seed, `${logStreamKey(name, stream)}/${n}`, 56, '0123456789'),
    })),
    searchedLogStreams: [],
    ...(nextToken !== undefined && { nextToken }),
  })
}

function eventsOf(step: Step, group: Readonly<LogGroupState>, stream: string): readonly Found[] {
  const state = step.read<LogStreamState>(logStreamKey(group.name, stream))
  return state === undefined ? [] : keptEvents(step, group, state).map((event) => ({ ...event, stream }))
}
