/**
 * Which messages a receive gets. A standard queue gives what stands first on the hosts that were asked, nearly in order,
 * noisy tenants last; a FIFO queue gives as much as it can of one group before the next.
 */
import { sqsLimits } from '../../../aws/services/sqs.ts'
import type { ResourceKey, Step } from '../../kernel/index.ts'
import { isOfNoisyTenant, judgeTenant, setAside, takeFromNoisy } from './fairness.ts'
import { groupOf, settleGroup, takeGroup } from './fifo-groups.ts'
import type { FifoGroup, FifoState } from './fifo-state.ts'
import { moveToDeadLetter, redriveTarget } from './redrive.ts'
import { isOnAskedHost, type HostSample } from './sampling.ts'
import type { QueueState, Realism, StoredMessage } from './state.ts'
import { putInLine, takeFirstVisible } from './stock.ts'
import { messageAt } from './stored.ts'

/** How far a message can be overtaken. */
const longestLeap = 4

/**
 * Messages of a standard queue, taken from the line. One that was received too often is moved on the way; one that is on no
 * host that was asked stays; now and then one overtakes a few that stand before it.
 */
export function chooseFromLine(
  step: Step,
  key: ResourceKey,
  queue: QueueState,
  most: number,
  { realism: { inversionRate }, sample }: { readonly realism: Realism; readonly sample: HostSample | undefined },
): StoredMessage[] {
  const taken: StoredMessage[] = []
  const missed: StoredMessage[] = []
  const overtaken: StoredMessage[] = []
  /** How many more are to be overtaken; -1 where there are none left to overtake. */
  let leap = 0
  while (taken.length < most && queue.counts.inFlight + taken.length < sqsLimits.inFlightMessages) {
    const message = nextInLine(step, key, queue, taken)
    if (message === undefined) {
      if (overtaken.length === 0) break
      putAllInLine(queue, overtaken)
      leap = -1
      continue
    }
    const target = redriveTarget(step, queue, message)
    if (sample !== undefined && !isOnAskedHost(sample, message.ordinal)) missed.push(message)
    else if (target !== undefined) moveToDeadLetter(step, key, queue, message, target)
    else {
      const isLast = queue.counts.visible - taken.length - missed.length - overtaken.length <= 1
      if (inversionRate > 0 && leap === 0 && !isLast && overtaken.length === 0) leap = drawLeap(step, key, inversionRate)
      if (leap > 0) {
        leap--
        overtaken.push(message)
      } else {
        taken.push(message)
        putAllInLine(queue, overtaken)
      }
    }
  }
  putAllInLine(queue, missed)
  return taken
}

function drawLeap(step: Step, key: ResourceKey, rate: number): number {
  return step.random(key, 'order') < rate ? 1 + Math.floor(step.random(key, 'leap') * longestLeap) : 0
}

function putAllInLine(queue: QueueState, messages: StoredMessage[]): void {
  if (messages.length === 0) return
  for (const message of messages) putInLine(queue, message)
  messages.length = 0
}

/** Messages of noisy tenants step aside until there is nothing else. */
function nextInLine(step: Step, key: ResourceKey, queue: QueueState, taken: readonly StoredMessage[]): StoredMessage | undefined {
  for (;;) {
    const message = takeFirstVisible(queue)
    if (message === undefined) return takeFromNoisy(queue, taken)
    judgeTenant(step, key, queue, message.group)
    if (!isOfNoisyTenant(queue, message)) return message
    setAside(queue, message)
  }
}

export interface FromGroups {
  readonly taken: readonly StoredMessage[]
  /** The groups that were served, in that order. */
  readonly served: readonly string[]
}

/** Messages of a FIFO queue: of each group up to its first hidden message. Its in-flight limit is silent. */
export function chooseFromGroups(step: Step, key: ResourceKey, queue: QueueState, fifo: FifoState, most: number): FromGroups {
  const taken: StoredMessage[] = []
  const served: string[] = []
  const room = Math.min(most, sqsLimits.inFlightMessages - queue.counts.inFlight)
  while (taken.length < room) {
    const group = takeGroup(fifo)
    if (group === undefined) break
    // A redrive can bring a group back into the line while it is being served.
    if (served.includes(group.id)) continue
    served.push(group.id)
    takeFromGroup(step, key, queue, group, { taken, room })
  }
  return { taken, served }
}

function takeFromGroup(
  step: Step,
  key: ResourceKey,
  queue: QueueState,
  group: FifoGroup,
  { taken, room }: { readonly taken: StoredMessage[]; readonly room: number },
): void {
  for (let ordinal = group.first; ordinal !== 0 && taken.length < room; ) {
    const message = messageAt(queue, ordinal)
    if (message?.status !== 'visible') return
    ordinal = message.neighbours?.after ?? 0
    const target = redriveTarget(step, queue, message)
    if (target === undefined) taken.push(message)
    else moveToDeadLetter(step, key, queue, message, target)
  }
}

/** Groups that were served go behind the others, in the order in which they were served, as far as they can be served again. */
export function sendToEndOfLine(queue: QueueState, fifo: FifoState, served: readonly string[]): void {
  for (const id of served) {
    const group = groupOf(fifo, id)
    if (group === undefined) continue
    group.turn = null
    settleGroup(queue, fifo, group)
  }
}
