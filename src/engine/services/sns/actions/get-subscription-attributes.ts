/** https://docs.aws.amazon.com/sns/latest/api/API_GetSubscriptionAttributes.html */
import { account, topicArn } from '../../../../aws/identity.ts'
import type { SnsInput } from '../../../../aws/services/sns.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { nameOfKey } from '../../shared/resource-keys.ts'
import { subscriptionArnOf } from '../delivery.ts'
import { findSubscription } from '../lookup.ts'

/** The scope of a filter stays invisible until there is a filter. */
export function getSubscriptionAttributes(step: Step, input: SnsInput<'GetSubscriptionAttributes'>): Outcome {
  const found = findSubscription(step, input.SubscriptionArn)
  if (!found.ok) return refuse(found.error)
  const subscription = found.value.state
  const { FilterPolicy: filter, FilterPolicyScope: scope, RawMessageDelivery: _raw, ...others } = subscription.attributes
  return answer({
    Attributes: {
      SubscriptionArn: subscriptionArnOf(subscription),
      TopicArn: topicArn(nameOfKey(subscription.topic)),
      Protocol: subscription.protocol,
      Endpoint: subscription.endpoint,
      Owner: account,
      SubscriptionPrincipal: `arn:aws:iam::${account}:root`,
      ConfirmationWasAuthenticated: 'true',
      PendingConfirmation: 'false',
      RawMessageDelivery: String(subscription.settings.raw),
      ...(filter !== undefined && { FilterPolicy: filter, FilterPolicyScope: scope ?? 'MessageAttributes' }),
      ...others,
    },
  })
}
