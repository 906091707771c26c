/** The messages of a queue in the order in which a person reads them, looked at without receiving any. */
import { firstVisible } from './in-order.ts'
import { messageAt } from './stored.ts'
import type { MessageStatus, QueueState, StoredMessage } from './state.ts'

/** Those in flight, the soonest back first; then the line, its head first; then the delayed ones. At most `most`. */
export function messagesInOrder(queue: Readonly<QueueState>, status: MessageStatus | undefined, most: number): StoredMessage[] {
  const of = (wanted: MessageStatus, least: number): readonly StoredMessage[] => {
    if (status !== undefined && status !== wanted) return []
    return wanted === 'visible' ? firstVisible(queue, least) : hiddenMessages(queue, wanted).slice(0, least)
  }
  const inFlight = of('in-flight', most)
  const visible = inFlight.length < most ? of('visible', most - inFlight.length) : []
  const left = most - inFlight.length - visible.length
  return [...inFlight, ...visible, ...(left > 0 ? of('delayed', left) : [])]
}

function hiddenMessages(queue: Readonly<QueueState>, status: MessageStatus): StoredMessage[] {
  const found = queue.hidden.map((ordinal) => messageAt(queue, ordinal) as StoredMessage).filter((message) => message.status === status)
  return found.toSorted((a, b) => a.visibleAt - b.visibleAt || a.ordinal - b.ordinal)
}
