/** https://docs.aws.amazon.com/sns/latest/api/API_UntagResource.html */
import type { SnsInput } from '../../../../aws/services/sns.ts'
import { emptyRecord } from '../../../../base/json.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { findTagged } from '../lookup.ts'
import type { TopicState } from '../state.ts'

/** A key that is not there does no harm. */
export function untagResource(step: Step, input: SnsInput<'UntagResource'>): Outcome {
  const topic = findTagged(step, input.ResourceArn)
  if (!topic.ok) return refuse(topic.error)
  const tags = Object.assign(emptyRecord<string>(), topic.value.state.tags)
  for (const key of input.TagKeys) delete tags[key]
  step.edit<TopicState>(topic.value.key).tags = tags
  step.emit('sns.TopicTagged', topic.value.key, { tags })
  return answer({})
}
