/** https://docs.aws.amazon.com/sns/latest/api/API_AddPermission.html */
import type { SnsInput } from '../../../../aws/services/sns.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { findTopic } from '../lookup.ts'
import { withPermission } from '../permissions.ts'
import type { TopicState } from '../state.ts'

/** Adds a statement to the topic's policy. */
export function addPermission(step: Step, input: SnsInput<'AddPermission'>): Outcome {
  const topic = findTopic(step, input.TopicArn)
  if (!topic.ok) return refuse(topic.error)
  const { key, state } = topic.value
  const policy = withPermission(state, { label: input.Label, accounts: input.AWSAccountId, actions: input.ActionName })
  if (!policy.ok) return refuse(policy.error)
  step.edit<TopicState>(key).attributes = { ...state.attributes, Policy: policy.value }
  step.emit('sns.TopicAttributesChanged', key, { attribute: 'Policy', value: policy.value })
  return answer({})
}
