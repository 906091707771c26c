/** What the screen is told about a queue. */
import type { ResourceKey } from '../../kernel/index.ts'
import { groupOf } from './fifo-groups.ts'
import { firstVisible, groupsInOrder, messagesOfGroup } from './in-order.ts'
import { oldestCounted } from './oldest-message.ts'
import type { MessageAttributes, MessageStatus, QueueState, StoredMessage } from './state.ts'
import { messageAt } from './stored.ts'

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
  /** The message group of a FIFO queue, the tenant of a standard one. */
  readonly group: string | undefined
}

/** A message group of a FIFO queue, drawn as a lane. */
export interface GroupLane {
  readonly name: string
  /** Visible messages, whether they can be received or wait behind a hidden one. */
  readonly waiting: number
  readonly inFlight: number
  readonly delayed: number
  /** Of those that wait, how many can be received now; at most the number asked for. */
  readonly receivable: number
  /** Until when its first message is hidden: the group is locked. */
  readonly lockedUntil: number | undefined
}

/** A tenant that takes more than its share, so that others are served first. */
export interface NoisyTenant {
  readonly name: string
  readonly waiting: number
  readonly inFlight: number
  readonly since: number
}

export interface QueueView {
  readonly ledger: QueueLedger
  /** Of the message that AWS's age of the oldest counts: poison messages are left out. */
  readonly oldestSentAt: number | undefined
  /** From when its age counts: for a dead letter the time of the move. */
  readonly oldestEnteredAt: number | undefined
  /** Long polls that wait for a message now. */
  readonly waiting: number
  readonly received: number
  readonly emptyReceives: number
  /** Head of the queue first: at most the number asked for. */
  readonly head: readonly QueuedMessage[]
  readonly inFlight: readonly QueuedMessage[]
  readonly delayed: readonly QueuedMessage[]
  /** Lanes of a FIFO queue, the next to be served first; at most the number asked for. Empty for a standard queue. */
  readonly groups: readonly GroupLane[]
  /** How many groups have messages. */
  readonly groupCount: number
  readonly noisyTenants: readonly NoisyTenant[]
  /** Sends that were taken and forgotten as duplicates. */
  readonly suppressed: number
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
  /** Receives that came while somebody else held it. */
  readonly duplicates: number
  readonly deadLetterSource: string | undefined
}

/** Of the messages at the head, in flight and delayed, at most `headCount` each. */
export function viewQueue(queue: Readonly<QueueState>, headCount: number): QueueView {
  const hidden = queue.hidden.map((ordinal) => messageAt(queue, ordinal) as StoredMessage).toSorted(isVisibleSooner)
  const oldest = oldestCounted(queue)
  return {
    ledger: viewLedger(queue),
    oldestSentAt: oldest?.sentAt,
    oldestEnteredAt: oldest?.enteredAt,
    waiting: queue.waiters.length,
    received: queue.received,
    emptyReceives: queue.emptyReceives,
    head: firstVisible(queue, headCount).map(viewQueued),
    inFlight: firstOf(hidden, 'in-flight', headCount),
    delayed: firstOf(hidden, 'delayed', headCount),
    groups: viewGroups(queue, headCount),
    groupCount: queue.fifo === null ? 0 : Object.keys(queue.fifo.groups).length,
    noisyTenants: viewNoisyTenants(queue),
    suppressed: queue.fifo?.deduplication.suppressed ?? 0,
  }
}

/** Whether a receive would find a message now: in a FIFO queue visible ones may stand behind a hidden one of their group. */
export function hasReceivable({ counts, fifo }: Readonly<QueueState>): boolean {
  if (fifo === null) return counts.visible > 0
  return fifo.line.some(({ group, turn }) => groupOf(fifo, group)?.turn === turn)
}

function viewGroups(queue: Readonly<QueueState>, most: number): readonly GroupLane[] {
  if (queue.fifo === null) return []
  return groupsInOrder(queue.fifo, most).map((group) => {
    const first = messageAt(queue, group.first)
    let receivable = 0
    if (group.turn !== null) {
      for (const { status } of messagesOfGroup(queue, group)) {
        if (status !== 'visible' || receivable >= most) break
        receivable++
      }
    }
    return {
      name: group.id,
      waiting: group.visible,
      inFlight: group.inFlight,
      delayed: group.messages - group.visible - group.inFlight,
      receivable,
      lockedUntil: first === undefined || first.status === 'visible' ? undefined : first.visibleAt,
    }
  })
}

function viewNoisyTenants({ fair }: Readonly<QueueState>): readonly NoisyTenant[] {
  return (fair?.noisy ?? []).flatMap((id) => {
    const tenant = fair?.tenants[`tenant-${id}`]
    if (tenant === undefined || tenant.noisy === null) return []
    return [{ name: id, waiting: tenant.visible, inFlight: tenant.inFlight, since: tenant.noisy.since }]
  })
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
    duplicates: message.duplicates,
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
  for (const page of queue.pages.list) {
    const found = page?.find((message) => message?.messageId === messageId)
    if (found) return found
  }
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
    group: message.group ?? undefined,
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
