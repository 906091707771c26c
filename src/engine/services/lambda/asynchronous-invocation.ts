/**
 * Lambda's own queue of events. https://docs.aws.amazon.com/lambda/latest/dg/invocation-async.html
 * Throttled events are tried again for up to six hours. Not yet: a failed event's two retries, destinations and dead-letter queues.
 */
import type { JsonObject } from '../../../base/json.ts'
import type { Step } from '../../kernel/index.ts'
import { functionKey } from '../shared/resource-keys.ts'
import { beginInvocation } from './invocation.ts'
import type { FunctionState } from './state.ts'

const firstBackoffMs = 1000
const longestBackoffMs = 300_000
const keptMs = 21_600_000

interface QueuedEvent {
  readonly function: string
  readonly requestId: string
  readonly payload: string
  /** Virtual ms. */
  readonly acceptedAt: number
  readonly backoffMs: number
}

export function queueEvent(step: Step, functionName: string, requestId: string, payload: string): void {
  schedule(step, 0, { function: functionName, requestId, payload, acceptedAt: step.now, backoffMs: firstBackoffMs })
}

function schedule(step: Step, delayMs: number, event: QueuedEvent): void {
  step.schedule(delayMs, 'work', { to: 'lambda', timer: 'RunQueuedEvent', data: { ...event } })
}

export function runQueuedEvent(step: Step, data: JsonObject): void {
  const event = data as unknown as QueuedEvent
  const key = functionKey(event.function)
  const state = step.read<FunctionState>(key)
  if (!state || state.noCode !== null || state.disabled !== null) {
    step.emit('lambda.EventDropped', key, {
      requestId: event.requestId,
      reason: state?.noCode ?? state?.disabled ?? 'The function was deleted.',
    })
    return
  }
  const request = { requestId: event.requestId, payload: event.payload, replyTo: null, logTail: false }
  if (beginInvocation(step, event.function, request)) return
  if (step.now + event.backoffMs - event.acceptedAt > keptMs) {
    step.emit('lambda.EventDropped', key, { requestId: event.requestId, reason: 'EventAgeExceeded' })
    return
  }
  schedule(step, event.backoffMs, { ...event, backoffMs: Math.min(event.backoffMs * 2, longestBackoffMs) })
}
