/** What is left of a subscription that its endpoint ended by a link: for two days the link in the last message brings it back. */
import { snsLimits } from '../../../aws/services/sns.ts'
import type { JsonObject } from '../../../base/json.ts'
import type { ResourceKey, Step } from '../../kernel/index.ts'
import { newToken } from './confirmation.ts'
import { sendUnsubscribeConfirmation } from './confirmation-message.ts'
import { subscriptionArnOf } from './delivery.ts'
import type { SubscriptionState, TopicState } from './state.ts'
import { addSubscription, type SubscriptionOrder } from './subscription-birth.ts'

interface EndedSubscription extends SubscriptionOrder {
  readonly topic: ResourceKey
  readonly token: string
}

function endedKey(token: string): ResourceKey {
  return `sns/ended-subscription/${token}`
}

/** Tells the endpoint that its subscription has ended, with a way back. */
export function sayGoodbye(step: Step, key: ResourceKey): void {
  const subscription = step.read<SubscriptionState>(key) as SubscriptionState
  const { topic, protocol, endpoint, attributes, settings } = subscription
  const token = newToken(step, key)
  step.create<EndedSubscription>(endedKey(token), { topic, protocol, endpoint, attributes, settings, token })
  step.schedule(snsLimits.tokenMs, 'patience', { to: 'sns', timer: 'ForgetSubscription', data: { token } })
  sendUnsubscribeConfirmation(step, key, subscription, { token, subscriptionArn: subscriptionArnOf(subscription) })
}

export function forgetSubscription(step: Step, { token }: JsonObject): void {
  const key = endedKey(String(token))
  if (step.read(key) !== undefined) step.remove(key)
}

/** A new subscription of the same endpoint; `undefined` when the token brings nothing back. */
export function reviveSubscription(step: Step, topic: ResourceKey, token: string): ResourceKey | undefined {
  const ended = step.read<EndedSubscription>(endedKey(token))
  if (ended?.topic !== topic || hasEndpoint(step, topic, ended)) return undefined
  step.remove(endedKey(token))
  const key = addSubscription(step, topic, ended)
  step.edit<SubscriptionState>(key).confirmedBy = token
  return key
}

function hasEndpoint(step: Step, topic: ResourceKey, { protocol, endpoint }: SubscriptionOrder): boolean {
  const keys = step.read<TopicState>(topic)?.subscriptions ?? []
  return keys.some((key) => {
    const other = step.read<SubscriptionState>(key)
    return other?.protocol === protocol && other.endpoint === endpoint
  })
}
