/**
 * Delivery delays. Changing the queue's delay reaches only what is sent from then on, except on a FIFO queue: there it also
 * moves the end of delays that run. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-delay-queues.html
 */
import type { ResourceKey, Step } from '../../kernel/index.ts'
import { serveWaiters } from './receive.ts'
import type { QueueState, StoredMessage } from './state.ts'
import { showMessage } from './stock.ts'
import { messageAt } from './stored.ts'

export function scheduleEndOfDelay(step: Step, key: ResourceKey, message: Readonly<StoredMessage>): void {
  const { ordinal, visibleAt } = message
  step.schedule(visibleAt - step.now, 'work', { to: 'sqs', timer: 'EndDelay', data: { queue: key, message: ordinal } })
}

export function endDelayOf(step: Step, key: ResourceKey, queue: QueueState, message: StoredMessage): void {
  showMessage(queue, message, step.now)
  step.emit('sqs.DelayEnded', key, { messageId: message.messageId, trail: message.trail })
}

/** To be called when settings hold that did not before. */
export function applyDelay(step: Step, key: ResourceKey, queue: QueueState, beforeMs: number): void {
  const { delayMs } = queue.settings
  if (queue.fifo === null || delayMs === beforeMs) return
  for (const ordinal of queue.hidden.toSorted((a, b) => a - b)) {
    const message = messageAt(queue, ordinal)
    if (message?.status !== 'delayed') continue
    if (message.enteredAt + delayMs <= step.now) endDelayOf(step, key, queue, message)
    else {
      message.visibleAt = message.enteredAt + delayMs
      message.spanMs = delayMs
      scheduleEndOfDelay(step, key, message)
    }
  }
  serveWaiters(step, key, queue)
}
