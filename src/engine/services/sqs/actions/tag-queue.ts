/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_TagQueue.html */
import type { SqsInput } from '../../../../aws/services/sqs.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { queueKeyOfUrl } from '../../shared/resource-keys.ts'
import { missingParameter, noSuchQueue } from '../faults.ts'
import type { QueueState } from '../state.ts'
import { addTags } from '../tags.ts'

export function tagQueue(step: Step, input: SqsInput<'TagQueue'>): Outcome {
  const key = queueKeyOfUrl(input.QueueUrl)
  const before = step.read<QueueState>(key)
  if (before === undefined) return refuse(noSuchQueue)
  if (Object.keys(input.Tags).length === 0) return refuse(missingParameter('Tags')) // †
  const tags = addTags(before.name, before.tags, input.Tags)
  if (!tags.ok) return refuse(tags.error)
  step.edit<QueueState>(key).tags = tags.value
  step.emit('sqs.QueueTagged', key, { tags: { ...input.Tags } })
  return answer({})
}
