/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_AddPermission.html */
import type { SqsInput } from '../../../../aws/services/sqs.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { queueKeyOfUrl } from '../../shared/resource-keys.ts'
import { noSuchQueue } from '../faults.ts'
import { addStatement } from '../permissions.ts'
import type { QueueState } from '../state.ts'

/** Writes a statement into the attribute `Policy`. */
export function addPermission(step: Step, input: SqsInput<'AddPermission'>): Outcome {
  const key = queueKeyOfUrl(input.QueueUrl)
  const before = step.read<QueueState>(key)
  if (before === undefined) return refuse(noSuchQueue)
  const policy = addStatement(before.name, before.attributes['Policy'], input)
  if (!policy.ok) return refuse(policy.error)
  const queue = step.edit<QueueState>(key)
  queue.attributes = { ...before.attributes, Policy: policy.value }
  queue.modifiedAt = step.now
  step.emit('sqs.QueueAttributesChanged', key, { changes: { Policy: policy.value } })
  return answer({})
}
