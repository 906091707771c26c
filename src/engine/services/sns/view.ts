/** What the screen is told about a topic. */
import type { ResourceKey } from '../../kernel/index.ts'
import { subscriptionArnOf } from './delivery.ts'
import type { SubscriptionState, TopicState } from './state.ts'

export interface SubscriptionView {
  readonly arn: string
  readonly protocol: string
  readonly endpoint: string
  readonly delivered: number
  readonly filteredOut: number
  readonly failed: number
}

export interface TopicView {
  readonly published: number
  readonly deliveries: number
  readonly filteredOut: number
  readonly failed: number
  readonly subscriptions: readonly SubscriptionView[]
}

export type ReadSubscription = (key: ResourceKey) => Readonly<SubscriptionState> | undefined

export function viewTopic(topic: Readonly<TopicState>, read: ReadSubscription): TopicView {
  return {
    published: topic.published,
    deliveries: topic.delivered,
    filteredOut: topic.filteredOut,
    failed: topic.failed,
    subscriptions: topic.subscriptions.flatMap((key) => {
      const subscription = read(key)
      if (subscription === undefined) return []
      const { protocol, endpoint, delivered, filteredOut, failed } = subscription
      return [{ arn: subscriptionArnOf(subscription), protocol, endpoint, delivered, filteredOut, failed }]
    }),
  }
}
