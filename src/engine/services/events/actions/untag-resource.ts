/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_UntagResource.html */
import type { EventsInput } from '../../../../aws/services/events.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { taggedBy } from '../tags.ts'

export function untagResource(step: Step, { ResourceARN, TagKeys }: EventsInput<'UntagResource'>): Outcome {
  const tagged = taggedBy(step, ResourceARN)
  if (!tagged.ok) return refuse(tagged.error)
  tagged.value.keep(Object.fromEntries(Object.entries(tagged.value.tags).filter(([key]) => !TagKeys.includes(key))))
  return answer({})
}
