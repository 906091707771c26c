/** https://docs.aws.amazon.com/sns/latest/api/API_TagResource.html */
import type { SnsInput } from '../../../../aws/services/sns.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { findTagged } from '../lookup.ts'
import type { TopicState } from '../state.ts'
import { mergeTags } from '../tags.ts'

/** A key that is there gets the new value. */
export function tagResource(step: Step, input: SnsInput<'TagResource'>): Outcome {
  const topic = findTagged(step, input.ResourceArn)
  if (!topic.ok) return refuse(topic.error)
  const tags = mergeTags(topic.value.state.tags, input.Tags)
  if (!tags.ok) return refuse(tags.error)
  step.edit<TopicState>(topic.value.key).tags = tags.value
  step.emit('sns.TopicTagged', topic.value.key, { tags: tags.value })
  return answer({})
}
