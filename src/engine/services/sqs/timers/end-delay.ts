/** A delivery delay ends: the message can be received. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-delay-queues.html */
import type { JsonObject } from '../../../../base/json.ts'
import type { Step } from '../../../kernel/index.ts'
import { serveWaiters } from '../receive.ts'
import type { QueueState } from '../state.ts'
import { messageAt, showMessage } from '../stock.ts'

export function endDelay(step: Step, data: JsonObject): void {
  const key = data['queue'] as string
  const ordinal = data['message'] as number
  const held = step.read<QueueState>(key)
  if (held === undefined || messageAt(held, ordinal)?.status !== 'delayed') return
  const queue = step.edit<QueueState>(key)
  const message = messageAt(queue, ordinal)
  if (message === undefined) return
  showMessage(queue, message, step.now)
  step.emit('sqs.DelayEnded', key, { messageId: message.messageId, trail: message.trail })
  serveWaiters(step, key, queue)
}
