/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_UntagResource.html */
import type { LogsInput } from '../../../../aws/services/logs.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { keepTags, taggedGroup } from '../tags.ts'

export function untagResource(step: Step, { resourceArn, tagKeys }: LogsInput<'UntagResource'>): Outcome {
  const group = taggedGroup(step, resourceArn)
  if (!group.ok) return refuse(group.error)
  keepTags(step, group.value, Object.fromEntries(Object.entries(group.value.tags).filter(([key]) => !tagKeys.includes(key))))
  return answer({})
}
