/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteQueue.html */
import type { SqsInput } from '../../../../aws/services/sqs.ts'
import { ok } from '../../../../base/result.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { queueKeyOfUrl } from '../../shared/resource-keys.ts'
import { strikeQueue } from '../account.ts'
import { noSuchQueue } from '../faults.ts'
import { dropMoveTasks } from '../move-tasks.ts'
import { dropUnsettled } from '../settling.ts'
import { deletedQueueKey, type DeletedQueue, type QueueState } from '../state.ts'
import { stockSize } from '../stock.ts'

/** The queue goes with all its messages; long polls that wait are answered with nothing. Where changes settle, its name is free again after 60 seconds. */
export function deleteQueue(step: Step, input: SqsInput<'DeleteQueue'>): Outcome {
  const key = queueKeyOfUrl(input.QueueUrl)
  const queue = step.read<QueueState>(key)
  if (queue === undefined) return refuse(noSuchQueue)
  const { name, nextOrdinal, nextWaiter, waiters } = queue
  const messages = stockSize(queue)
  step.remove(key)
  strikeQueue(step, name)
  dropUnsettled(step, key)
  dropMoveTasks(step, key)
  step.create<DeletedQueue>(deletedQueueKey(name), { deletedAt: step.now, nextOrdinal, nextWaiter })
  for (const waiter of waiters) step.reply('ReceiveMessage', waiter.replyTo ?? undefined, ok({}))
  step.emit('sqs.QueueDeleted', key, { messages })
  return answer({})
}
