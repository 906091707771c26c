/** Confirming subscriptions: an endpoint that is not the account's must answer before it is sent anything. https://docs.aws.amazon.com/sns/latest/dg/SendMessageToHttp.confirm.html */
import { snsLimits, type SnsProtocol } from '../../../aws/services/sns.ts'
import type { JsonObject } from '../../../base/json.ts'
import { derivedText } from '../../../base/random.ts'
import type { Caller, ResourceKey, Step } from '../../kernel/index.ts'
import { sendSubscriptionConfirmation } from './confirmation-message.ts'
import type { SubscriptionState, TopicState } from './state.ts'

/** Whoever follows a link in a message: AWS does not know who it is. */
export const anonymous = 'anonymous'

/** What `Subscribe` answers, and lists show, in place of the ARN. */
export const pendingAnswer = 'pending confirmation'
export const pendingListed = 'PendingConfirmation'

const confirming: readonly SnsProtocol[] = ['http', 'https', 'email', 'email-json']

/** The subscriptions of a document are taken as confirmed: its people have answered before the world began. */
export function mustConfirm(protocol: SnsProtocol, caller: Caller): boolean {
  return confirming.includes(protocol) && caller.principal !== 'cloudformation.amazonaws.com'
}

/** Long, and of hexadecimal digits, as AWS's are. */
export function newToken(step: Step, key: ResourceKey): string {
  return derivedText(step.seed, `${key}/token/${step.ordinal(key, 'token')}`, tokenDigits, '0123456789abcdef')
}

const tokenDigits = 288

export function isWellFormed(token: string): boolean {
  return /^[0-9a-f]{64,}$/.test(token)
}

/** Sends a token that is good for two days; one sent before is good no more. */
export function askForConfirmation(step: Step, key: ResourceKey): void {
  const subscription = step.edit<SubscriptionState>(key)
  const token = newToken(step, key)
  subscription.confirmation = { token, until: step.now + snsLimits.tokenMs }
  step.schedule(snsLimits.tokenMs, 'patience', { to: 'sns', timer: 'ExpireConfirmation', data: { subscription: key, token } })
  step.emit('sns.ConfirmationRequested', subscription.topic, { subscription: key, endpoint: subscription.endpoint })
  sendSubscriptionConfirmation(step, key, subscription, token)
}

/** Nobody answered in time: the subscription is no more. */
export function expireConfirmation(step: Step, { subscription: name, token }: JsonObject): void {
  const key = String(name)
  const subscription = step.read<SubscriptionState>(key)
  if (subscription?.confirmation?.token !== token) return
  dropSubscription(step, key)
  step.emit('sns.ConfirmationExpired', (subscription as SubscriptionState).topic, { subscription: key })
}

export function dropSubscription(step: Step, key: ResourceKey): void {
  const { topic: topicKey } = step.read<SubscriptionState>(key) as SubscriptionState
  const topic = step.edit<TopicState>(topicKey)
  topic.subscriptions = topic.subscriptions.filter((other) => other !== key)
  step.remove(key)
}

/** Which subscription of the topic a token belongs to. */
export function subscriptionOfToken(step: Step, topic: Readonly<TopicState>, token: string): ResourceKey | undefined {
  return topic.subscriptions.find((key) => {
    const subscription = step.read<SubscriptionState>(key)
    return subscription?.confirmation?.token === token || subscription?.confirmedBy === token
  })
}
