/**
 * A dead letter arrives. It keeps id, body and attributes; in a standard queue also the time it was first sent, so that its
 * retention goes on, while in a FIFO queue its time begins anew.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
 */
import type { JsonObject } from '../../../../base/json.ts'
import type { Step } from '../../../kernel/index.ts'
import { serveWaiters } from '../receive.ts'
import { armRetention } from '../retention.ts'
import type { DeadLetter, QueueState } from '../state.ts'
import { putMessage } from '../stock.ts'

export function acceptDeadLetter(step: Step, data: JsonObject): void {
  const key = data['queue'] as string
  const source = data['source'] as string
  const letter = data['letter'] as unknown as DeadLetter
  const { messageId, trail } = letter
  if (step.read<QueueState>(key) === undefined) {
    step.emit('sqs.DeadLetterLost', key, { messageId, trail, source })
    return
  }
  const queue = step.edit<QueueState>(key)
  const sentAt = queue.fifo === null ? letter.sentAt : step.now
  putMessage(queue, { ...letter, sentAt, deadLetterSource: source }, step.now, 0)
  queue.ledger.movedIn++
  step.emit('sqs.DeadLetterArrived', key, { messageId, trail, source })
  armRetention(step, key, queue)
  serveWaiters(step, key, queue)
}
