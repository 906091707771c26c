/** A delivery delay ends: the message can be received. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-delay-queues.html */
import type { JsonObject } from '../../../../base/json.ts'
import type { Step } from '../../../kernel/index.ts'
import { endDelayOf } from '../delay.ts'
import { serveWaiters } from '../receive.ts'
import type { QueueState } from '../state.ts'
import { messageAt } from '../stored.ts'

export function endDelay(step: Step, data: JsonObject): void {
  const key = data['queue'] as string
  const ordinal = data['message'] as number
  const held = step.read<QueueState>(key)
  const waiting = held && messageAt(held, ordinal)
  // Changing the delay of a FIFO queue moves the end of delays that run.
  if (waiting?.status !== 'delayed' || waiting.visibleAt !== step.now) return
  const queue = step.edit<QueueState>(key)
  const message = messageAt(queue, ordinal)
  if (message === undefined) return
  endDelayOf(step, key, queue, message)
  serveWaiters(step, key, queue)
}
