/** Has its work done by somebody else. https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html */
import { evaluateTemplate, fillTemplate, readTaskResource, type TaskState } from '../../../../asl/index.ts'
import { region } from '../../../../aws/identity.ts'
import { isJsonObject, type JsonObject } from '../../../../base/json.ts'
import { fail, ok } from '../../../../base/result.ts'
import { tokenOf } from '../../shared/task-token.ts'
import { failureOf, scopeOf } from '../expression.ts'
import type { Attempt } from '../failed.ts'
import { failState } from '../failure.ts'
import { textOf, valueOf, type Payload } from '../payload.ts'
import { effectiveInput, effectiveParameters } from '../pipeline.ts'
import { activityKey, activityOfArn } from '../keys.ts'
import type { ActivityState } from '../state.ts'
import { offerTask } from '../tasks/activity.ts'
import { requestFor, sendCall } from '../tasks/call.ts'
import { httpOrderOf, isHttpTask } from '../tasks/http.ts'
import { playOf } from '../tasks/mocked/made-up.ts'
import { areAnswersMadeUp, mockedAnswer } from '../tasks/mocked/mocks.ts'
import { answerForNobody, requestProblem } from '../tasks/mocked/nobody.ts'
import { beginPlay } from '../tasks/mocked/play.ts'
import { failTask, integrationOf, recordTask } from '../tasks/outcome.ts'
import { beginWaiting } from '../tasks/patience.ts'
import { timingOf, type Timing } from '../tasks/timing.ts'
import { playTask } from '../trial/play-task.ts'
import type { StateTypeOf, WorkOn } from './state-type.ts'

export const task: StateTypeOf<TaskState> = {
  enter(work) {
    const order = orderOf(work)
    if (!order.ok) return failState(work, order.error)
    const mock = work.run.execution.trial?.mock
    if (mock) return playTask(work, mock)
    const kind = readTaskResource(work.state.resource ?? '')?.kind
    if (kind === 'lambda') invokeFunction(work, order.value)
    else if (kind === 'activity') askWorkers(work, order.value)
    else if (isHttpTask(work.state.resource ?? '')) askServer(work, order.value)
    else callService(work, order.value)
  },
}

/** What a task is asked to do, and under which conditions. */
interface Order {
  readonly parameters: Payload
  readonly timing: Timing
  readonly credentials: { readonly taskCredentials: JsonObject } | null
}

/**
 * The token must be there before the parameters are made, for they may carry it. A job has one, too: whoever gets it may tell its end.
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html
 */
function orderOf(work: WorkOn<TaskState>): Attempt<Order> {
  const { run, frame, state } = work
  const input = effectiveInput(work)
  if (!input.ok) return input
  const isWaitedFor = /\.(waitForTaskToken|sync(:2)?)$/.test(state.resource ?? '')
  const token = isWaitedFor ? tokenOf(run.step.seed, { execution: run.key, frame: frame.id, attempt: frame.attempt }) : undefined
  const parameters = effectiveParameters(work, input.value, token)
  if (!parameters.ok) return parameters
  const timing = timingOf(work, input.value)
  if (!timing.ok) return timing
  const credentials = credentialsOf(work, input.value)
  if (!credentials.ok) return credentials
  return ok({ parameters: parameters.value, timing: timing.value, credentials: credentials.value })
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html */
function credentialsOf({ run, frame, state }: WorkOn<TaskState>, input: Payload): Attempt<Order['credentials']> {
  const template = state.fields['Credentials']
  if (template === undefined) return ok(null)
  const scope = scopeOf(run, frame, { input })
  const value = state.language === 'JSONata' ? evaluateTemplate(template, scope, 'Credentials') : fillTemplate(template, scope)
  if (!value.ok) return fail(failureOf(frame, value.error))
  const role = isJsonObject(value.value) ? value.value['RoleArn'] : undefined
  return ok(role === undefined ? null : { taskCredentials: { roleArn: role } })
}

function invokeFunction(work: WorkOn<TaskState>, { parameters, timing, credentials }: Order): void {
  const { resource = '' } = work.state
  const input = textOf(parameters)
  recordTask(work, 'Scheduled', { resource, input, ...timeLimits({ ...timing, heartbeatSeconds: null }), ...credentials })
  recordTask(work, 'Started', null)
  const mock = mockedAnswer(work)
  beginWaiting(work, { input, timing, stage: 'call' })
  if (mock) beginPlay(work, playOf(work, input, mock))
  else sendCall(work, 'lambda', 'Invoke', { FunctionName: resource, Payload: input })
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/concepts-activities.html */
function askWorkers(work: WorkOn<TaskState>, { parameters, timing }: Order): void {
  const { resource = '' } = work.state
  const key = activityKey(activityOfArn(resource) ?? '')
  const mock = mockedAnswer(work)
  const isThere = work.run.step.read<ActivityState>(key) !== undefined
  const isPlayed = mock !== undefined || (!isThere && areAnswersMadeUp(work.run))
  if (!isThere && !isPlayed) return failState(work, { error: 'States.Runtime', cause: `The activity ${resource} does not exist.` })
  const input = textOf(parameters)
  recordTask(work, 'Scheduled', { resource, input, ...timeLimits(timing) })
  if (isPlayed) {
    recordTask(work, 'Started', {})
    beginWaiting(work, { input, timing, stage: 'call' })
    return beginPlay(work, playOf(work, input, mock))
  }
  offerTask(work, key, beginWaiting(work, { input, timing, stage: 'worker' }))
}

function callService(work: WorkOn<TaskState>, { parameters, timing, credentials }: Order): void {
  const { resource = '' } = work.state
  const integration = integrationOf(resource)
  const request = integration && requestFor(work, integration, parameters)
  if (integration && !request) return
  const text = textOf(parameters)
  recordTask(work, 'Scheduled', { region, parameters: text, ...timeLimits(timing), ...credentials })
  recordTask(work, 'Started', {})
  const problem = requestProblem(work, valueOf(parameters))
  if (problem) return failTask(work, problem)
  const mock = mockedAnswer(work)
  const waits = beginWaiting(work, { input: text, timing, stage: 'call' })
  if (mock) beginPlay(work, playOf(work, text, mock))
  else if (integration && request) sendCall(work, integration.model.id, integration.operation, request)
  else answerForNobody(work, waits)
}

function askServer(work: WorkOn<TaskState>, { parameters, timing, credentials }: Order): void {
  const order = httpOrderOf(work, valueOf(parameters))
  if (!order.ok) return failState(work, order.error)
  const text = textOf(parameters)
  recordTask(work, 'Scheduled', { region, parameters: text, ...timeLimits(timing), ...credentials })
  recordTask(work, 'Started', {})
  const mock = mockedAnswer(work)
  const waits = beginWaiting(work, { input: text, timing, stage: 'call' })
  if (mock) beginPlay(work, playOf(work, text, mock))
  else if (order.value.server === undefined) answerForNobody(work, waits)
  else sendCall(work, 'outside', 'HttpRequest', order.value.input)
}

function timeLimits({ timeoutSeconds, heartbeatSeconds }: Timing): JsonObject {
  return {
    ...(timeoutSeconds !== null && { timeoutInSeconds: timeoutSeconds }),
    ...(heartbeatSeconds !== null && { heartbeatInSeconds: heartbeatSeconds }),
  }
}
