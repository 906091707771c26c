/**
 * At-least-once delivery: a host that missed a receive gives the message once more while it is in flight, and a host that
 * missed a delete gives it once more afterwards. Both are receives, not messages: they stand in no ledger.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/standard-queues-at-least-once-delivery.html
 */
import type { ResourceKey, Step } from '../../kernel/index.ts'
import { realismOf } from './realism.ts'
import type { ExtraCopy, QueueState, StoredMessage } from './state.ts'
import { messageAt } from './stored.ts'

const longestAbsenceSeconds = 60

/** After a receive: perhaps a host did not hear of it. A message that may not be received again has no copies. */
export function perhapsLeaveCopy(step: Step, key: ResourceKey, queue: QueueState, message: StoredMessage, rate: number): void {
  if (step.random(key, 'duplicate') >= rate) return
  const most = queue.settings.redrive?.maxReceiveCount ?? Infinity
  if (message.receives < most) queue.copies.push({ ordinal: message.ordinal, receive: message.receives })
}

/** After a delete: perhaps a host did not hear of it. `message` is out of the stock already. */
export function perhapsLeaveGhost(step: Step, key: ResourceKey, queue: QueueState, message: StoredMessage): void {
  const { ghostRate } = realismOf(step, queue)
  if (ghostRate === 0 || step.random(key, 'ghost') >= ghostRate) return
  const absenceMs = 1000 * (1 + Math.floor(step.random(key, 'absence') * longestAbsenceSeconds))
  queue.ghosts.push({ message, returnsAt: step.now + absenceMs })
  step.schedule(absenceMs, 'patience', { to: 'sqs', timer: 'ReturnGhost', data: { queue: key } })
  const { messageId, trail } = message
  step.emit('sqs.DeleteMissedCopy', key, { messageId, trail, returnsAt: step.now + absenceMs })
}

/** Copies of messages in flight that can be received now, up to `most`; they are not offered again. */
export function takeCopies(queue: QueueState, most: number): StoredMessage[] {
  if (queue.copies.length === 0) return none
  const taken: StoredMessage[] = []
  queue.copies = queue.copies.filter((copy) => {
    const message = validCopy(queue, copy)
    if (message === undefined) return false
    if (taken.length >= most) return true
    taken.push(message)
    return false
  })
  return taken
}

/** Ghosts whose host is back, up to `most`; what is older than the retention is forgotten. */
export function takeGhosts(queue: QueueState, most: number, now: number): StoredMessage[] {
  if (queue.ghosts.length === 0) return none
  const taken: StoredMessage[] = []
  queue.ghosts = queue.ghosts.filter(({ message, returnsAt }) => {
    if (now - message.sentAt >= queue.settings.retentionMs) return false
    if (returnsAt > now || taken.length >= most) return true
    taken.push(message)
    return false
  })
  return taken
}

const none: StoredMessage[] = []

export function hasExtraCopies(queue: Readonly<QueueState>, now: number): boolean {
  if (queue.copies.length === 0 && queue.ghosts.length === 0) return false
  return (
    queue.copies.some((copy) => validCopy(queue, copy) !== undefined) ||
    queue.ghosts.some(({ message, returnsAt }) => returnsAt <= now && now - message.sentAt < queue.settings.retentionMs)
  )
}

/** Whether one more receive can get this message although it is in flight. */
export function hasCopy(queue: Readonly<QueueState>, message: Readonly<StoredMessage>): boolean {
  return queue.copies.some((copy) => copy.ordinal === message.ordinal && validCopy(queue, copy) !== undefined)
}

function validCopy(queue: Readonly<QueueState>, { ordinal, receive }: ExtraCopy): StoredMessage | undefined {
  const message = messageAt(queue, ordinal)
  return message?.status === 'in-flight' && message.receives === receive ? message : undefined
}
