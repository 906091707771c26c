/** https://docs.aws.amazon.com/sns/latest/api/API_ListTagsForResource.html */
import type { SnsInput } from '../../../../aws/services/sns.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { findTagged } from '../lookup.ts'
import { tagList } from '../tags.ts'

export function listTagsForResource(step: Step, input: SnsInput<'ListTagsForResource'>): Outcome {
  const topic = findTagged(step, input.ResourceArn)
  return topic.ok ? answer({ Tags: tagList(topic.value.state.tags) }) : refuse(topic.error)
}
