/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_RemovePermission.html */
import type { SqsInput } from '../../../../aws/services/sqs.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { queueKeyOfUrl } from '../../shared/resource-keys.ts'
import { noSuchQueue } from '../faults.ts'
import { removeStatement } from '../permissions.ts'
import type { QueueState } from '../state.ts'

/** Takes a statement out of the attribute `Policy`; with the last one the attribute goes (recorded). */
export function removePermission(step: Step, input: SqsInput<'RemovePermission'>): Outcome {
  const key = queueKeyOfUrl(input.QueueUrl)
  const before = step.read<QueueState>(key)
  if (before === undefined) return refuse(noSuchQueue)
  const policy = removeStatement(before.attributes['Policy'], input.Label)
  if (!policy.ok) return refuse(policy.error)
  const { Policy: _, ...others } = before.attributes
  const queue = step.edit<QueueState>(key)
  queue.attributes = policy.value === undefined ? others : { ...others, Policy: policy.value }
  queue.modifiedAt = step.now
  step.emit('sqs.QueueAttributesChanged', key, { changes: { Policy: policy.value ?? '' } })
  return answer({})
}
