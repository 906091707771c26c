/** What becomes of an accepted message at each subscription: it passes, or a rule holds it back. */
import { assert } from '../../../base/assert.ts'
import type { Json } from '../../../base/json.ts'
import { filteredBy, type FilteredBy } from '../../../matching/filter-match.ts'
import type { ResourceKey, Step } from '../../kernel/index.ts'
import { deniedFinding } from './data-protection.ts'
import { deliver, subscriptionArnOf } from './delivery.ts'
import { enter } from './delivery-book.ts'
import { enterLane } from './fifo.ts'
import { textFor } from './message-structure.ts'
import type { Message } from './message.ts'
import type { SubscriptionState, TopicState } from './state.ts'

export interface Judged {
  readonly subscription: ResourceKey
  readonly state: Readonly<SubscriptionState>
  readonly verdict: Verdict
}

export type Verdict =
  | { readonly is: 'passes' }
  | { readonly is: 'filtered'; readonly failure: FilteredBy }
  /** It has not been confirmed; or it is replaying, or was paused by a replay with an end: new messages wait in the archive. */
  | { readonly is: 'withheld'; readonly reason: 'pending-confirmation' | 'replaying' | 'paused-by-replay' }
  /** The topic's data protection policy denies it to whoever subscribed. */
  | { readonly is: 'prohibited'; readonly identifier: string }

const passes: Verdict = { is: 'passes' }

export function judge(step: Step, subscription: ResourceKey, message: Message): Judged {
  const state = step.read<SubscriptionState>(subscription)
  assert(state, () => `the topic names a subscription ${subscription} that is not there`)
  return { subscription, state, verdict: verdictOn(step, state, message) }
}

function verdictOn(step: Step, state: Readonly<SubscriptionState>, message: Message): Verdict {
  const { confirmation, replay, settings, protocol, principal } = state
  if (confirmation !== null) return { is: 'withheld', reason: 'pending-confirmation' }
  if (replay !== null && message.replayed === undefined) {
    if (replay.status === 'Pending' || replay.status === 'In progress') return { is: 'withheld', reason: 'replaying' }
    if (replay.untilMs !== null) return { is: 'withheld', reason: 'paused-by-replay' }
  }
  const body = textFor(message.texts, protocol)
  const failure = settings.filter === null ? undefined : filteredBy(settings.filter, { body, attributes: message.attributes ?? {} })
  if (failure !== undefined) return { is: 'filtered', failure }
  const protection = step.read<TopicState>(message.topic)?.protection
  const denied = protection ? deniedFinding(protection, 'Outbound', principal, [body]) : undefined
  return denied === undefined ? passes : { is: 'prohibited', identifier: denied.identifier }
}

export function passOn(step: Step, { subscription, state, verdict }: Judged, message: Message): void {
  const { topic, messageId, trail } = message
  switch (verdict.is) {
    case 'passes':
      if (enterLane(step, subscription, message)) deliver(step, subscription, state, message)
      else step.emit('sns.WaitsForGroup', topic, { subscription, messageId, trail, group: message.groupId ?? '' })
      return
    case 'filtered':
      holdBack(step, subscription, message, verdict.failure)
      return
    case 'withheld':
      step.emit('sns.Withheld', topic, { subscription, messageId, trail, reason: verdict.reason })
      return
    case 'prohibited': {
      enter(step, topic, subscription, 'failed')
      // In the words of AWS's delivery log.
      const text = `The topic's data protection policy prohibits this message from being delivered to ${subscriptionArnOf(state)}`
      step.emit('sns.DeliveryProhibited', topic, { subscription, messageId, trail, identifier: verdict.identifier, message: text })
    }
  }
}

const shownValues = 3

/** The event names the key that held the message back, with the first few values that stood there. */
function holdBack(step: Step, subscription: ResourceKey, { topic, messageId, trail }: Message, failure: FilteredBy): void {
  step.edit<SubscriptionState>(subscription).filteredOut++
  step.edit<TopicState>(topic).filteredOut++
  const values: readonly Json[] = failure.values.slice(0, shownValues)
  step.emit('sns.FilteredOut', topic, { subscription, messageId, trail, ...(failure.key !== undefined && { key: failure.key, values }) })
}
