/** An attempt to run a queued event. https://docs.aws.amazon.com/lambda/latest/dg/invocation-async.html */
import type { Step } from '../../kernel/index.ts'
import { injectedAt } from '../shared/injected-faults.ts'
import { functionKey } from '../shared/resource-keys.ts'
import { revisionOf } from './environment.ts'
import { dropEvent, giveUp, patienceOf, postpone } from './event-queue.ts'
import { beginInvocation } from './invocation.ts'
import { eventsKey } from './keys.ts'
import type { EventQueueState, FunctionState } from './state.ts'
import { chooseTarget } from './target.ts'

export function runQueuedEvent(step: Step, due: { readonly function: string; readonly event: string; readonly dueAt: number }): void {
  const event = step.read<EventQueueState>(eventsKey(due.function))?.events[due.event]
  const state = step.read<FunctionState>(functionKey(due.function))
  if (!event || !state || event.state === 'running' || event.dueAt !== due.dueAt) return
  const target = chooseTarget(step, state, event.qualifier)
  if (!target) return dropEvent(step, state.name, due.event, `There is no ${event.qualifier} of the function any more.`)
  const { noCode } = revisionOf(step, state, target.revision).settings
  const obstacle = state.mock === null ? (noCode ?? state.disabled) : state.disabled
  if (obstacle !== null) return dropEvent(step, state.name, due.event, obstacle)
  if (step.now - event.acceptedAt > patienceOf(state, event.qualifier).ageMs) return giveUp(step, state, due.event, 'EventAgeExceeded')
  // Lambda's own trouble is taken like a throttle: the event stays in the queue. https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
  if (injectedAt(step, functionKey(state.name))?.outage === true) return postpone(step, state, due.event)
  if (state.reserved === 0) return giveUp(step, state, due.event, 'ZeroReservedConcurrency')

  const { requestId, payload, trail } = event
  step.edit<EventQueueState>(eventsKey(due.function)).events[due.event] = { ...event, state: 'running' }
  const request = { requestId, payload, event: due.event, trail, replyTo: null, logTail: false }
  if (!beginInvocation(step, due.function, target, request)) postpone(step, state, due.event)
}
