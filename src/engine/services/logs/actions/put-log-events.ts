/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html */
import { logsLimits, type LogsInput } from '../../../../aws/services/logs.ts'
import type { AwsFault } from '../../../../aws/service.ts'
import { utf8Length } from '../../../../base/utf8.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { appendEvents, logStreamKey, type LogStreamState } from '../../shared/log-groups.ts'
import { logGroupKey } from '../../shared/resource-keys.ts'
import { constraint, invalid } from '../faults.ts'
import { findGroup, findStream, oldestKept } from '../groups.ts'

type Events = LogsInput<'PutLogEvents'>['logEvents']

/** Events that are too old, too new or past the retention are passed over, and told by where they end or begin. */
export function putLogEvents(step: Step, { logGroupName, logStreamName, logEvents }: LogsInput<'PutLogEvents'>): Outcome {
  const group = findGroup(step, { logGroupName })
  if (!group.ok) return refuse(group.error)
  const stream = findStream(step, logGroupName, logStreamName)
  if (!stream.ok) return refuse(stream.error)
  const fault = batchFault(logEvents)
  if (fault) return refuse(fault)
  const oldest = step.epochMs - logsLimits.pastMs
  const kept = oldestKept(step, group.value.retention) ?? oldest
  const tooOld = countBefore(logEvents, oldest)
  const expired = countBefore(logEvents, kept)
  const tooNew = logEvents.findIndex(({ timestamp }) => timestamp > step.epochMs + logsLimits.futureMs)
  const taken = logEvents.slice(Math.max(tooOld, expired), tooNew < 0 ? undefined : tooNew)
  if (taken.length > 0) {
    appendEvents(
      step,
      logGroupName,
      logStreamName,
      taken.map(({ timestamp, message }) => ({ at: timestamp, message })),
    )
    step.emit('logs.EventsWritten', logGroupKey(logGroupName), { stream: logStreamName, count: taken.length })
  }
  const rejected = {
    ...(tooNew >= 0 && { tooNewLogEventStartIndex: tooNew }),
    ...(tooOld > 0 && { tooOldLogEventEndIndex: tooOld }),
    ...(expired > tooOld && { expiredLogEventEndIndex: expired }),
  }
  const { written } = step.read<LogStreamState>(logStreamKey(logGroupName, logStreamName)) as LogStreamState
  return answer({
    nextSequenceToken: String(written).padStart(56, '0'),
    ...(Object.keys(rejected).length > 0 && { rejectedLogEventsInfo: rejected }),
  })
}

function countBefore(events: Events, at: number): number {
  const first = events.findIndex(({ timestamp }) => timestamp >= at)
  return first < 0 ? events.length : first
}

function batchFault(events: Events): AwsFault | undefined {
  const { length } = events
  if (length === 0 || length > logsLimits.batchEvents)
    return constraint(
      `[${length} events]`,
      'logEvents',
      `have length ${length === 0 ? 'greater than or equal to 1' : 'less than or equal to 10000'}`,
    )
  if (events.some(({ message }) => message === ''))
    return constraint('', 'logEvents.1.member.message', 'have length greater than or equal to 1')
  const bytes = events.reduce((sum, { message }) => sum + utf8Length(message) + logsLimits.eventOverheadBytes, 0)
  if (bytes > logsLimits.batchBytes) return invalid(`Upload too large: ${bytes} bytes exceeds limit of ${logsLimits.batchBytes}`)
  if (events.some(({ timestamp }, at) => timestamp < (events[at - 1]?.timestamp ?? 0)))
    return invalid('Log events in a single PutLogEvents request must be in chronological order.')
  const span = (events.at(-1)?.timestamp ?? 0) - (events[0]?.timestamp ?? 0)
  return span > logsLimits.batchSpanMs
    ? invalid('The batch of log events in a single PutLogEvents request cannot span more than 24 hours.')
    : undefined
}
