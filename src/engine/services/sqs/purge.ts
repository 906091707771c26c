/**
 * Purging: every message goes, those in flight and delayed too, and a FIFO queue forgets what was sent (recorded).
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_PurgeQueue.html
 */
import type { ResourceKey, Step } from '../../kernel/index.ts'
import { clearDeduplication } from './deduplication.ts'
import type { QueueState } from './state.ts'
import { dropMessage } from './stock.ts'
import { storedMessages } from './stored.ts'

/** How long a purge may take, and how long the next one has to wait. */
export const purgeMs = 60_000

export function purgeMessages(step: Step, key: ResourceKey, queue: QueueState): void {
  const messages = storedMessages(queue)
  for (const message of messages) {
    dropMessage(queue, message)
    queue.ledger.purged++
    step.emit('sqs.MessagePurged', key, { messageId: message.messageId, trail: message.trail, receives: message.receives })
  }
  queue.copies = []
  queue.ghosts = []
  if (queue.fifo !== null) clearDeduplication(queue.fifo.deduplication)
  step.emit('sqs.QueuePurged', key, { messages: messages.length })
}
