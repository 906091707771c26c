/** https://docs.aws.amazon.com/sns/latest/api/API_Unsubscribe.html */
import type { SnsInput } from '../../../../aws/services/sns.ts'
import { answer, refuse, type CallEnvelope, type Outcome, type Step } from '../../../kernel/index.ts'
import { anonymous, dropSubscription } from '../confirmation.ts'
import { notAuthorized } from '../faults.ts'
import { subscriptionKeyOf } from '../lookup.ts'
import type { SubscriptionState, TopicState } from '../state.ts'
import { sayGoodbye } from '../unsubscribed.ts'

/** Unsubscribing what is not there succeeds. Whoever follows the link in a message is told that it is over, and how to undo it. */
export function unsubscribe(step: Step, input: SnsInput<'Unsubscribe'>, call: CallEnvelope): Outcome {
  const key = subscriptionKeyOf(input.SubscriptionArn)
  if (!key.ok) return refuse(key.error)
  const subscription = step.read<SubscriptionState>(key.value)
  if (subscription === undefined) return answer({})
  const isAnonymous = call.caller.principal === anonymous
  if (isAnonymous && subscription.authenticateOnUnsubscribe)
    return refuse(notAuthorized(anonymous, 'SNS:Unsubscribe', input.SubscriptionArn, 'because the subscription asks for authentication'))
  const isTold =
    subscription.confirmation === null && (isAnonymous || subscription.protocol === 'http' || subscription.protocol === 'https')
  if (isTold) sayGoodbye(step, key.value)
  dropSubscription(step, key.value)
  step.edit<TopicState>(subscription.topic).unsubscribed++
  step.emit('sns.Unsubscribed', subscription.topic, { subscription: key.value })
  return answer({})
}
