/** What the screen is told about a topic. */
import type { ResourceKey } from '../../kernel/index.ts'
import type { WaitingDelivery } from './delivery-record.ts'
import { subscriptionArnOf } from './delivery.ts'
import type { SubscriptionState, TopicState } from './state.ts'

export interface SubscriptionView {
  readonly arn: string
  readonly protocol: string
  readonly endpoint: string
  readonly delivered: number
  readonly filteredOut: number
  /** Given up, wherever the message went then. */
  readonly failed: number
  readonly deadLettered: number
  readonly dropped: number
  /** Under way, waiting for a retry, or waiting behind their FIFO group. */
  readonly pending: number
  /** How many of those have failed and are tried again, and the first few of them. */
  readonly retrying: number
  readonly retries: readonly RetryView[]
}

/** A delivery that has failed and is tried again. */
export interface RetryView {
  readonly messageId: string
  readonly trail: string
  /** The nth retry, of so many. */
  readonly retry: number
  readonly of: number
  readonly phase: WaitingDelivery['phase']
  /** Virtual ms; absent while it is being tried. */
  readonly nextAt?: number
  /** AWS's words for the last failure. */
  readonly lastFailure?: string
}

export interface TopicView {
  readonly published: number
  readonly deliveries: number
  readonly filteredOut: number
  readonly failed: number
  readonly subscriptions: readonly SubscriptionView[]
}

/** Reads a resource's state by its key: a subscription's, or a waiting delivery's. */
export type ReadState = (key: ResourceKey) => unknown

const shownRetries = 20

export function viewSubscription(subscription: Readonly<SubscriptionState>, read: ReadState): SubscriptionView {
  const { protocol, endpoint, delivered, filteredOut, failed, lanes, book } = subscription
  const { pending, deadLettered, dropped, retrying } = book
  let behind = 0
  for (const lane of Object.values(lanes)) behind += lane.length
  return {
    arn: subscriptionArnOf(subscription),
    protocol,
    endpoint,
    delivered,
    filteredOut,
    failed,
    deadLettered,
    dropped,
    pending: pending + behind,
    retrying: retrying.length,
    retries: retrying.slice(0, shownRetries).flatMap((key) => {
      const waiting = read(key) as Readonly<WaitingDelivery> | undefined
      return waiting === undefined ? [] : [viewRetry(waiting)]
    }),
  }
}

export function viewRetry({ delivery, phase, of, nextAt, lastFailure }: Readonly<WaitingDelivery>): RetryView {
  const { messageId, trail, retries: retry } = delivery
  return {
    messageId,
    trail,
    retry,
    of,
    phase,
    ...(nextAt !== null && { nextAt }),
    ...(lastFailure !== null && { lastFailure: `${lastFailure.code}: ${lastFailure.message}` }),
  }
}

export function viewTopic(topic: Readonly<TopicState>, read: ReadState): TopicView {
  return {
    published: topic.published,
    deliveries: topic.delivered,
    filteredOut: topic.filteredOut,
    failed: topic.failed,
    subscriptions: topic.subscriptions.flatMap((key) => {
      const subscription = read(key) as Readonly<SubscriptionState> | undefined
      return subscription === undefined ? [] : [viewSubscription(subscription, read)]
    }),
  }
}
