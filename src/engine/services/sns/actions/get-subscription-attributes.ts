/** https://docs.aws.amazon.com/sns/latest/api/API_GetSubscriptionAttributes.html */
import { account, topicArn } from '../../../../aws/identity.ts'
import type { SnsInput } from '../../../../aws/services/sns.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { nameOfKey } from '../../shared/resource-keys.ts'
import { subscriptionArnOf } from '../delivery.ts'
import { effectivePolicy } from '../delivery-policy.ts'
import { findSubscription } from '../lookup.ts'
import type { SubscriptionState, TopicState } from '../state.ts'

/** The scope of a filter stays invisible until there is a filter. */
export function getSubscriptionAttributes(step: Step, input: SnsInput<'GetSubscriptionAttributes'>): Outcome {
  const found = findSubscription(step, input.SubscriptionArn)
  if (!found.ok) return refuse(found.error)
  const subscription = found.value.state
  const { FilterPolicy: filter, FilterPolicyScope: scope, RawMessageDelivery: _raw, ...others } = subscription.attributes
  const { confirmation, confirmedAuthenticated, principal, protocol, endpoint, replay, settings } = subscription
  return answer({
    Attributes: {
      SubscriptionArn: subscriptionArnOf(subscription),
      TopicArn: topicArn(nameOfKey(subscription.topic)),
      Protocol: protocol,
      Endpoint: endpoint,
      Owner: account,
      SubscriptionPrincipal: principal,
      ConfirmationWasAuthenticated: String(confirmation === null && confirmedAuthenticated),
      PendingConfirmation: String(confirmation !== null),
      RawMessageDelivery: String(settings.raw),
      ...(filter !== undefined && { FilterPolicy: filter, FilterPolicyScope: scope ?? 'MessageAttributes' }),
      ...others,
      ...((protocol === 'http' || protocol === 'https') && { EffectiveDeliveryPolicy: effective(step, subscription) }),
      ...(replay !== null && { ReplayStatus: replay.status }),
    },
  })
}

/** † In the shape of AWS's documentation. */
function effective(step: Step, { topic, attributes }: Readonly<SubscriptionState>): string {
  const topics = step.read<TopicState>(topic)?.attributes['DeliveryPolicy']
  const { healthyRetryPolicy, maxReceivesPerSecond, headerContentType } = effectivePolicy(topics, attributes['DeliveryPolicy'])
  return JSON.stringify({
    healthyRetryPolicy,
    sicklyRetryPolicy: null,
    throttlePolicy: maxReceivesPerSecond === null ? null : { maxReceivesPerSecond },
    requestPolicy: { headerContentType },
    guaranteed: false,
  })
}
