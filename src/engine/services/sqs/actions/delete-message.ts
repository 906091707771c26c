/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html */
import type { SqsInput } from '../../../../aws/services/sqs.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { queueKeyOfUrl } from '../../shared/resource-keys.ts'
import { deleteByHandle } from '../deletion.ts'
import { noSuchQueue } from '../faults.ts'
import type { QueueState } from '../state.ts'

export function deleteMessage(step: Step, input: SqsInput<'DeleteMessage'>): Outcome {
  const key = queueKeyOfUrl(input.QueueUrl)
  if (step.read<QueueState>(key) === undefined) return refuse(noSuchQueue)
  const fault = deleteByHandle(step, key, input.ReceiptHandle)
  return fault ? refuse(fault) : answer({})
}
