/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html */
import type { SqsInput } from '../../../../aws/services/sqs.ts'
import { emptyRecord } from '../../../../base/json.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { queueKeyOfUrl } from '../../shared/resource-keys.ts'
import { noSuchQueue } from '../faults.ts'
import { attributeValue, isSameValue, settleAttributes } from '../queue-attributes.ts'
import { applySettings } from '../settling.ts'
import type { QueueState } from '../state.ts'

/**
 * Delay and visibility timeout hold for what is sent or received from now on; a shorter retention reaches messages that are
 * there already.
 */
export function setQueueAttributes(step: Step, input: SqsInput<'SetQueueAttributes'>): Outcome {
  const key = queueKeyOfUrl(input.QueueUrl)
  const before = step.read<QueueState>(key)
  if (before === undefined) return refuse(noSuchQueue)
  const settled = settleAttributes(step, { name: before.name, existing: before, given: input.Attributes })
  if (!settled.ok) return refuse(settled.error)
  const changes = emptyRecord<string>()
  for (const [name, value] of Object.entries(input.Attributes)) {
    if (!isSameValue(name, attributeValue(before, name, {}), value)) changes[name] = value
  }
  if (Object.keys(changes).length === 0) return answer({})
  const queue = step.edit<QueueState>(key)
  queue.attributes = settled.value.attributes
  queue.modifiedAt = step.now
  step.emit('sqs.QueueAttributesChanged', key, { changes })
  applySettings(step, key, queue, settled.value.settings)
  return answer({})
}
