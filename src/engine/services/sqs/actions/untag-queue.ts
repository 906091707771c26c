/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_UntagQueue.html */
import type { SqsInput } from '../../../../aws/services/sqs.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { queueKeyOfUrl } from '../../shared/resource-keys.ts'
import { missingParameter, noSuchQueue } from '../faults.ts'
import type { QueueState } from '../state.ts'
import { dropTags, tagKeyFault } from '../tags.ts'

/** Keys that the queue does not have are ignored. */
export function untagQueue(step: Step, { QueueUrl: url, TagKeys: keys }: SqsInput<'UntagQueue'>): Outcome {
  const key = queueKeyOfUrl(url)
  const before = step.read<QueueState>(key)
  if (before === undefined) return refuse(noSuchQueue)
  if (keys.length === 0) return refuse(missingParameter('TagKeys')) // †
  for (const tag of keys) {
    const fault = tagKeyFault(tag)
    if (fault) return refuse(fault)
  }
  if (!keys.some((tag) => Object.hasOwn(before.tags, tag))) return answer({})
  step.edit<QueueState>(key).tags = dropTags(before.tags, keys)
  step.emit('sqs.QueueUntagged', key, { keys })
  return answer({})
}
