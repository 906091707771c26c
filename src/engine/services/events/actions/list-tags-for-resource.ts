/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListTagsForResource.html */
import type { EventsInput } from '../../../../aws/services/events.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { taggedBy } from '../tags.ts'

export function listTagsForResource(step: Step, { ResourceARN }: EventsInput<'ListTagsForResource'>): Outcome {
  const tagged = taggedBy(step, ResourceARN)
  if (!tagged.ok) return refuse(tagged.error)
  return answer({ Tags: Object.entries(tagged.value.tags).map(([Key, Value]) => ({ Key, Value })) })
}
