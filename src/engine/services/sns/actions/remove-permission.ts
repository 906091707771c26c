/** https://docs.aws.amazon.com/sns/latest/api/API_RemovePermission.html */
import type { SnsInput } from '../../../../aws/services/sns.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { findTopic } from '../lookup.ts'
import { withoutPermission } from '../permissions.ts'
import type { TopicState } from '../state.ts'
import { topicAttributeValue } from '../topic-attributes.ts'

/** Takes a statement from the topic's policy. A label that is not there does no harm. */
export function removePermission(step: Step, input: SnsInput<'RemovePermission'>): Outcome {
  const topic = findTopic(step, input.TopicArn)
  if (!topic.ok) return refuse(topic.error)
  const { key, state } = topic.value
  const policy = withoutPermission(state, input.Label)
  if (policy === topicAttributeValue(state, 'Policy')) return answer({})
  step.edit<TopicState>(key).attributes = { ...state.attributes, Policy: policy }
  step.emit('sns.TopicAttributesChanged', key, { attribute: 'Policy', value: policy })
  return answer({})
}
