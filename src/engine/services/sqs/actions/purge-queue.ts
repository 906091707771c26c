/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_PurgeQueue.html */
import type { SqsInput } from '../../../../aws/services/sqs.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { queueKeyOfUrl } from '../../shared/resource-keys.ts'
import { accountOf } from '../account.ts'
import { noSuchQueue, purgeInProgress } from '../faults.ts'
import { purgeMessages, purgeMs } from '../purge.ts'
import type { QueueState } from '../state.ts'

/** Once in 60 seconds. Where changes settle, the messages go at the end of that time, with those that were sent meanwhile. */
export function purgeQueue(step: Step, input: SqsInput<'PurgeQueue'>): Outcome {
  const key = queueKeyOfUrl(input.QueueUrl)
  const before = step.read<QueueState>(key)
  if (before === undefined) return refuse(noSuchQueue)
  if (before.purgedAt !== null && step.now - before.purgedAt < purgeMs) return refuse(purgeInProgress(before.name))
  const queue = step.edit<QueueState>(key)
  queue.purgedAt = step.now
  if (!accountOf(step).settling) {
    purgeMessages(step, key, queue)
    return answer({})
  }
  const data = { queue: key, at: step.now, createdAt: queue.createdAt }
  step.schedule(purgeMs, 'work', { to: 'sqs', timer: 'EndPurge', data })
  step.emit('sqs.PurgeStarted', key, { until: step.now + purgeMs })
  return answer({})
}
