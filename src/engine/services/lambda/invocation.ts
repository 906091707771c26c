/** How an invocation begins: within the concurrency that is left, in a warm environment or a cold one. */
import { derivedUuid } from '../../../base/random.ts'
import type { ReplyTo, Step } from '../../kernel/index.ts'
import { functionKey } from '../shared/resource-keys.ts'
import { throttleReason } from './concurrency.ts'
import { revisionOf, takeEnvironment } from './environment.ts'
import { expectTimeout, goOn, initPhaseMs, startHandler, startInit, type Execution } from './execution.ts'
import { environmentKey, logKey, settingsKey } from './keys.ts'
import type { FunctionState, LambdaSettings } from './state.ts'
import type { Target } from './target.ts'

export interface InvocationRequest {
  readonly requestId: string
  readonly payload: string
  /** The key of the queued event that is tried, or `null`. */
  readonly event: string | null
  /** The message that it is about; `null` where there are several, or none. */
  readonly trail: string | null
  readonly replyTo: ReplyTo | null
  readonly logTail: boolean
}

/** Each request has its own id, whether or not it is let in. */
export function newRequestId(step: Step, functionName: string): string {
  return derivedUuid(step.seed, `${functionKey(functionName)}/${step.ordinal(logKey(functionName), 'request')}`)
}

/** `false` when the request is throttled. */
export function beginInvocation(step: Step, functionName: string, target: Target, request: InvocationRequest): boolean {
  const state = step.edit<FunctionState>(functionKey(functionName))
  const settings = step.read<LambdaSettings>(settingsKey) as LambdaSettings
  const reason = throttleReason(settings, state)
  if (reason !== undefined) {
    state.throttles++
    step.emit('lambda.Throttled', functionKey(functionName), { requestId: request.requestId, reason })
    return false
  }
  state.invocations++
  const environment = takeEnvironment(step, state, target)
  const cold = environment.state === 'starting'
  const startMs = cold ? settings.coldStartMs + initPhaseMs : 0
  const { timeoutSeconds } = revisionOf(step, state, target.revision).settings
  environment.since = step.now
  environment.current = {
    ...request,
    version: target.version,
    arn: target.arn,
    cold,
    acceptedAt: step.now,
    startedAt: null,
    initMs: 0,
    deadline: step.now + startMs + timeoutSeconds * 1000,
    exhausted: null,
  }
  const execution: Execution = { key: environmentKey(functionName, environment.ordinal), state, environment }
  if (!cold) startHandler(step, execution)
  else {
    expectTimeout(step, execution, 'patience')
    startInit(step, execution, settings.coldStartMs)
  }
  goOn(step, execution)
  return true
}
