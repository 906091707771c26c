/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueueTags.html */
import type { SqsInput } from '../../../../aws/services/sqs.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { queueKeyOfUrl } from '../../shared/resource-keys.ts'
import { noSuchQueue } from '../faults.ts'
import type { QueueState } from '../state.ts'

/** A queue without tags leaves `Tags` out. */
export function listQueueTags(step: Step, input: SqsInput<'ListQueueTags'>): Outcome {
  const queue = step.read<QueueState>(queueKeyOfUrl(input.QueueUrl))
  if (queue === undefined) return refuse(noSuchQueue)
  return answer(Object.keys(queue.tags).length > 0 ? { Tags: { ...queue.tags } } : {})
}
