/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_TagResource.html */
import type { EventsInput } from '../../../../aws/services/events.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { addTags, taggedBy } from '../tags.ts'

export function tagResource(step: Step, { ResourceARN, Tags }: EventsInput<'TagResource'>): Outcome {
  const tagged = taggedBy(step, ResourceARN)
  if (!tagged.ok) return refuse(tagged.error)
  const tags = addTags(tagged.value.tags, Tags)
  if (!tags.ok) return refuse(tags.error)
  tagged.value.keep(tags.value)
  return answer({})
}
