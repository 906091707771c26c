/** What topics and subscriptions are made of. Plain JSON: it survives a snapshot with the same future. */
import type { SnsProtocol } from '../../../aws/services/sns.ts'
import { emptyRecord } from '../../../base/json.ts'
import type { FilterPolicy } from '../../../matching/filter-model.ts'
import type { ResourceKey } from '../../kernel/index.ts'
import type { Protection } from './data-protection.ts'
import type { Message } from './message.ts'

export type { MessageAttribute, MessageAttributes } from './message.ts'

export interface TopicState {
  readonly name: string
  readonly createdAt: number
  readonly isFifo: boolean
  /** As they were given; what is absent has AWS's default. */
  attributes: Readonly<Record<string, string>>
  tags: Readonly<Record<string, string>>
  /** The data protection policy as it was given, and read out; `null` without one. */
  dataProtectionPolicy: string | null
  protection: Protection | null
  /** Keys of its subscriptions, in the order in which they were made. */
  subscriptions: ResourceKey[]
  nextMessage: number
  nextSubscription: number
  published: number
  /** Messages that a subscriber's side took. */
  delivered: number
  filteredOut: number
  failed: number
  unsubscribed: number
  /** FIFO: what was accepted in the last five minutes, by deduplication id. */
  recent: Record<string, RecentMessage>
  /** The keys of `recent`, oldest first. */
  recentOrder: string[]
  /** FIFO: messages accepted and not delivered, because their like was there. */
  duplicates: number
}

export interface RecentMessage {
  readonly at: number
  readonly messageId: string
  readonly sequenceNumber: string
}

export interface SubscriptionState {
  readonly id: string
  /** Who called `Subscribe`, as an ARN. */
  readonly principal: string
  /** What its owner has yet to answer; `null` once confirmed. */
  confirmation: Confirmation | null
  /** The token that confirmed it; the same token again is answered alike. */
  confirmedBy: string | null
  /** Whether who confirmed it was known to AWS. */
  confirmedAuthenticated: boolean
  /** Only the owner may end it. */
  authenticateOnUnsubscribe: boolean
  readonly topic: ResourceKey
  readonly protocol: SnsProtocol
  readonly endpoint: string
  attributes: Readonly<Record<string, string>>
  settings: SubscriptionSettings
  delivered: number
  filteredOut: number
  failed: number
  /** FIFO topics: by group that has a delivery on its way, the messages that wait behind it. */
  lanes: Record<string, Message[]>
  replay: Replay | null
  book: DeliveryBook
}

/** What became of the messages that passed the filter: delivered + dead-lettered + dropped + pending (with those in `lanes`). */
export interface DeliveryBook {
  /** Being tried, waiting for a retry, or on the way to the dead-letter queue. */
  pending: number
  deadLettered: number
  /** Given up without a dead-letter queue, or refused by it. */
  dropped: number
  /** Keys of the deliveries that failed and are tried again, in the order of their first failure. */
  retrying: ResourceKey[]
  /** The second that `maxReceivesPerSecond` is counted in: when it begins, and how many were let through. */
  window: { startsAt: number; taken: number }
}

export interface Confirmation {
  readonly token: string
  /** Virtual ms after which the token, and with it the subscription, is no more. */
  readonly until: number
}

export interface Replay {
  /** Milliseconds since 1970; with no end it goes on until it has caught up. */
  readonly fromMs: number
  readonly untilMs: number | null
  status: 'Pending' | 'In progress' | 'Completed' | 'Failed'
  /** The next message of the archive to look at. */
  next: number
  /** Virtual ms at which it goes on; a timer set for another moment means nothing. */
  nextAt: number | null
}

/** The attributes read out once when they are set. */
export interface SubscriptionSettings {
  readonly filter: FilterPolicy | null
  readonly raw: boolean
  /** ARN of the queue for what cannot be delivered. */
  readonly deadLetterTarget: string | null
}

/** Left behind by a deleted topic, so that a topic of the same name goes on counting: an id is never given twice. */
export interface DeletedTopic {
  readonly nextMessage: number
  readonly nextSubscription: number
}

export function deletedTopicKey(name: string): ResourceKey {
  return `sns/deleted-topic/${name}`
}

export interface TopicOrder {
  readonly name: string
  readonly now: number
  readonly attributes: Readonly<Record<string, string>>
  readonly tags: Readonly<Record<string, string>>
  readonly dataProtectionPolicy: string | null
  readonly protection: Protection | null
  readonly before: DeletedTopic | undefined
}

export function emptyTopic({ name, now, attributes, tags, dataProtectionPolicy, protection, before }: TopicOrder): TopicState {
  return {
    name,
    createdAt: now,
    isFifo: attributes['FifoTopic'] === 'true',
    attributes: Object.assign(emptyRecord<string>(), attributes),
    tags,
    dataProtectionPolicy,
    protection,
    subscriptions: [],
    nextMessage: before?.nextMessage ?? 1,
    nextSubscription: before?.nextSubscription ?? 1,
    published: 0,
    delivered: 0,
    filteredOut: 0,
    failed: 0,
    unsubscribed: 0,
    recent: emptyRecord<RecentMessage>(),
    recentOrder: [],
    duplicates: 0,
  }
}
