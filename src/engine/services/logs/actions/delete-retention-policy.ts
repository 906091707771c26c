/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeleteRetentionPolicy.html */
import type { LogsInput } from '../../../../aws/services/logs.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import type { LogGroupState } from '../../shared/log-groups.ts'
import { logGroupKey } from '../../shared/resource-keys.ts'
import { findGroup } from '../groups.ts'

export function deleteRetentionPolicy(step: Step, { logGroupName }: LogsInput<'DeleteRetentionPolicy'>): Outcome {
  const group = findGroup(step, { logGroupName })
  if (!group.ok) return refuse(group.error)
  const key = logGroupKey(logGroupName)
  step.edit<LogGroupState>(key).retention = null
  step.emit('logs.RetentionChanged', key, { days: 0 })
  return answer({})
}
