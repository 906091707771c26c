/**
 * The stock of a queue: how messages enter, hide, show and leave. Every change of a message's status is made here, so that
 * the counts are kept in one place and are never counted anew.
 */
import { heapify, heapPop, heapPush } from '../../../base/heap.ts'
import { dropStaleDeadlines, sweepDeadlines } from './deadlines.ts'
import { isPlacedBefore, meetTenant, partFromTenant, tenantOf } from './fairness.ts'
import { groupOf, joinGroup, leaveGroup, settleGroup } from './fifo-groups.ts'
import type { Place } from './fair-state.ts'
import type { QueueState, RetentionEntry, StoredMessage } from './state.ts'
import { forgetMessage, keepMessage, messageAt } from './stored.ts'

/** What a message brings along; the rest of its life belongs to the queue it comes to. */
export type Arriving = Pick<
  StoredMessage,
  | 'messageId'
  | 'trail'
  | 'body'
  | 'bytes'
  | 'sentAt'
  | 'sender'
  | 'attributes'
  | 'system'
  | 'deadLetterSource'
  | 'earlierReceives'
  | 'firstReceivedAt'
  | 'md5'
>

/**
 * Received so often and not deleted, a message of a standard queue goes to the back and no longer counts as the oldest.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
 */
export const poisonReceives = 3

/** Takes a message in, visible at once or after a delay. */
export function putMessage(queue: QueueState, arriving: Arriving, now: number, delayMs: number): StoredMessage {
  const message = arrivedMessage(queue, arriving, now)
  const { ordinal, group } = message
  keepMessage(queue, message)
  heapPush(queue.retention, { sentAt: message.sentAt, ordinal }, isSentBefore)
  if (queue.fifo !== null) joinGroup(queue, queue.fifo, message)
  else if (group !== null) meetTenant(queue, group, now)
  count(queue, message, 1)
  if (delayMs > 0) hideMessage(queue, message, 'delayed', now, delayMs)
  else putInLine(queue, message)
  return message
}

function arrivedMessage(queue: QueueState, arriving: Arriving, now: number): StoredMessage {
  return {
    ordinal: queue.nextOrdinal++,
    messageId: arriving.messageId,
    trail: arriving.trail,
    body: arriving.body,
    bytes: arriving.bytes,
    sentAt: arriving.sentAt,
    sender: arriving.sender,
    attributes: arriving.attributes,
    system: arriving.system,
    group: arriving.system?.['MessageGroupId'] ?? null,
    enteredAt: now,
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
    place: queue.nextPlace++,
    duplicates: 0,
    neighbours: null,
    md5: arriving.md5,
  }
}

/** The visible message of a standard queue that stands first, taken from the line but not from the stock. */
export function takeFirstVisible(queue: QueueState): StoredMessage | undefined {
  for (;;) {
    const ordinal = takeFirstPlace(queue)
    if (ordinal === undefined) return undefined
    const message = messageAt(queue, ordinal)
    if (message !== undefined) return message
  }
}

function takeFirstPlace(queue: QueueState): number | undefined {
  const atBack = queue.back[0]
  if (atBack === undefined) return heapPop(queue.visible, isSmaller)
  const first = queue.visible[0]
  const isBackFirst = first === undefined || atBack.place < (messageAt(queue, first)?.place ?? 0)
  return isBackFirst ? heapPop(queue.back, isPlacedBefore)?.ordinal : heapPop(queue.visible, isSmaller)
}

/** A visible message takes its place in the line: of the queue, of the poison ones, or as one of its group. */
export function putInLine(queue: QueueState, message: StoredMessage): void {
  if (queue.fifo !== null) settle(queue, message)
  else if (message.receives < poisonReceives) heapPush(queue.visible, message.ordinal, isSmaller)
  else heapPush(queue.back, { place: message.place, ordinal: message.ordinal }, isPlacedBefore)
}

/** A place in the line that was held for a tenant. */
export function putBackPlace(queue: QueueState, { ordinal }: Place): void {
  const message = messageAt(queue, ordinal)
  if (message !== undefined) putInLine(queue, message)
}

/** A message that can be received again after a receive: to where it stood, or to the back when it is poison. */
export function returnToLine(queue: QueueState, message: StoredMessage): void {
  if (queue.fifo === null && message.receives >= poisonReceives) message.place = queue.nextPlace++
  putInLine(queue, message)
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
  if (queue.fifo !== null) settle(queue, message)
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
  returnToLine(queue, message)
}

function settle(queue: QueueState, message: StoredMessage): void {
  const group = queue.fifo && groupOf(queue.fifo, message.group ?? '')
  if (queue.fifo && group) settleGroup(queue, queue.fifo, group)
}

/** Takes a message out of the stock, whatever its status. */
export function dropMessage(queue: QueueState, message: StoredMessage): void {
  count(queue, message, -1)
  if (message.slot >= 0) leaveHidden(queue, message)
  forgetMessage(queue, message.ordinal)
  if (queue.retention[0]?.ordinal === message.ordinal) dropGoneFromRetention(queue)
  if (queue.deadlines[0]?.ordinal === message.ordinal) dropStaleDeadlines(queue)
  if (queue.fifo !== null) leaveGroup(queue, queue.fifo, message)
  else if (queue.fair !== null && message.group !== null) partFromTenant(queue.fair, message.group)
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
  if (message.group !== null) countInGroup(queue, message, by)
}

function countInGroup(queue: QueueState, { group: id, status }: StoredMessage, by: number): void {
  const fifoGroup = queue.fifo && groupOf(queue.fifo, id ?? '')
  const tenant = queue.fifo ? undefined : tenantOf(queue, id ?? '')
  if (tenant) tenant.messages += by
  for (const group of [fifoGroup, tenant]) {
    if (!group) continue
    if (status === 'visible') group.visible += by
    else if (status === 'in-flight') group.inFlight += by
  }
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
  sweepDeadlines(queue, most)
  if (queue.retention.length > most) {
    queue.retention = queue.retention.filter((entry) => messageAt(queue, entry.ordinal) !== undefined)
    heapify(queue.retention, isSentBefore)
  }
  if (queue.visible.length > most) {
    queue.visible = queue.visible.filter((ordinal) => messageAt(queue, ordinal) !== undefined)
    heapify(queue.visible, isSmaller)
  }
  if (queue.back.length > most) {
    queue.back = queue.back.filter(({ ordinal }) => messageAt(queue, ordinal) !== undefined)
    heapify(queue.back, isPlacedBefore)
  }
}

export function isSmaller(a: number, b: number): boolean {
  return a < b
}

export function isSentBefore(a: RetentionEntry, b: RetentionEntry): boolean {
  return a.sentAt < b.sentAt || (a.sentAt === b.sentAt && a.ordinal < b.ordinal)
}
