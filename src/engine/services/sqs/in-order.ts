/** The visible messages in the order in which they would be received, and the lanes of a FIFO queue: looked at, not touched. */
import { heapPop, heapPush, type Before } from '../../../base/heap.ts'
import { isOfNoisyTenant, isPlacedBefore } from './fairness.ts'
import { groupOf, isEarlier } from './fifo-groups.ts'
import type { FifoGroup, FifoState } from './fifo-state.ts'
import type { QueueState, StoredMessage } from './state.ts'
import { isSmaller } from './stock.ts'
import { messageAt } from './stored.ts'

/** At most `most`. Poison messages stand where they went to, those of noisy tenants behind the others, locked ones last. */
export function firstVisible(queue: Readonly<QueueState>, most: number): StoredMessage[] {
  if (queue.fifo !== null) return firstOfGroups(queue, queue.fifo, most)
  const found = messagesOfHeap(queue, queue.visible, isSmaller, (ordinal) => ordinal, most)
  if (queue.back.length > 0) {
    found.push(...messagesOfHeap(queue, queue.back, isPlacedBefore, ({ ordinal }) => ordinal, most))
    found.sort((a, b) => a.place - b.place)
  }
  if (queue.fair === null || queue.fair.noisy.length === 0) return found.slice(0, most)
  const aside = queue.fair.noisy.flatMap((id) =>
    messagesOfHeap(queue, queue.fair?.tenants[`tenant-${id}`]?.aside ?? [], isPlacedBefore, ({ ordinal }) => ordinal, most),
  )
  const noisy = [...found.filter((message) => isOfNoisyTenant(queue, message)), ...aside].toSorted((a, b) => a.place - b.place)
  return [...found.filter((message) => !isOfNoisyTenant(queue, message)), ...noisy].slice(0, most)
}

/** Groups that can be served in their turn, then the others; at most `most`. */
export function groupsInOrder(fifo: Readonly<FifoState>, most: number): FifoGroup[] {
  const found: FifoGroup[] = []
  walkHeap(fifo.line, isEarlier, ({ group: id, turn }) => {
    const group = groupOf(fifo, id)
    if (group?.turn === turn) found.push(group)
    return found.length < most
  })
  for (const key in fifo.groups) {
    if (found.length >= most) break
    const group = fifo.groups[key]
    if (group?.turn === null) found.push(group)
  }
  return found
}

/** The messages of a group in their order. */
export function* messagesOfGroup(queue: Readonly<QueueState>, group: Readonly<FifoGroup>): Generator<StoredMessage> {
  for (let message = messageAt(queue, group.first); message !== undefined; message = messageAt(queue, message.neighbours?.after ?? 0))
    yield message
}

function firstOfGroups(queue: Readonly<QueueState>, fifo: Readonly<FifoState>, most: number): StoredMessage[] {
  const found: StoredMessage[] = []
  const locked: StoredMessage[] = []
  for (const group of groupsInOrder(fifo, Infinity)) {
    let isOpen = group.turn !== null
    for (const message of messagesOfGroup(queue, group)) {
      if (message.status !== 'visible') isOpen = false
      else if (isOpen) found.push(message)
      else locked.push(message)
      if (found.length >= most) return found
      if (locked.length > most) break
    }
  }
  return [...found, ...locked].slice(0, most)
}

function messagesOfHeap<T>(
  queue: Readonly<QueueState>,
  heap: readonly T[],
  before: Before<T>,
  ordinalOf: (item: T) => number,
  most: number,
): StoredMessage[] {
  const found: StoredMessage[] = []
  walkHeap(heap, before, (item) => {
    const message = messageAt(queue, ordinalOf(item))
    if (message !== undefined) found.push(message)
    return found.length < most
  })
  return found
}

/** Visits the items of a heap in their order, as long as `visit` says so. */
function walkHeap<T>(heap: readonly T[], before: Before<T>, visit: (item: T) => boolean): void {
  const open: number[] = heap.length > 0 ? [0] : []
  const isSooner = (a: number, b: number): boolean => before(heap[a] as T, heap[b] as T)
  for (let place = heapPop(open, isSooner); place !== undefined; place = heapPop(open, isSooner)) {
    if (!visit(heap[place] as T)) return
    for (const child of [2 * place + 1, 2 * place + 2]) if (child < heap.length) heapPush(open, child, isSooner)
  }
}
