/** What a queue is made of. Plain JSON: it survives a snapshot with the same future. */
import type { SqsInput } from '../../../aws/services/sqs.ts'
import type { ReplyTo, ResourceKey } from '../../kernel/index.ts'
import type { FairState, Place } from './fair-state.ts'
import { emptyFifo, type FifoState } from './fifo-state.ts'

export type MessageStatus = 'visible' | 'in-flight' | 'delayed'

/** A type and a value: text, or base64 for bytes. */
export type MessageAttribute = {
  readonly DataType: string
  readonly StringValue?: string | undefined
  readonly BinaryValue?: string | undefined
}
export type MessageAttributes = Readonly<Record<string, MessageAttribute>>

/** One message. What it was sent with never changes; the rest is its life in this queue. */
export interface StoredMessage {
  /** Its number in this queue: 1, 2, 3 … */
  readonly ordinal: number
  readonly messageId: string
  readonly trail: string
  readonly body: string
  /** Body and attributes, as AWS counts them against `MaximumMessageSize`. */
  readonly bytes: number
  /** When it was first sent; a dead letter keeps it, so its retention goes on. */
  readonly sentAt: number
  /** Who sent it: a principal. */
  readonly sender: string
  readonly attributes: MessageAttributes | null
  /** `AWSTraceHeader`, `MessageGroupId`, `MessageDeduplicationId`: what comes back as system attributes. */
  readonly system: Readonly<Record<string, string>> | null
  /** `MessageGroupId`: the group of a FIFO queue, the tenant of a standard one. */
  readonly group: string | null
  /** When it came into this queue: a dead letter's time of moving. */
  readonly enteredAt: number
  /** ARN of the queue that it was moved from. */
  readonly deadLetterSource: string | null
  /** Receives in the queues it came through: `ApproximateReceiveCount` counts them, a redrive does not. */
  readonly earlierReceives: number
  status: MessageStatus
  /** Receives in this queue. */
  receives: number
  firstReceivedAt: number | null
  lastReceivedAt: number | null
  /** When it can be received (again). */
  visibleAt: number
  /** The whole span of the delay or of the visibility timeout. */
  spanMs: number
  receiver: ResourceKey | null
  /** Its place in the list of hidden messages; -1 while it is visible. */
  slot: number
  /** Its place in the order of the queue: rises with every message sent, and with every poison message that goes to the back. */
  place: number
  /** Receives that came while another receiver held it: the extra copies of a standard queue. */
  duplicates: number
  /** Its neighbours within its group, by ordinal, 0 for none; `null` in a standard queue. */
  neighbours: { before: number; after: number } | null
  /** MD5 of the body, once it was asked for. */
  md5: string | null
}

/** What travels to a dead-letter queue. */
export type DeadLetter = Pick<
  StoredMessage,
  'messageId' | 'trail' | 'body' | 'bytes' | 'sentAt' | 'sender' | 'attributes' | 'system' | 'md5'
> & {
  readonly earlierReceives: number
  readonly firstReceivedAt: number | null
}

/** A long poll that waits: a record, not a promise. */
export interface Waiter {
  readonly waiter: number
  readonly since: number
  readonly until: number
  readonly input: SqsInput<'ReceiveMessage'>
  readonly receiver: ResourceKey
  readonly replyTo: ReplyTo | null
}

/** The attributes as numbers, read out once when they are set. */
export interface QueueSettings {
  readonly visibilityMs: number
  readonly delayMs: number
  readonly retentionMs: number
  readonly waitMs: number
  readonly maximumBytes: number
  readonly redrive: RedrivePolicy | null
  /** `null` on a standard queue. */
  readonly fifo: FifoSettings | null
}

export interface FifoSettings {
  readonly contentBasedDeduplication: boolean
  readonly deduplicationScope: 'queue' | 'messageGroup'
  readonly throughputLimit: 'perQueue' | 'perMessageGroupId'
}

export interface RedrivePolicy {
  readonly target: ResourceKey
  readonly maxReceiveCount: number
}

/** A message's place in the order in which the queue forgets. */
export interface RetentionEntry {
  readonly sentAt: number
  readonly ordinal: number
}

/** The end of a visibility timeout, with its place among all that is due at that moment. */
export interface Deadline {
  readonly at: number
  readonly sequence: number
  readonly ordinal: number
  readonly receive: number
}

