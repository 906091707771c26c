/** https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html */
import type { SnsInput } from '../../../../aws/services/sns.ts'
import { emptyRecord } from '../../../../base/json.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { settleArchive } from '../archive.ts'
import { invalidParameter } from '../faults.ts'
import { findTopic } from '../lookup.ts'
import type { TopicState } from '../state.ts'
import { topicAttributeFault, topicAttributeValue } from '../topic-attributes.ts'

export function setTopicAttributes(step: Step, input: SnsInput<'SetTopicAttributes'>): Outcome {
  const topic = findTopic(step, input.TopicArn)
  if (!topic.ok) return refuse(topic.error)
  const { key, state } = topic.value
  const { AttributeName: name, AttributeValue: value = '' } = input
  const fault = changeFault(state, name, value) ?? topicAttributeFault(name, value, state.isFifo)
  if (fault) return refuse(invalidParameter(fault))
  if (topicAttributeValue(state, name) === value) return answer({})
  const attributes = Object.assign(emptyRecord<string>(), state.attributes)
  if (value === '') delete attributes[name]
  else attributes[name] = value
  step.edit<TopicState>(key).attributes = attributes
  if (name === 'ArchivePolicy') settleArchive(step, key)
  step.emit('sns.TopicAttributesChanged', key, { attribute: name, value })
  return answer({})
}

/** Whether a topic is FIFO is fixed when it is made; † and from high throughput there is no way back. */
function changeFault({ attributes }: Readonly<TopicState>, name: string, value: string): string | undefined {
  if (name === 'FifoTopic') return 'AttributeName'
  const isBack = name === 'FifoThroughputScope' && attributes[name] === 'MessageGroup' && value !== 'MessageGroup'
  return isBack ? 'FifoThroughputScope can not be changed from MessageGroup to Topic' : undefined
}
