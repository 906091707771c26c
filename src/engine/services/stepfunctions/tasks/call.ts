/** Tasks that call another service, and what comes of the answer. */
import type { TaskState } from '../../../../asl/index.ts'
import type { JsonObject } from '../../../../base/json.ts'
import type { Result } from '../../../../base/result.ts'
import type { Fault } from '../../../kernel/index.ts'
import { carriedBy, targetOf } from '../../shared/call-target.ts'
import { machineKey } from '../../shared/resource-keys.ts'
import { runtimeFailure } from '../expression.ts'
import { failState } from '../failure.ts'
import { ofText, valueOf, type Payload } from '../payload.ts'
import type { TaskContext, TaskWait } from '../state.ts'
import type { WorkOn } from '../states/state-type.ts'
import { adaptedAnswer, adaptedRequest, failureInAnswer } from './adapt.ts'
import { answerOf, requestOf } from './casing.ts'
import { callFailure, withMetadata } from './client-words.ts'
import type { Integration } from './integrations.ts'
import { awaitJob } from './job.ts'
import { functionFailure } from './lambda-answer.ts'
import { answerForNobody, isAskedForNothing, returnTokenForNobody } from './mocked/nobody.ts'
import { failTask, integrationOf, recordTask, succeedTask, tokenReturned } from './outcome.ts'

/** Fails the state when its parameters are no request; else nothing has happened yet. */
export function requestFor(work: WorkOn<TaskState>, integration: Integration, parameters: Payload): JsonObject | undefined {
  const request = requestOf(integration.operationModel.input, valueOf(parameters))
  if (request.ok) return adaptedRequest(work, integration, request.value)
  failState(work, runtimeFailure(work.frame, `The field "${request.error}" is not supported by Step Functions`))
  return undefined
}

/** The call goes out on the road from the machine to what it is about, and its answer comes back to this try of this frame. */
export function sendCall({ run, frame }: WorkOn<TaskState>, to: string, operation: string, input: JsonObject): void {
  const from = machineKey(run.execution.machine)
  const target = targetOf(input) ?? from
  const context: TaskContext = { kind: 'task', execution: run.key, frame: frame.id, attempt: frame.attempt }
  const trail = `${run.key}/${frame.id}/${frame.attempt}`
  run.step.call({
    to,
    operation,
    input,
    caller: { principal: run.execution.roleArn, source: from },
    replyTo: { service: 'states', context: { ...context }, hop: { track: 'call', from: target, to: from } },
    hop: { track: 'call', from, to: target, carries: carriedBy(operation, input, trail) },
  })
}

/** The called service has answered. */
export function callAnswered(work: WorkOn<TaskState>, waits: TaskWait, result: Result<JsonObject, Fault>): void {
  const { run, frame } = work
  const integration = integrationOf(waits.resource)
  if (integration === undefined) return
  const { pattern } = integration
  if (!result.ok && (result.error.code === 'InvalidAction' || isAskedForNothing(work, result.error.code, waits)))
    return answerForNobody(work, waits)
  if (!result.ok)
    return failTask(work, callFailure(run, frame, integration, result.error), pattern === 'answer' ? 'Failed' : 'SubmitFailed')
  const isFunction = integration.model.id === 'lambda' && integration.client.generation === 1
  const failed = isFunction ? functionFailure(result.value) : failureInAnswer(integration, result.value)
  if (failed && !isFunction && isAskedForNothing(work, '', waits)) return answerForNobody(work, waits)
  if (failed) return failTask(work, failed)
  const output = JSON.stringify(shownAnswer(work, integration, result.value))
  if (pattern === 'answer') return succeedTask(work, output)
  recordTask(work, 'Submitted', { output })
  if (pattern !== 'waitForTaskToken') return awaitJob(work, waits, integration, result.value)
  waits.stage = 'token'
  if (waits.early !== null) tokenReturned(work, waits.early)
  else if (integration.model.id === 'events')
    returnTokenForNobody(work, waits, targetOf(requestFor(work, integration, ofText(waits.input)) ?? {}))
}

function shownAnswer({ run, frame }: WorkOn<TaskState>, integration: Integration, answer: JsonObject): JsonObject {
  const { operationModel, client } = integration
  const shown = adaptedAnswer(integration, answerOf(operationModel.output, answer, client.generation === 1 ? 'milliseconds' : 'text'))
  return client.generation === 2 ? shown : withMetadata(run, frame, integration, shown)
}
