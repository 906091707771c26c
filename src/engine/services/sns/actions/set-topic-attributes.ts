/** https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html */
import type { SnsInput } from '../../../../aws/services/sns.ts'
import { emptyRecord } from '../../../../base/json.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { invalidParameter } from '../faults.ts'
import { findTopic } from '../lookup.ts'
import type { TopicState } from '../state.ts'
import { topicAttributeFault, topicAttributeValue } from '../topic-attributes.ts'

export function setTopicAttributes(step: Step, input: SnsInput<'SetTopicAttributes'>): Outcome {
  const topic = findTopic(step, input.TopicArn)
  if (!topic.ok) return refuse(topic.error)
  const { AttributeName: name, AttributeValue: value = '' } = input
  // Whether a topic is FIFO is fixed when it is made.
  const fault = name === 'FifoTopic' ? 'AttributeName' : topicAttributeFault(name, value)
  if (fault) return refuse(invalidParameter(fault))
  const { key, state } = topic.value
  if (topicAttributeValue(state, name) === value) return answer({})
  const attributes = Object.assign(emptyRecord<string>(), state.attributes)
  if (value === '') delete attributes[name]
  else attributes[name] = value
  step.edit<TopicState>(key).attributes = attributes
  step.emit('sns.TopicAttributesChanged', key, { attribute: name, value })
  return answer({})
}
