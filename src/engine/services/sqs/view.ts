/** What the screen is told about a queue. */
import type { ResourceKey } from '../../kernel/index.ts'
import type { MessageAttributes, MessageStatus, QueueState, StoredMessage } from './state.ts'
import { firstVisible, messageAt } from './stock.ts'

/** The ledger of a queue: sent + movedIn = deleted + visible + inFlight + delayed + movedOut + expired + purged, after every step. */
export interface QueueLedger {
  readonly sent: number
  readonly movedIn: number
  readonly deleted: number
  readonly movedOut: number
  readonly expired: number
  readonly purged: number
  readonly visible: number
  readonly inFlight: number
  readonly delayed: number
}

/** One message as it stands in a queue. */
export interface QueuedMessage {
  readonly messageId: string
  readonly trail: string
  readonly status: MessageStatus
  readonly sentAt: number
  readonly receives: number
  readonly firstReceivedAt: number | undefined
  /** When it can be received (again): end of the delay or of the visibility timeout. */
  readonly visibleAt: number
  /** The whole span that the ring runs down: delay or visibility timeout in ms. */
  readonly spanMs: number
  /** Who holds it: the receiver's resource key. */
  readonly receiver: string | undefined
  readonly bytes: number
}

export interface QueueView {
  readonly ledger: QueueLedger
  readonly oldestSentAt: number | undefined
  /** Long polls that wait for a message now. */
  readonly waiting: number
  readonly received: number
  readonly emptyReceives: number
  /** Head of the queue first: at most the number asked for. */
  readonly head: readonly QueuedMessage[]
  readonly inFlight: readonly QueuedMessage[]
  readonly delayed: readonly QueuedMessage[]
}

/** All that can be said about one message: the inspector shows it. */
export interface MessageView extends QueuedMessage {
  readonly body: string
  readonly attributes: MessageAttributes | undefined
  readonly system: Readonly<Record<string, string>> | undefined
  readonly sender: string
  readonly lastReceivedAt: number | undefined
  /** Receives in all queues it came through: `ApproximateReceiveCount`. */
  readonly totalReceives: number
  readonly deadLetterSource: string | undefined
}

/** Of the messages at the head, in flight and delayed, at most `headCount` each. */
export function viewQueue(queue: Readonly<QueueState>, headCount: number): QueueView {
  const hidden = queue.hidden.map((ordinal) => messageAt(queue, ordinal) as StoredMessage).toSorted(isVisibleSooner)
  return {
    ledger: viewLedger(queue),
    oldestSentAt: queue.retention[0]?.sentAt,
    waiting: queue.waiters.length,
    received: queue.received,
    emptyReceives: queue.emptyReceives,
    head: firstVisible(queue, headCount).map(viewQueued),
    inFlight: firstOf(hidden, 'in-flight', headCount),
    delayed: firstOf(hidden, 'delayed', headCount),
  }
}

export function viewLedger(queue: Readonly<QueueState>): QueueLedger {
  return { ...queue.ledger, ...queue.counts }
}

/** A message by its id: walks the queue, so it is for one message that somebody looks at. */
export function findMessage(queue: Readonly<QueueState>, messageId: string): MessageView | undefined {
  const message = findStored(queue, messageId)
  if (message === undefined) return undefined
  return {
    ...viewQueued(message),
    body: message.body,
    attributes: message.attributes ?? undefined,
    system: message.system ?? undefined,
    sender: message.sender,
    lastReceivedAt: message.lastReceivedAt ?? undefined,
    totalReceives: message.earlierReceives + message.receives,
    deadLetterSource: message.deadLetterSource ?? undefined,
  }
}

export interface AttributeView {
  readonly name: string
  /** Text, or base64 for bytes. */
  readonly value: string
  readonly type: string
}

export function messageAttributesOf({ attributes }: Pick<MessageView, 'attributes'>): readonly AttributeView[] {
  return Object.entries(attributes ?? {}).map(([name, { DataType: type, StringValue: text, BinaryValue: bytes }]) => ({
    name,
    value: text ?? bytes ?? '',
    type,
  }))
}

export function findStored(queue: Readonly<QueueState>, messageId: string): Readonly<StoredMessage> | undefined {
  for (const key in queue.messages) if (queue.messages[key]?.messageId === messageId) return queue.messages[key]
  return undefined
}

function viewQueued(message: Readonly<StoredMessage>): QueuedMessage {
  const { messageId, trail, status, sentAt, receives, visibleAt, spanMs, bytes } = message
  const receiver: ResourceKey | undefined = message.receiver ?? undefined
  return {
    messageId,
    trail,
    status,
    sentAt,
    receives,
    firstReceivedAt: message.firstReceivedAt ?? undefined,
    visibleAt,
    spanMs,
    receiver,
    bytes,
  }
}

function firstOf(messages: readonly StoredMessage[], status: MessageStatus, most: number): readonly QueuedMessage[] {
  const found: QueuedMessage[] = []
  for (const message of messages) {
    if (found.length >= most) break
    if (message.status === status) found.push(viewQueued(message))
  }
  return found
}

function isVisibleSooner(a: StoredMessage, b: StoredMessage): number {
  return a.visibleAt - b.visibleAt || a.ordinal - b.ordinal
}
