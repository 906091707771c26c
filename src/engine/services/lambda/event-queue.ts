/**
 * Lambda's own queue of events: what waits in it, when it is tried again, and when it is given up.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
import { emptyRecord } from '../../../base/json.ts'
import { eventInvokeSettings } from '../../../aws/services/lambda.ts'
import type { Step } from '../../kernel/index.ts'
import { functionKey } from '../shared/resource-keys.ts'
import { reportFailure, reportSuccess, type Attempt, type Condition } from './destinations.ts'
import { latest } from './function-settings.ts'
import type { InvocationEnd } from './invocation-outcome.ts'
import { eventsKey, logKey } from './keys.ts'
import type { EventInvokeConfig, EventQueueState, FunctionState, Invocation, QueuedEvent } from './state.ts'

const firstBackoffMs = 1000
const longestBackoffMs = 300_000
/** The waits after the first and the second failed attempt. */
const retryDelaysMs: readonly number[] = [60_000, 120_000]

export function createEventQueue(step: Step, functionName: string): void {
  step.create<EventQueueState>(eventsKey(functionName), { events: emptyRecord<QueuedEvent>() })
}

export function queueEvent(
  step: Step,
  functionName: string,
  event: Pick<QueuedEvent, 'requestId' | 'qualifier' | 'payload' | 'trail'>,
): void {
  const key = `event-${step.ordinal(logKey(functionName), 'event')}`
  const { events } = step.edit<EventQueueState>(eventsKey(functionName))
  events[key] = { ...event, acceptedAt: step.now, failures: 0, backoffMs: firstBackoffMs, state: 'new', dueAt: step.now }
  schedule(step, functionName, key, 0)
}

function schedule(step: Step, functionName: string, event: string, delayMs: number): void {
  step.schedule(delayMs, 'work', {
    to: 'lambda',
    timer: 'RunQueuedEvent',
    data: { function: functionName, event, dueAt: step.now + delayMs },
  })
}

/** How often and how long an event of this version or alias is tried. */
export function patienceOf(state: Readonly<FunctionState>, qualifier: string | null): { readonly retries: number; readonly ageMs: number } {
  const config = configOf(state, qualifier)
  return {
    retries: config?.retries ?? Number(eventInvokeSettings.MaximumRetryAttempts.default),
    ageMs: (config?.ageSeconds ?? Number(eventInvokeSettings.MaximumEventAgeInSeconds.default)) * 1000,
  }
}

export function configOf(state: Readonly<FunctionState>, qualifier: string | null): EventInvokeConfig | undefined {
  return state.eventConfigs[qualifier ?? latest]
}

/** There was no room for it: again after a pause that doubles, as long as the event is young enough. */
export function postpone(step: Step, state: Readonly<FunctionState>, key: string): void {
  const event = eventToChange(step, state.name, key)
  if (!waitFor(step, state, key, { state: 'throttled', delayMs: event.backoffMs })) return
  event.backoffMs = Math.min(event.backoffMs * 2, longestBackoffMs)
}

/** An attempt has ended: its event is done, tried again or given up. */
export function eventEnded(step: Step, state: Readonly<FunctionState>, invocation: Readonly<Invocation>, end: InvocationEnd): void {
  const key = invocation.event as string
  const event = eventToChange(step, state.name, key)
  const attempt: Attempt = { version: invocation.version, end }
  if (end.kind === 'returned') {
    reportSuccess(step, state, event, configOf(state, event.qualifier), attempt)
    return remove(step, state.name, key)
  }
  event.failures++
  event.backoffMs = firstBackoffMs
  const { retries } = patienceOf(state, event.qualifier)
  if (event.failures > retries) return giveUp(step, state, key, 'RetriesExhausted', attempt)
  waitFor(step, state, key, { state: 'failed', delayMs: retryDelaysMs[event.failures - 1] as number, attempt })
}

/** `false` when the event would be too old by then: it is given up at once. */
function waitFor(
  step: Step,
  state: Readonly<FunctionState>,
  key: string,
  wait: { readonly state: 'failed' | 'throttled'; readonly delayMs: number; readonly attempt?: Attempt },
): boolean {
  const event = eventToChange(step, state.name, key)
  const { retries, ageMs } = patienceOf(state, event.qualifier)
  if (step.now + wait.delayMs > event.acceptedAt + ageMs) {
    giveUp(step, state, key, 'EventAgeExceeded', wait.attempt)
    return false
  }
  event.state = wait.state
  event.dueAt = step.now + wait.delayMs
  schedule(step, state.name, key, wait.delayMs)
  const { requestId, failures } = event
  step.emit('lambda.EventPostponed', functionKey(state.name), {
    requestId,
    reason: wait.state,
    retry: failures,
    of: retries,
    dueAt: event.dueAt,
  })
  return true
}

export function giveUp(step: Step, state: Readonly<FunctionState>, key: string, condition: Condition, attempt?: Attempt): void {
  const event = eventToChange(step, state.name, key)
  step.emit('lambda.EventGivenUp', functionKey(state.name), { requestId: event.requestId, condition, attempts: event.failures })
  reportFailure(step, state, event, configOf(state, event.qualifier), { condition, ...(attempt && { attempt }) })
  remove(step, state.name, key)
}

/** Nothing can be said about it any more: there is nothing to run, or no function. */
export function dropEvent(step: Step, functionName: string, key: string, reason: string): void {
  const { requestId } = eventToChange(step, functionName, key)
  step.emit('lambda.EventDropped', functionKey(functionName), { requestId, reason })
  remove(step, functionName, key)
}

export function removeEventQueue(step: Step, functionName: string): void {
  for (const key of Object.keys((step.read<EventQueueState>(eventsKey(functionName)) as EventQueueState).events)) {
    dropEvent(step, functionName, key, 'The function was deleted.')
  }
  step.remove(eventsKey(functionName))
}

function eventToChange(step: Step, functionName: string, key: string): QueuedEvent {
  return step.edit<EventQueueState>(eventsKey(functionName)).events[key] as QueuedEvent
}

function remove(step: Step, functionName: string, key: string): void {
  delete step.edit<EventQueueState>(eventsKey(functionName)).events[key]
}
