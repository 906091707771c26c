/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
import type { LogsInput } from '../../../../aws/services/logs.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import type { LogGroupState } from '../../shared/log-groups.ts'
import { logGroupKey } from '../../shared/resource-keys.ts'
import { invalid } from '../faults.ts'
import { findGroup } from '../groups.ts'

const allowedDays = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653]

/** Older events are no longer shown from now on; AWS deletes them within some days. */
export function putRetentionPolicy(step: Step, { logGroupName, retentionInDays: days }: LogsInput<'PutRetentionPolicy'>): Outcome {
  const group = findGroup(step, { logGroupName })
  if (!group.ok) return refuse(group.error)
  if (!allowedDays.includes(days))
    return refuse(
      invalid(
        `1 validation error detected: Value '${days}' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: [${allowedDays.join(', ')}]`,
      ),
    )
  const key = logGroupKey(logGroupName)
  step.edit<LogGroupState>(key).retention = days
  step.emit('logs.RetentionChanged', key, { days })
  return answer({})
}
