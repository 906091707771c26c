/**
 * What a workflow logs: events of its history, as JSON, in the log group of its machine.
 * https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
 */
import type { HistoryEventType } from '../../../aws/services/stepfunctions.ts'
import { isoTimestamp } from '../../../aws/timestamp.ts'
import { logGroupNameOf } from '../../../aws/identity.ts'
import type { JsonObject } from '../../../base/json.ts'
import { utf8Length } from '../../../base/utf8.ts'
import type { Step } from '../../kernel/index.ts'
import { writeServiceLog } from '../shared/log-groups.ts'
import { logGroupKey } from '../shared/resource-keys.ts'
import type { HistoryEvent } from './history.ts'
import { shownDetails } from './history-output.ts'
import type { ExecutionLog, ExecutionState, MachineState } from './state.ts'

/** What an execution takes from its machine; `null` where that does not log. */
export function executionLog({ level = 'OFF', includeExecutionData = false, destinations }: MachineState['logging']): ExecutionLog | null {
  const arn = destinations?.[0]?.cloudWatchLogsLogGroup?.logGroupArn
  if (level === 'OFF' || arn === undefined) return null
  return { level, includesData: includeExecutionData, group: logGroupNameOf(arn) }
}

/** Writes the events of a history from number `first` on. A group that is gone gets nothing, and the execution does not mind. */
export function logHistory(step: Step, execution: Readonly<ExecutionState>, events: readonly HistoryEvent[], first: number): void {
  const { log, machine } = execution
  if (log === null || step.read(logGroupKey(log.group)) === undefined) return
  const hour = isoTimestamp(step.epochMs).slice(0, 'YYYY-MM-DDTHH'.length).replace('T', '-')
  const stream = `states/${machine}/${hour}/00000000`
  for (let number = first; number <= events.length; number++) {
    const event = events[number - 1] as HistoryEvent
    if (isLogged(event.type, log.level)) writeServiceLog(step, log.group, stream, messageOf(execution, log, event, number))
  }
}

/** Numbers are texts, as AWS writes them. */
function messageOf(
  { arn, redriveCount }: Readonly<ExecutionState>,
  { includesData }: ExecutionLog,
  { type, previous, at, details }: HistoryEvent,
  number: number,
): string {
  return JSON.stringify({
    id: String(number),
    type,
    details: cutDetails(shownDetails(details ?? {}, includesData)),
    previous_event_id: String(previous),
    event_timestamp: String(at),
    execution_arn: arn,
    redrive_count: String(redriveCount),
  })
}

/** Bytes that a payload may take in a log, as it is escaped there. https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html */
const mostEscaped = 248 * 1024
/** A character takes so many at most: `\u001f`. */
const widest = 6

const payloads = ['input', 'output'] as const

/**
 * What is too long is cut, and says so. AWS does not say what it leaves: here it is the beginning, as long as it may be. A history is
 * never cut.
 */
function cutDetails(details: JsonObject): JsonObject {
  let cut = details
  for (const name of payloads) {
    const text = details[name]
    const room = typeof text === 'string' ? roomFor(text) : 0
    if (typeof text === 'string' && room < text.length)
      cut = { ...cut, [name]: text.slice(0, room), [`${name}Details`]: { truncated: true } }
  }
  return cut
}

/** How many UTF-16 units of a text have room, none of its characters halved. */
function roomFor(text: string): number {
  if (text.length * widest <= mostEscaped || escapedBytes(text) <= mostEscaped) return text.length
  let bytes = 0
  let room = 0
  for (const character of text) {
    bytes += escapedBytes(character)
    if (bytes > mostEscaped) return room
    room += character.length
  }
  return room
}

/** Without the quotation marks around it. */
function escapedBytes(text: string): number {
  return utf8Length(JSON.stringify(text)) - 2
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/cloudwatch-log-level.html */
function isLogged(type: HistoryEventType, level: ExecutionLog['level']): boolean {
  if (level === 'ALL' || fatal.has(type)) return true
  return level === 'ERROR' && (type === 'FailStateEntered' || /(?:Aborted|Failed|TimedOut)$/.test(type))
}

const fatal: ReadonlySet<HistoryEventType> = new Set(['ExecutionAborted', 'ExecutionFailed', 'ExecutionTimedOut'])
