/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_TagResource.html */
import { logsLimits, type LogsInput } from '../../../../aws/services/logs.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { tooManyTags } from '../faults.ts'
import { keepTags, taggedGroup } from '../tags.ts'

export function tagResource(step: Step, { resourceArn, tags }: LogsInput<'TagResource'>): Outcome {
  const group = taggedGroup(step, resourceArn)
  if (!group.ok) return refuse(group.error)
  const all = { ...group.value.tags, ...tags }
  if (Object.keys(all).length > logsLimits.tags) return refuse(tooManyTags)
  keepTags(step, group.value, all)
  return answer({})
}
