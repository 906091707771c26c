// The reference of the engine's benches: a discrete-event loop that only has the bare means. The kernel's own heap, one queue
// object, one message object and one trace record per event, folded into the kernel's own rolling hash as every record of the
// trace is (time, sequence, kind, subject, digest of the payload) and kept in a ring; no services, no calls, no checks.
import { digestJson, foldInteger, foldWord, startHash } from '../../src/base/hash.ts'
import { heapPop, heapPush } from '../../src/base/heap.ts'
import { rateOf } from './rounds.ts'

interface Item {
  readonly at: number
  readonly sequence: number
  readonly message: Message
}

type Message = {
  readonly id: number
  readonly receives: number
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
  const hash = startHash(42)
  const trace: object[] = []
  return rateOf(events, () => {
    for (let step = 0; step < events; step++) {
      const item = heapPop(agenda, isBefore) as Item
      const message = { id: item.message.id, receives: item.message.receives + 1 }
      queue.visible.push(message)
      const received = queue.visible.pop() as Message
      queue.received++
      const record = { step, time: item.at, sequence: item.sequence, type: 'Received', subject: 'queue', message: received }
      foldInteger(hash, record.time)
      foldInteger(hash, record.sequence)
      foldWord(hash, digestJson(record.message, digestJson(record.subject, digestJson(record.type))))
      trace[step % 50_000] = record
      heapPush(agenda, { at: item.at + 1_000 + (step % 7), sequence: sequence++, message: received }, isBefore)
    }
  })
}
