/**
 * What a workflow logs: events of its history, as JSON, in the log group of its machine.
 * https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
 */
import type { HistoryEventType } from '../../../aws/services/stepfunctions.ts'
import { isoTimestamp } from '../../../aws/timestamp.ts'
import { logGroupNameOf } from '../../../aws/identity.ts'
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
    details: shownDetails(details ?? {}, includesData),
    previous_event_id: String(previous),
    event_timestamp: String(at),
    execution_arn: arn,
    redrive_count: String(redriveCount),
  })
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/cloudwatch-log-level.html */
function isLogged(type: HistoryEventType, level: ExecutionLog['level']): boolean {
  if (level === 'ALL' || fatal.has(type)) return true
  return level === 'ERROR' && (type === 'FailStateEntered' || /(?:Aborted|Failed|TimedOut)$/.test(type))
}

const fatal: ReadonlySet<HistoryEventType> = new Set(['ExecutionAborted', 'ExecutionFailed', 'ExecutionTimedOut'])
