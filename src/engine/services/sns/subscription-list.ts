/** Subscriptions as lists show them. https://docs.aws.amazon.com/sns/latest/api/API_Subscription.html */
import { account, topicArn } from '../../../aws/identity.ts'
import { answer, refuse, type Outcome, type ResourceKey, type Step } from '../../kernel/index.ts'
import { nameOfKey } from '../shared/resource-keys.ts'
import { pendingListed } from './confirmation.ts'
import { subscriptionArnOf } from './delivery.ts'
import { pageOf } from './page.ts'
import type { SubscriptionState } from './state.ts'

/** What waits for its confirmation has no ARN to show. */
export function subscriptionPage(step: Step, keys: readonly ResourceKey[], token: string | undefined): Outcome {
  const page = pageOf(keys, token)
  if (!page.ok) return refuse(page.error)
  const { items, nextToken } = page.value
  const subscriptions = items.map((key) => {
    const subscription = step.read<SubscriptionState>(key) as SubscriptionState
    return {
      SubscriptionArn: subscription.confirmation === null ? subscriptionArnOf(subscription) : pendingListed,
      Owner: account,
      Protocol: subscription.protocol,
      Endpoint: subscription.endpoint,
      TopicArn: topicArn(nameOfKey(subscription.topic)),
    }
  })
  return answer({ Subscriptions: subscriptions, ...(nextToken !== undefined && { NextToken: nextToken }) })
}
