/** https://docs.aws.amazon.com/sns/latest/api/API_Unsubscribe.html */
import type { SnsInput } from '../../../../aws/services/sns.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { subscriptionKeyOf } from '../lookup.ts'
import type { SubscriptionState, TopicState } from '../state.ts'

/** Unsubscribing what is not there succeeds. */
export function unsubscribe(step: Step, input: SnsInput<'Unsubscribe'>): Outcome {
  const key = subscriptionKeyOf(input.SubscriptionArn)
  if (!key.ok) return refuse(key.error)
  const subscription = step.read<SubscriptionState>(key.value)
  if (subscription === undefined) return answer({})
  const topicKey = subscription.topic
  const topic = step.edit<TopicState>(topicKey)
  topic.subscriptions = topic.subscriptions.filter((other) => other !== key.value)
  topic.unsubscribed++
  step.remove(key.value)
  step.emit('sns.Unsubscribed', topicKey, { subscription: key.value })
  return answer({})
}
