/** Tasks that call another service, and what comes of the answer. */
import type { TaskState } from '../../../../asl/index.ts'
import type { Json, JsonObject } from '../../../../base/json.ts'
import type { Result } from '../../../../base/result.ts'
import type { Fault } from '../../../kernel/index.ts'
import { carriedBy, targetOf } from '../../shared/call-target.ts'
import { machineKey } from '../../shared/resource-keys.ts'
import { runtimeFailure } from '../expression.ts'
import { failState } from '../failure.ts'
import { valueOf, type Payload } from '../payload.ts'
import type { TaskContext, TaskWait } from '../state.ts'
import type { WorkOn } from '../states/state-type.ts'
import { answerOf, requestOf } from './casing.ts'
import { callFailure, withMetadata } from './client-words.ts'
import type { Integration } from './integrations.ts'
import { awaitJob } from './job.ts'
import { functionFailure } from './lambda-answer.ts'
import { failTask, integrationOf, recordTask, succeedTask } from './outcome.ts'

/** Fails the state when its parameters are no request; else nothing has happened yet. */
export function requestFor(work: WorkOn<TaskState>, { operationModel }: Integration, parameters: Payload): JsonObject | undefined {
  const request = requestOf(operationModel.input, valueOf(parameters))
  if (request.ok) return request.value
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
  if (!result.ok)
    return failTask(work, callFailure(run, frame, integration, result.error), pattern === 'answer' ? 'Failed' : 'SubmitFailed')
  const failed = integration.model.id === 'lambda' && integration.client.generation === 1 ? functionFailure(result.value) : undefined
  if (failed) return failTask(work, failed)
  const output = JSON.stringify(shownAnswer(work, integration, result.value))
  if (pattern === 'answer') return succeedTask(work, output)
  recordTask(work, 'Submitted', { output })
  if (pattern !== 'waitForTaskToken') return awaitJob(work, waits, integration, result.value)
  waits.stage = 'token'
  if (waits.early !== null) tokenReturned(work, waits.early)
}

/** A task's token has come back, with what it stood for. */
export function tokenReturned(work: WorkOn<TaskState>, verdict: NonNullable<TaskWait['early']>): void {
  if ('output' in verdict) succeedTask(work, verdict.output)
  else failTask(work, verdict)
}

function shownAnswer({ run, frame }: WorkOn<TaskState>, integration: Integration, answer: JsonObject): JsonObject {
  const { operationModel, client, model } = integration
  const shown = answerOf(operationModel.output, answer, client.generation === 1 ? 'milliseconds' : 'text')
  if (client.generation === 2) return shown
  return withMetadata(run, frame, integration, model.id === 'lambda' ? withPayload(shown) : shown)
}

/** `lambda:invoke` shows what the payload says, not its text. */
function withPayload(answer: JsonObject): JsonObject {
  const { Payload: payload } = answer
  return typeof payload === 'string' ? { ...answer, Payload: parsed(payload) } : answer
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    return text
  }
}
