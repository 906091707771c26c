/** What topics and subscriptions are made of. Plain JSON: it survives a snapshot with the same future. */
import type { SnsProtocol } from '../../../aws/services/sns.ts'
import { emptyRecord } from '../../../base/json.ts'
import type { FilterPolicy } from '../../../matching/filter-model.ts'
import type { ResourceKey } from '../../kernel/index.ts'

/** A type and a value: text, or base64 for bytes. */
export type MessageAttribute = {
  readonly DataType: string
  readonly StringValue?: string | undefined
  readonly BinaryValue?: string | undefined
}
export type MessageAttributes = Readonly<Record<string, MessageAttribute>>

export interface TopicState {
  readonly name: string
  readonly createdAt: number
  /** As they were given; what is absent has AWS's default. */
  attributes: Readonly<Record<string, string>>
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
}

export interface SubscriptionState {
  readonly id: string
  readonly topic: ResourceKey
  readonly protocol: SnsProtocol
  readonly endpoint: string
  attributes: Readonly<Record<string, string>>
  settings: SubscriptionSettings
  delivered: number
  filteredOut: number
  failed: number
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

export function emptyTopic(
  name: string,
  now: number,
  attributes: Readonly<Record<string, string>>,
  before: DeletedTopic | undefined,
): TopicState {
  return {
    name,
    createdAt: now,
    attributes: Object.assign(emptyRecord<string>(), attributes),
    subscriptions: [],
    nextMessage: before?.nextMessage ?? 1,
    nextSubscription: before?.nextSubscription ?? 1,
    published: 0,
    delivered: 0,
    filteredOut: 0,
    failed: 0,
    unsubscribed: 0,
  }
}
