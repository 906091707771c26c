/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_ListTagsForResource.html */
import type { LogsInput } from '../../../../aws/services/logs.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { taggedGroup } from '../tags.ts'

export function listTagsForResource(step: Step, { resourceArn }: LogsInput<'ListTagsForResource'>): Outcome {
  const group = taggedGroup(step, resourceArn)
  return group.ok ? answer({ tags: group.value.tags }) : refuse(group.error)
}
