/**
 * Visibility timeouts: how a received message comes back.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html
 */
import type { ResourceKey, Step } from '../../kernel/index.ts'
import { judgeTenant, noteProcessing } from './fairness.ts'
import { setDeadline } from './deadlines.ts'
import { serveWaiters } from './receive.ts'
import type { QueueState, StoredMessage } from './state.ts'
import { poisonReceives, showMessage } from './stock.ts'
import { messageAt } from './stored.ts'

/** The deadline has passed and nobody deleted it: the message can be received again. */
export function endVisibilityTimeout(step: Step, key: ResourceKey, queue: QueueState, message: StoredMessage): void {
  const redrive = queue.settings.redrive
  release(step, key, queue, message)
  const { messageId, trail, receives } = message
  const isPoison = queue.fifo === null && receives >= poisonReceives
  step.emit('sqs.VisibilityExpired', key, {
    messageId,
    trail,
    receives,
    ...(redrive && { maxReceiveCount: redrive.maxReceiveCount }),
    ...(isPoison && { to: 'back' }),
  })
  serveWaiters(step, key, queue)
}

/** The holder asks for more time, for less, or (0) gives the message back. */
export function changeVisibility(step: Step, key: ResourceKey, queue: QueueState, ordinal: number, spanMs: number): void {
  const message = messageAt(queue, ordinal)
  if (message === undefined) return
  const { messageId, trail } = message
  step.emit('sqs.VisibilityChanged', key, { messageId, trail, visibleAt: step.now + spanMs })
  if (spanMs === 0) {
    release(step, key, queue, message)
    serveWaiters(step, key, queue)
    return
  }
  message.visibleAt = step.now + spanMs
  message.spanMs = spanMs
  setDeadline(step, key, queue, message)
}

function release(step: Step, key: ResourceKey, queue: QueueState, message: StoredMessage): void {
  if (queue.fair !== null) noteProcessing(queue, message, step.now)
  showMessage(queue, message, step.now)
  if (queue.fair !== null) judgeTenant(step, key, queue, message.group)
}
