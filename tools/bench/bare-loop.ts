// The reference of the engine's benches: a discrete-event loop that only has the bare means. The kernel's own heap, one queue
// object, one message object and one trace record per event; no services, no checks, no hash.
import { heapPop, heapPush } from '../../src/base/heap.ts'

interface Item {
  readonly at: number
  readonly sequence: number
  readonly message: Message
}

interface Message {
  readonly id: number
  receives: number
}

const isBefore = (a: Item, b: Item): boolean => a.at < b.at || (a.at === b.at && a.sequence < b.sequence)

/** Events per second with `pending` items on the agenda, over `events` events. */
export function bareEventsPerSecond(pending: number, events: number): number {
  const agenda: Item[] = []
  const queue: { visible: Message[]; received: number } = { visible: [], received: 0 }
  let sequence = 0
  for (let index = 0; index < pending; index++) {
    heapPush(agenda, { at: index % 1_000, sequence: sequence++, message: { id: index, receives: 0 } }, isBefore)
  }
  const trace: object[] = []
  const began = performance.now()
  for (let step = 0; step < events; step++) {
    const item = heapPop(agenda, isBefore) as Item
    const message = { ...item.message, receives: item.message.receives + 1 }
    queue.visible.push(message)
    const received = queue.visible.pop() as Message
    queue.received++
    trace[step % 50_000] = { step, time: item.at, sequence: item.sequence, type: 'received', message: received }
    heapPush(agenda, { at: item.at + 1_000 + (step % 7), sequence: sequence++, message: received }, isBefore)
  }
  return events / ((performance.now() - began) / 1_000)
}
