/**
 * Visibility timeouts: how a received message comes back.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html
 */
import type { ResourceKey, Step } from '../../kernel/index.ts'
import { scheduleExpiry, serveWaiters } from './receive.ts'
import type { QueueState, StoredMessage } from './state.ts'
import { messageAt, showMessage } from './stock.ts'

/** The deadline has passed and nobody deleted it: the message can be received again. */
export function endVisibilityTimeout(step: Step, key: ResourceKey, queue: QueueState, message: StoredMessage): void {
  const redrive = queue.settings.redrive
  showMessage(queue, message, step.now)
  const { messageId, trail, receives } = message
  step.emit('sqs.VisibilityExpired', key, { messageId, trail, receives, ...(redrive && { maxReceiveCount: redrive.maxReceiveCount }) })
  serveWaiters(step, key, queue)
}

/** The holder asks for more time, for less, or (0) gives the message back. */
export function changeVisibility(step: Step, key: ResourceKey, queue: QueueState, ordinal: number, spanMs: number): void {
  const message = messageAt(queue, ordinal)
  if (message === undefined) return
  const { messageId, trail } = message
  step.emit('sqs.VisibilityChanged', key, { messageId, trail, visibleAt: step.now + spanMs })
  if (spanMs === 0) {
    showMessage(queue, message, step.now)
    serveWaiters(step, key, queue)
    return
  }
  message.visibleAt = step.now + spanMs
  message.spanMs = spanMs
  scheduleExpiry(step, key, message, 'patience')
}
