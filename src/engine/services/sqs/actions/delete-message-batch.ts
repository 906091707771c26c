/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessageBatch.html */
import type { SqsInput } from '../../../../aws/services/sqs.ts'
import type { JsonObject } from '../../../../base/json.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { queueKeyOfUrl } from '../../shared/resource-keys.ts'
import { batchFault, failedEntry } from '../batch.ts'
import { deleteByHandle } from '../deletion.ts'
import { noSuchQueue } from '../faults.ts'
import type { QueueState } from '../state.ts'

/** Each entry succeeds or fails on its own; the call as a whole only fails for the form of the batch. */
export function deleteMessageBatch(step: Step, input: SqsInput<'DeleteMessageBatch'>): Outcome {
  const key = queueKeyOfUrl(input.QueueUrl)
  if (step.read<QueueState>(key) === undefined) return refuse(noSuchQueue)
  const refused = batchFault(input.Entries)
  if (refused) return refuse(refused)
  const successful: JsonObject[] = []
  const failed: JsonObject[] = []
  for (const { Id: id, ReceiptHandle: handle } of input.Entries) {
    const fault = deleteByHandle(step, key, handle)
    if (fault) failed.push(failedEntry(id, fault))
    else successful.push({ Id: id })
  }
  return answer({ Successful: successful, Failed: failed })
}
