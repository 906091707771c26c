/** https://docs.aws.amazon.com/sns/latest/api/API_ConfirmSubscription.html */
import { clientFault } from '../../../../aws/service.ts'
import type { SnsInput } from '../../../../aws/services/sns.ts'
import { answer, refuse, type CallEnvelope, type Outcome, type ResourceKey, type Step } from '../../../kernel/index.ts'
import { anonymous, isWellFormed, subscriptionOfToken } from '../confirmation.ts'
import { subscriptionArnOf } from '../delivery.ts'
import { invalidParameter } from '../faults.ts'
import { topicKeyOf } from '../lookup.ts'
import type { SubscriptionState, TopicState } from '../state.ts'
import { reviveSubscription } from '../unsubscribed.ts'

/** Recorded: a token that could not be one is told apart from one that nobody was given, and the topic is not asked after. */
const malformed = clientFault('InvalidParameter', 'Invalid token')

/** The same token again is answered alike. The link that ends a subscription holds a token that brings it back. */
export function confirmSubscription(step: Step, input: SnsInput<'ConfirmSubscription'>, call: CallEnvelope): Outcome {
  const topicKey = topicKeyOf(input.TopicArn, 'TopicArn')
  if (!topicKey.ok) return refuse(topicKey.error)
  const { Token: token, AuthenticateOnUnsubscribe: authenticate } = input
  if (!isWellFormed(token)) return refuse(malformed)
  const topic = step.read<TopicState>(topicKey.value)
  const key = topic && (subscriptionOfToken(step, topic, token) ?? reviveSubscription(step, topicKey.value, token))
  if (key === undefined) return refuse(invalidParameter('Token'))
  const isKnown = call.caller.principal !== anonymous
  if (step.read<SubscriptionState>(key)?.confirmation !== null) confirm(step, key, token, isKnown)
  // Only who is known to AWS can ask that the subscription's end be authenticated too.
  if (isKnown && authenticate === 'true') step.edit<SubscriptionState>(key).authenticateOnUnsubscribe = true
  return answer({ SubscriptionArn: subscriptionArnOf(step.read<SubscriptionState>(key) as SubscriptionState) })
}

function confirm(step: Step, key: ResourceKey, token: string, isKnown: boolean): void {
  const subscription = step.edit<SubscriptionState>(key)
  subscription.confirmation = null
  subscription.confirmedBy = token
  subscription.confirmedAuthenticated = isKnown
  step.emit('sns.SubscriptionConfirmed', subscription.topic, { subscription: key })
}
