/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessageBatch.html */
import { clientFault, type AwsFault } from '../../../../aws/service.ts'
import type { SqsInput } from '../../../../aws/services/sqs.ts'
import { refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { queueKeyOfUrl } from '../../shared/resource-keys.ts'
import { batchFault, performBatch } from '../batch.ts'
import { deleteByHandle } from '../deletion.ts'
import { noSuchQueue } from '../faults.ts'
import type { QueueState } from '../state.ts'

/** Each entry succeeds or fails on its own; the call as a whole only fails for the form of the batch. */
export function deleteMessageBatch(step: Step, input: SqsInput<'DeleteMessageBatch'>): Outcome {
  const key = queueKeyOfUrl(input.QueueUrl)
  if (step.read<QueueState>(key) === undefined) return refuse(noSuchQueue)
  const refused = batchFault('DeleteMessageBatch', input.Entries)
  if (refused) return refuse(refused)
  return performBatch(input.Entries, ({ ReceiptHandle: handle }) => {
    const fault = deleteByHandle(step, key, handle)
    return fault ? { fault: asEntry(fault) } : { value: {} }
  })
}

/** An expired handle of a FIFO queue is told in other words than by the single call. https://github.com/smaskalik/sqsmover/issues/54 */
function asEntry(fault: AwsFault): AwsFault {
  const text = 'The receipt handle has expired'
  return fault.message.endsWith(`${text}.`) ? clientFault('ReceiptHandleIsInvalid', text) : fault
}
