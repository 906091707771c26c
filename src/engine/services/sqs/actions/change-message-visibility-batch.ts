/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibilityBatch.html */
import type { SqsInput } from '../../../../aws/services/sqs.ts'
import { refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { queueKeyOfUrl } from '../../shared/resource-keys.ts'
import { batchFault, entryResult, performBatch } from '../batch.ts'
import { missingParameter, noSuchQueue } from '../faults.ts'
import type { QueueState } from '../state.ts'
import { changeMessageVisibility } from './change-message-visibility.ts'

/** Each entry has its own timeout, and succeeds or fails on its own as the single call would. */
export function changeMessageVisibilityBatch(step: Step, input: SqsInput<'ChangeMessageVisibilityBatch'>): Outcome {
  const { QueueUrl: url, Entries: entries } = input
  if (step.read<QueueState>(queueKeyOfUrl(url)) === undefined) return refuse(noSuchQueue)
  const refused = batchFault('ChangeMessageVisibilityBatch', entries)
  if (refused) return refuse(refused)
  return performBatch(entries, ({ ReceiptHandle: handle, VisibilityTimeout: seconds }) => {
    if (seconds === undefined) return { fault: missingParameter('VisibilityTimeout') }
    return entryResult(changeMessageVisibility(step, { QueueUrl: url, ReceiptHandle: handle, VisibilityTimeout: seconds }))
  })
}
