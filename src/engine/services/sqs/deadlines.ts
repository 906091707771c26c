/**
 * When visibility timeouts end. Nearly every message is deleted before, so each deadline has its place in a list, and only
 * the first of them stands on the agenda. A message that was deleted, received again or given more time left its deadline behind.
 */
import { heapify, heapPop, heapPush } from '../../../base/heap.ts'
import type { ResourceKey, Step } from '../../kernel/index.ts'
import type { Deadline, QueueState, StoredMessage } from './state.ts'
import { messageAt } from './stored.ts'

/** The end of a message's visibility timeout. It means this receive and this deadline: later ones make it stale. */
export function setDeadline(step: Step, key: ResourceKey, queue: QueueState, { ordinal, receives, visibleAt }: StoredMessage): void {
  // The place among all that is due at that moment is taken now, whenever it comes to stand on the agenda.
  heapPush(queue.deadlines, { at: visibleAt, sequence: step.takeSequence(), ordinal, receive: receives }, isSooner)
  armDeadline(step, key, queue)
}

/** Sees to it that the agenda holds the first deadline. */
export function armDeadline(step: Step, key: ResourceKey, queue: QueueState): void {
  const [first] = queue.deadlines
  if (first === undefined || (queue.armed !== null && !isSooner(first, queue.armed))) return
  queue.armed = { at: first.at, sequence: first.sequence }
  step.schedule(
    first.at - step.now,
    'patience',
    { to: 'sqs', timer: 'ReachDeadline', data: { queue: key, sequence: first.sequence } },
    first.sequence,
  )
}

/** The message whose deadline the armed timer reaches; `undefined` when it is stale. Its deadline is taken from the list. */
export function takeDeadline(queue: QueueState, sequence: number): StoredMessage | undefined {
  queue.armed = null
  const message = queue.deadlines[0]?.sequence === sequence ? messageOf(queue, heapPop(queue.deadlines, isSooner) as Deadline) : undefined
  dropStaleDeadlines(queue)
  return message
}

/** Forgets deadlines that nobody keeps any more, as far as they stand in front. */
export function dropStaleDeadlines(queue: QueueState): void {
  for (let first = queue.deadlines[0]; first !== undefined && messageOf(queue, first) === undefined; first = queue.deadlines[0]) {
    heapPop(queue.deadlines, isSooner)
  }
}

/** Those that were left behind elsewhere in the list. */
export function sweepDeadlines(queue: QueueState, most: number): void {
  if (queue.deadlines.length <= most) return
  queue.deadlines = queue.deadlines.filter((deadline) => messageOf(queue, deadline) !== undefined)
  heapify(queue.deadlines, isSooner)
}

/** Whether the deadline that stands on the agenda is one that nobody keeps any more. */
export function isDeadlineStale(queue: Readonly<QueueState>, sequence: number): boolean {
  const [first] = queue.deadlines
  return first?.sequence !== sequence || messageOf(queue, first) === undefined
}

function messageOf(queue: Readonly<QueueState>, { ordinal, receive, at }: Deadline): StoredMessage | undefined {
  const message = messageAt(queue, ordinal)
  return message?.status === 'in-flight' && message.receives === receive && message.visibleAt === at ? message : undefined
}

type Place = Pick<Deadline, 'at' | 'sequence'>

function isSooner(a: Place, b: Place): boolean {
  return a.at < b.at || (a.at === b.at && a.sequence < b.sequence)
}
