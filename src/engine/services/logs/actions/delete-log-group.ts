/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeleteLogGroup.html */
import type { LogsInput } from '../../../../aws/services/logs.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { removeGroup } from '../../shared/log-groups.ts'
import { logGroupKey } from '../../shared/resource-keys.ts'
import { findGroup } from '../groups.ts'

export function deleteLogGroup(step: Step, { logGroupName }: LogsInput<'DeleteLogGroup'>): Outcome {
  const group = findGroup(step, { logGroupName })
  if (!group.ok) return refuse(group.error)
  const { events } = group.value
  removeGroup(step, group.value)
  step.emit('logs.GroupDeleted', logGroupKey(logGroupName), { events })
  return answer({})
}
