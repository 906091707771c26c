/** https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html */
import { derivedUuid } from '../../../../base/random.ts'
import { emptyRecord } from '../../../../base/json.ts'
import type { SnsInput } from '../../../../aws/services/sns.ts'
import { answer, refuse, type Outcome, type ResourceKey, type Step } from '../../../kernel/index.ts'
import { subscriptionKey } from '../../shared/resource-keys.ts'
import { subscriptionArnOf } from '../delivery.ts'
import { endpointFault, isProtocol } from '../endpoint.ts'
import { invalidParameter } from '../faults.ts'
import { findTopic } from '../lookup.ts'
import type { SubscriptionState, TopicState } from '../state.ts'
import { settleSubscription } from '../subscription-attributes.ts'

/** The same endpoint again finds the subscription that is there, if what is given agrees with it. All are confirmed at once. */
export function subscribe(step: Step, input: SnsInput<'Subscribe'>): Outcome {
  const topic = findTopic(step, input.TopicArn)
  if (!topic.ok) return refuse(topic.error)
  const { Protocol: protocol, Endpoint: endpoint = '', Attributes: given = {} } = input
  if (!isProtocol(protocol)) return refuse(invalidParameter(`Amazon SNS does not support this protocol string: ${protocol}`))
  const fault = endpointFault(protocol, endpoint)
  if (fault) return refuse(fault)
  const settled = settleSubscription({ before: emptyRecord<string>(), given, during: 'Subscribe' })
  if (!settled.ok) return refuse(settled.error)
  const existing = existingSubscription(step, topic.value.state, protocol, endpoint)
  if (existing) {
    const isSame = Object.entries(settled.value.attributes).every(
      ([name, value]) => (existing.attributes[name] ?? defaults[name]) === value,
    )
    if (!isSame) return refuse(invalidParameter('Attributes Reason: Subscription already exists with different attributes'))
    return answer({ SubscriptionArn: subscriptionArnOf(existing) })
  }
  const key = topic.value.key
  const subscription: SubscriptionState = {
    id: derivedUuid(step.seed, `${key}/subscription/${topic.value.state.nextSubscription}`),
    topic: key,
    protocol,
    endpoint,
    ...settled.value,
    delivered: 0,
    filteredOut: 0,
    failed: 0,
  }
  const made: ResourceKey = subscriptionKey(subscription.id)
  step.create(made, subscription)
  const changed = step.edit<TopicState>(key)
  changed.subscriptions.push(made)
  changed.nextSubscription++
  step.emit('sns.Subscribed', key, { subscription: made, protocol, endpoint })
  return answer({ SubscriptionArn: subscriptionArnOf(subscription) })
}

const defaults: Readonly<Record<string, string>> = { RawMessageDelivery: 'false', FilterPolicyScope: 'MessageAttributes' }

function existingSubscription(
  step: Step,
  topic: Readonly<TopicState>,
  protocol: string,
  endpoint: string,
): Readonly<SubscriptionState> | undefined {
  for (const key of topic.subscriptions) {
    const subscription = step.read<SubscriptionState>(key)
    if (subscription?.protocol === protocol && subscription.endpoint === endpoint) return subscription
  }
  return undefined
}