/** How a standard queue's hosts behave. */
export interface Realism {
  /** Servers that a queue is spread over; each message is on three of them. */
  readonly hosts: number
  /** Share of receives after which a copy can be received once more while the message is in flight. */
  readonly duplicateRate: number
  /** Share of received messages that overtake an earlier one, where one is waiting. */
  readonly inversionRate: number
  /** Share of deletes that miss a copy, so that it is received once more later. */
  readonly ghostRate: number
}

/** A message in flight that one more receive can get; void once it was received again, came back or was deleted. */
export interface ExtraCopy {
  readonly ordinal: number
  readonly receive: number
}

/** A deleted message that a host kept. It is received at most once more; nobody has to delete it again. */
export interface Ghost {
  readonly message: StoredMessage
  /** When the host is back. */
  readonly returnsAt: number
}

/** Messages by their number, some on each page; `null` is a place without one. */
export type MessagePage = (StoredMessage | null)[]

/** Numbers only rise, so messages stand in the order of arrival. See `stored.ts`. */
export interface MessagePages {
  /** The number of the first page in the list. */
  first: number
  /** `null` is a page that is empty again; the first is never one of these. */
  list: (MessagePage | null)[]
}

export interface QueueState {
  readonly name: string
  readonly createdAt: number
  modifiedAt: number
  /** As they were given; what is absent has AWS's default. */
  attributes: Readonly<Record<string, string>>
  settings: QueueSettings
  tags: Readonly<Record<string, string>>
  nextOrdinal: number
  nextWaiter: number
  pages: MessagePages
  /** Ordinals of visible messages, a heap; those of messages that are gone are skipped when they come up. */
  visible: number[]
  /** Visible messages that were received so often that they went to the back: a heap by place. */
  back: Place[]
  nextPlace: number
  /** Ordinals of delayed and in-flight messages, in no order: each message knows its slot. */
  hidden: number[]
  /** A heap by time; its top is always one that counts, or none. */
  deadlines: Deadline[]
  /** The deadline that the agenda holds. */
  armed: Pick<Deadline, 'at' | 'sequence'> | null
  /** A heap by the time sent; its top is always a message that is there. */
  retention: RetentionEntry[]
  /** When the one retention timer that counts is due. */
  retentionDueAt: number | null
  waiters: Waiter[]
  counts: { visible: number; inFlight: number; delayed: number }
  ledger: { sent: number; movedIn: number; deleted: number; movedOut: number; expired: number; purged: number }
  received: number
  emptyReceives: number
  /** When it was last purged. */
  purgedAt: number | null
  /** How a standard queue's hosts behave; `null` for what holds for all queues. */
  realism: Realism | null
  /** Copies of messages in flight that can be received once more. */
  copies: ExtraCopy[]
  /** Deleted messages of which a host kept a copy. */
  ghosts: Ghost[]
  /** Tenants of a standard queue, once a message named one. */
  fair: FairState | null
  /** What only a FIFO queue has. */
  fifo: FifoState | null
}

/** Left behind by a deleted queue, so that a queue of the same name goes on counting: an id is never given twice. */
export interface DeletedQueue {
  readonly deletedAt: number
  readonly nextOrdinal: number
  readonly nextWaiter: number
}

export function deletedQueueKey(name: string): ResourceKey {
  return `sqs/deleted-queue/${name}`
}

export interface NewQueue {
  readonly name: string
  readonly now: number
  readonly attributes: Readonly<Record<string, string>>
  readonly settings: QueueSettings
  readonly tags: Readonly<Record<string, string>>
  readonly before: DeletedQueue | undefined
}

export function emptyQueue({ name, now, attributes, settings, tags, before }: NewQueue): QueueState {
  return {
    name,
    createdAt: now,
    modifiedAt: now,
    attributes,
    settings,
    tags,
    nextOrdinal: before?.nextOrdinal ?? 1,
    nextWaiter: before?.nextWaiter ?? 1,
    pages: { first: 0, list: [] },
    visible: [],
    back: [],
    nextPlace: 1,
    hidden: [],
    deadlines: [],
    armed: null,
    retention: [],
    retentionDueAt: null,
    waiters: [],
    counts: { visible: 0, inFlight: 0, delayed: 0 },
    ledger: { sent: 0, movedIn: 0, deleted: 0, movedOut: 0, expired: 0, purged: 0 },
    received: 0,
    emptyReceives: 0,
    purgedAt: null,
    realism: null,
    copies: [],
    ghosts: [],
    fair: null,
    fifo: settings.fifo && emptyFifo(settings.fifo.deduplicationScope),
  }
}
