/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html */
import { type SqsInput } from '../../../../aws/services/sqs.ts'
import { sqsLimits } from '../../../../aws/services/sqs-attributes.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { queueKeyOfUrl } from '../../shared/resource-keys.ts'
import { invalidHandle, invalidValue, noSuchQueue } from '../faults.ts'
import { readReceiptHandle } from '../receipt-handle.ts'
import type { QueueState } from '../state.ts'
import { messageAt } from '../stored.ts'
import { changeVisibility } from '../visibility.ts'

/**
 * The new timeout counts from now. A message of a standard queue that is visible again is left as it is, and the call succeeds
 * (recorded); on a FIFO queue a handle is good only for its own receive.
 */
export function changeMessageVisibility(step: Step, input: SqsInput<'ChangeMessageVisibility'>): Outcome {
  const key = queueKeyOfUrl(input.QueueUrl)
  const queue = step.read<QueueState>(key)
  if (queue === undefined) return refuse(noSuchQueue)
  const { ReceiptHandle: handle, VisibilityTimeout: seconds } = input
  if (seconds < 0 || seconds > sqsLimits.visibilitySeconds) {
    return refuse(invalidValue(seconds, 'VisibilityTimeout', `Must be >= 0 and <= ${sqsLimits.visibilitySeconds}, if provided.`))
  }
  const receipt = readReceiptHandle(step.seed, key, handle)
  if (receipt === undefined) return refuse(invalidHandle(handle))
  const message = messageAt(queue, receipt.ordinal)
  const isHeld = message?.status === 'in-flight' && message.receives === receipt.receive
  if (message === undefined || (queue.fifo !== null && !isHeld)) {
    return refuse(invalidValue(handle, 'ReceiptHandle', 'Message does not exist or is not available for visibility timeout change.'))
  }
  if (message.status !== 'in-flight') return answer({})
  const heldMs = step.now - (message.lastReceivedAt ?? step.now)
  if (heldMs + seconds * 1000 > sqsLimits.visibilitySeconds * 1000) {
    const reason = `Total VisibilityTimeout for the message is beyond the limit [${sqsLimits.visibilitySeconds} seconds]`
    return refuse(invalidValue(seconds, 'VisibilityTimeout', reason))
  }
  changeVisibility(step, key, step.edit<QueueState>(key), receipt.ordinal, seconds * 1000)
  return answer({})
}
