/** What becomes of a task: the events that say so, and where its state goes. */
import { readTaskResource, type TaskState } from '../../../../asl/index.ts'
import type { HistoryEventType } from '../../../../aws/services/stepfunctions.ts'
import type { JsonObject } from '../../../../base/json.ts'
import { dataLimit, exitState } from '../exit.ts'
import { failureDetails, type Failure } from '../failed.ts'
import { failState } from '../failure.ts'
import { isTooLarge, ofText } from '../payload.ts'
import { outgoingOfResult, type Work } from '../pipeline.ts'
import { record } from '../run.ts'
import type { TokenVerdict } from '../state.ts'
import type { WorkOn } from '../states/state-type.ts'
import { optimizedIntegration, sdkIntegration, type Integration } from './integrations.ts'

type Outcome = 'Scheduled' | 'Started' | 'Succeeded' | 'Failed' | 'TimedOut' | 'Submitted' | 'SubmitFailed' | 'ScheduleFailed'

/** The integration that a resource names; `undefined` for a Lambda ARN, an activity, and what does not run here. */
export function integrationOf(resource: string): Integration | undefined {
  const read = readTaskResource(resource)
  if (read?.kind === 'optimized') return optimizedIntegration(read.service, read.operation, read.pattern)
  return read?.kind === 'sdk' ? sdkIntegration(read.service, read.operation, read.pattern) : undefined
}

/** Records what happened to a task by the name that its kind has for it: `TaskSucceeded`, `LambdaFunctionSucceeded`. */
export function recordTask({ run, frame, state }: WorkOn<TaskState>, outcome: Outcome, details: JsonObject | null): void {
  const read = readTaskResource(state.resource ?? '')
  if (read?.kind === 'lambda') record(run, frame, `LambdaFunction${outcome}` as HistoryEventType, details)
  else if (read?.kind === 'activity') record(run, frame, `Activity${outcome}` as HistoryEventType, details)
  else record(run, frame, `Task${outcome}` as HistoryEventType, { ...namesOf(state.resource ?? ''), ...details })
}

/** `resourceType` and `resource` as histories show them. */
function namesOf(arn: string): { readonly resourceType: string; readonly resource: string } {
  const [, , , , , ...rest] = arn.split(':')
  const isSdk = rest[0] === 'aws-sdk'
  return { resourceType: isSdk ? `aws-sdk:${rest[1]}` : (rest[0] ?? ''), resource: rest.slice(isSdk ? 2 : 1).join(':') }
}

/** The work is done. `output` is JSON text. */
export function succeedTask(work: WorkOn<TaskState>, output: string): void {
  const { state } = work
  if (isTooLarge(output)) return failTask(work, dataLimit(sizeSubject(state.resource ?? '')))
  recordTask(work, 'Succeeded', { output })
  work.frame.waits = null
  exitState(work, outgoingOfResult(work, ofText(output)), state.next)
}

/** A result that is too large is blamed on the service, or on the function or activity. */
function sizeSubject(resource: string): string {
  const kind = readTaskResource(resource)?.kind
  return kind === 'lambda' || kind === 'activity' ? resource : namesOf(resource).resourceType
}

export function failTask(work: WorkOn<TaskState>, failure: Failure, outcome: 'Failed' | 'SubmitFailed' = 'Failed'): void {
  recordTask(work, outcome, failureDetails(failure))
  failState(work, failure)
}

/** A task's token has come back, with what it stood for. */
export function tokenReturned(work: WorkOn<TaskState>, verdict: TokenVerdict): void {
  if ('output' in verdict) succeedTask(work, verdict.output)
  else failTask(work, verdict)
}

/** Nobody answered in time. A missed heartbeat goes by the same name, and can be caught by its own. */
export function timeOutTask(work: WorkOn<TaskState>, missed: 'end' | 'heartbeat'): void {
  const failure: Failure = {
    error: 'States.Timeout',
    cause: null,
    ...(missed === 'heartbeat' && { alias: 'States.HeartbeatTimeout' as const }),
  }
  recordTask(work, 'TimedOut', failureDetails(failure))
  failState(work, failure)
}

export function isTask(work: Work): work is WorkOn<TaskState> {
  return work.state.type === 'Task'
}
