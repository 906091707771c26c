/**
 * The stock of a queue: how messages enter, hide, show and leave. Every change of a message's status is made here, so that
 * the counts are kept in one place and are never counted anew.
 */
import { heapify, heapPop, heapPush } from '../../../base/heap.ts'
import type { QueueState, RetentionEntry, StoredMessage } from './state.ts'

type Arriving = Omit<StoredMessage, 'ordinal' | 'status' | 'receives' | 'lastReceivedAt' | 'visibleAt' | 'spanMs' | 'receiver' | 'slot'>

export function messageAt(queue: Readonly<QueueState>, ordinal: number): StoredMessage | undefined {
  return queue.messages[`message-${ordinal}`]
}

/** Takes a message in, visible at once or after a delay. */
export function putMessage(queue: QueueState, arriving: Arriving, now: number, delayMs: number): StoredMessage {
  const ordinal = queue.nextOrdinal++
  const message: StoredMessage = {
    ordinal,
    messageId: arriving.messageId,
    trail: arriving.trail,
    body: arriving.body,
    bytes: arriving.bytes,
    sentAt: arriving.sentAt,
    sender: arriving.sender,
    attributes: arriving.attributes,
    system: arriving.system,
    deadLetterSource: arriving.deadLetterSource,
    earlierReceives: arriving.earlierReceives,
    status: 'visible',
    receives: 0,
    firstReceivedAt: arriving.firstReceivedAt,
    lastReceivedAt: null,
    visibleAt: now,
    spanMs: 0,
    receiver: null,
    slot: -1,
    md5: arriving.md5,
  }
  queue.messages[`message-${ordinal}`] = message
  heapPush(queue.retention, { sentAt: message.sentAt, ordinal }, isSentBefore)
  queue.counts.visible++
  if (delayMs > 0) hideMessage(queue, message, 'delayed', now, delayMs)
  else heapPush(queue.visible, ordinal, isSmaller)
  return message
}

/** The visible message that stands first, taken from the line but not from the stock. */
export function takeFirstVisible(queue: QueueState): StoredMessage | undefined {
  for (;;) {
    const ordinal = heapPop(queue.visible, isSmaller)
    if (ordinal === undefined) return undefined
    const message = messageAt(queue, ordinal)
    if (message !== undefined) return message
  }
}

/** Puts a message back that `takeFirstVisible` took. */
export function putBackVisible(queue: QueueState, message: StoredMessage): void {
  heapPush(queue.visible, message.ordinal, isSmaller)
}

/** A message that stands in no line becomes delayed or in flight. */
export function hideMessage(queue: QueueState, message: StoredMessage, status: 'in-flight' | 'delayed', now: number, spanMs: number): void {
  count(queue, message, -1)
  message.status = status
  message.visibleAt = now + spanMs
  message.spanMs = spanMs
  message.slot = queue.hidden.length
  queue.hidden.push(message.ordinal)
  count(queue, message, 1)
}

/** A hidden message can be received again. */
export function showMessage(queue: QueueState, message: StoredMessage, now: number): void {
  count(queue, message, -1)
  leaveHidden(queue, message)
  message.status = 'visible'
  message.visibleAt = now
  message.spanMs = 0
  message.receiver = null
  count(queue, message, 1)
  heapPush(queue.visible, message.ordinal, isSmaller)
}

/** Takes a message out of the stock, whatever its status. */
export function dropMessage(queue: QueueState, message: StoredMessage): void {
  count(queue, message, -1)
  if (message.slot >= 0) leaveHidden(queue, message)
  delete queue.messages[`message-${message.ordinal}`]
  if (queue.retention[0]?.ordinal === message.ordinal) dropGoneFromRetention(queue)
  sweep(queue)
}

export function stockSize(queue: Readonly<QueueState>): number {
  return queue.counts.visible + queue.counts.inFlight + queue.counts.delayed
}

/** The last in the list takes the place of the one that leaves. */
function leaveHidden(queue: QueueState, message: StoredMessage): void {
  const last = queue.hidden.pop() as number
  if (last !== message.ordinal) {
    queue.hidden[message.slot] = last
    ;(messageAt(queue, last) as StoredMessage).slot = message.slot
  }
  message.slot = -1
}

function count(queue: QueueState, message: StoredMessage, by: number): void {
  if (message.status === 'visible') queue.counts.visible += by
  else if (message.status === 'in-flight') queue.counts.inFlight += by
  else queue.counts.delayed += by
}

function dropGoneFromRetention(queue: QueueState): void {
  let top = queue.retention[0]
  while (top !== undefined && messageAt(queue, top.ordinal) === undefined) {
    heapPop(queue.retention, isSentBefore)
    top = queue.retention[0]
  }
}

/** Entries of messages that left out of turn are swept away once they outnumber the rest: constant work per message. */
function sweep(queue: QueueState): void {
  const most = 3 * stockSize(queue) + 1024
  if (queue.retention.length > most) {
    queue.retention = queue.retention.filter((entry) => messageAt(queue, entry.ordinal) !== undefined)
    heapify(queue.retention, isSentBefore)
  }
  if (queue.visible.length > most) {
    queue.visible = queue.visible.filter((ordinal) => messageAt(queue, ordinal) !== undefined)
    heapify(queue.visible, isSmaller)
  }
}

function isSmaller(a: number, b: number): boolean {
  return a < b
}

function isSentBefore(a: RetentionEntry, b: RetentionEntry): boolean {
  return a.sentAt < b.sentAt || (a.sentAt === b.sentAt && a.ordinal < b.ordinal)
}

/** The first visible messages in line, without touching the line: walks the heap from its top. */
export function firstVisible(queue: Readonly<QueueState>, most: number): StoredMessage[] {
  const found: StoredMessage[] = []
  const open: number[] = queue.visible.length > 0 ? [0] : []
  const isSooner = (a: number, b: number): boolean => (queue.visible[a] as number) < (queue.visible[b] as number)
  while (found.length < most) {
    const place = heapPop(open, isSooner)
    if (place === undefined) break
    const message = messageAt(queue, queue.visible[place] as number)
    if (message !== undefined) found.push(message)
    for (const child of [2 * place + 1, 2 * place + 2]) if (child < queue.visible.length) heapPush(open, child, isSooner)
  }
  return found
}
