/**
 * Retention: what nobody deletes is forgotten. One timer per queue, due when the oldest message expires; messages in flight
 * expire too. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
 */
import type { ResourceKey, Step } from '../../kernel/index.ts'
import { serveWaiters } from './receive.ts'
import type { QueueState } from './state.ts'
import { dropMessage } from './stock.ts'
import { messageAt } from './stored.ts'

/** Arms the queue's timer unless one is armed that is due early enough. */
export function armRetention(step: Step, key: ResourceKey, queue: QueueState): void {
  const oldest = queue.retention[0]
  if (oldest === undefined) return
  const dueAt = Math.max(step.now, oldest.sentAt + queue.settings.retentionMs)
  if (queue.retentionDueAt !== null && queue.retentionDueAt <= dueAt) return
  queue.retentionDueAt = dueAt
  step.schedule(dueAt - step.now, 'patience', { to: 'sqs', timer: 'ExpireRetention', data: { queue: key, at: dueAt } })
}

/** Forgets every message whose time is up and arms the timer for the next. */
export function expireOld(step: Step, key: ResourceKey, queue: QueueState): void {
  for (let oldest = queue.retention[0]; oldest !== undefined; oldest = queue.retention[0]) {
    if (oldest.sentAt + queue.settings.retentionMs > step.now) break
    const message = messageAt(queue, oldest.ordinal)
    if (message === undefined) break
    dropMessage(queue, message)
    queue.ledger.expired++
    step.emit('sqs.MessageExpired', key, { messageId: message.messageId, trail: message.trail, receives: message.receives })
  }
  armRetention(step, key, queue)
  // A group may have waited behind what expired.
  serveWaiters(step, key, queue)
}
