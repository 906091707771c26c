/**
 * The message groups of a FIFO queue. A message can be received when it is visible and no earlier message of its group is
 * hidden (recorded; AWS's page says the whole group is locked). So a group can be served when its first message can, and
 * then gives its messages up to the first hidden one.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-understanding-logic.html
 */
import { heapify, heapPop, heapPush } from '../../../base/heap.ts'
import type { FifoGroup, FifoState, LineEntry } from './fifo-state.ts'
import type { QueueState, StoredMessage } from './state.ts'
import { messageAt } from './stored.ts'

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-fifo.html */
export const searchedMessages = 120_000

export function groupOf(fifo: Readonly<FifoState>, id: string): FifoGroup | undefined {
  return fifo.groups[`group-${id}`]
}

/** A message that was just stored, still visible, goes to the end of its group. */
export function joinGroup(queue: QueueState, fifo: FifoState, message: StoredMessage): void {
  const { ordinal } = message
  const id = message.group ?? ''
  const group = (fifo.groups[`group-${id}`] ??= { id, first: ordinal, last: ordinal, messages: 0, visible: 0, inFlight: 0, turn: null })
  message.neighbours = { before: group.messages > 0 ? group.last : 0, after: 0 }
  const before = group.messages > 0 ? messageAt(queue, group.last) : undefined
  if (before?.neighbours) before.neighbours.after = ordinal
  group.last = ordinal
  group.messages++
  if (fifo.withinHorizon < searchedMessages) {
    fifo.withinHorizon++
    fifo.horizon = ordinal
  }
}

/** A message that is gone from the stock leaves its group; the next message of the queue comes within the horizon. */
export function leaveGroup(queue: QueueState, fifo: FifoState, message: StoredMessage): void {
  const group = groupOf(fifo, message.group ?? '')
  const neighbours = message.neighbours
  if (group === undefined || neighbours === null) return
  const before = messageAt(queue, neighbours.before)
  const after = messageAt(queue, neighbours.after)
  if (before?.neighbours) before.neighbours.after = neighbours.after
  else group.first = neighbours.after
  if (after?.neighbours) after.neighbours.before = neighbours.before
  else group.last = neighbours.before
  group.messages--
  if (group.messages === 0) delete fifo.groups[`group-${group.id}`]
  else settleGroup(queue, fifo, group)
  if (message.ordinal <= fifo.horizon) moveHorizon(queue, fifo)
}

function moveHorizon(queue: QueueState, fifo: FifoState): void {
  fifo.withinHorizon--
  for (let ordinal = fifo.horizon + 1; ordinal < queue.nextOrdinal; ordinal++) {
    const message = messageAt(queue, ordinal)
    if (message === undefined) continue
    fifo.horizon = ordinal
    fifo.withinHorizon++
    const group = groupOf(fifo, message.group ?? '')
    if (group?.first === ordinal) settleGroup(queue, fifo, group)
    return
  }
}

/** To be called whenever the first message of a group changed or changed its status: the group enters the line or leaves it. */
export function settleGroup(queue: QueueState, fifo: FifoState, group: FifoGroup): void {
  if (!isServable(queue, fifo, group)) group.turn = null
  else if (group.turn === null) {
    group.turn = fifo.nextTurn++
    heapPush(fifo.line, { turn: group.turn, group: group.id }, isEarlier)
    sweepLine(fifo)
  }
}

function isServable(queue: Readonly<QueueState>, fifo: Readonly<FifoState>, group: Readonly<FifoGroup>): boolean {
  return group.first <= fifo.horizon && messageAt(queue, group.first)?.status === 'visible'
}

/** Takes the group whose turn it is out of the line. */
export function takeGroup(fifo: FifoState): FifoGroup | undefined {
  for (;;) {
    const entry = heapPop(fifo.line, isEarlier)
    if (entry === undefined) return undefined
    const group = groupOf(fifo, entry.group)
    if (group?.turn !== entry.turn) continue
    group.turn = null
    return group
  }
}

export function hasServableGroup(fifo: FifoState): boolean {
  for (let entry = fifo.line[0]; entry !== undefined; entry = fifo.line[0]) {
    if (groupOf(fifo, entry.group)?.turn === entry.turn) return true
    heapPop(fifo.line, isEarlier)
  }
  return false
}

/** The message before which this one has to wait: the earliest hidden one of its group, if it stands in front. */
export function lockedBy(
  queue: Readonly<QueueState>,
  fifo: Readonly<FifoState>,
  message: Readonly<StoredMessage>,
): StoredMessage | undefined {
  const group = groupOf(fifo, message.group ?? '')
  for (let ordinal = group?.first ?? 0; ordinal !== 0 && ordinal < message.ordinal; ) {
    const earlier = messageAt(queue, ordinal)
    if (earlier === undefined) return undefined
    if (earlier.status !== 'visible') return earlier
    ordinal = earlier.neighbours?.after ?? 0
  }
  return undefined
}

/** Entries that are out of date are swept away once they outnumber the rest. */
function sweepLine(fifo: FifoState): void {
  if (fifo.line.length <= 3 * fifo.withinHorizon + 1024) return
  fifo.line = fifo.line.filter(({ group, turn }) => groupOf(fifo, group)?.turn === turn)
  heapify(fifo.line, isEarlier)
}

export function isEarlier(a: LineEntry, b: LineEntry): boolean {
  return a.turn < b.turn
}
