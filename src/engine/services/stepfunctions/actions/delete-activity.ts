import type { StatesInput } from '../../../../aws/services/stepfunctions.ts'
import { ok } from '../../../../base/result.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import type { Action } from '../../shared/service-table.ts'
import { arnFault } from '../faults.ts'
import { activityKey, activityOfArn, settingsKey } from '../keys.ts'
import type { ActivityState, StatesSettings } from '../state.ts'

/**
 * Succeeds for an activity that is not there, too. Workers that wait for it wait for nothing: they are answered without a task.
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_DeleteActivity.html
 */
export const deleteActivity: Action<StatesInput<'DeleteActivity'>> = (step, { activityArn }) => {
  const fault = arnFault(activityArn, 'activity')
  if (fault) return refuse(fault)
  const name = activityOfArn(activityArn) ?? ''
  const key = activityKey(name)
  const activity = step.read<ActivityState>(key)
  if (!activity) return answer({})
  for (const { replyTo } of activity.workers) step.reply('GetActivityTask', replyTo ?? undefined, ok({}))
  step.remove(key)
  const settings = step.edit<StatesSettings>(settingsKey)
  settings.activities = settings.activities.filter((one) => one !== name)
  step.emit('states.ActivityDeleted', key, { name })
  return answer({})
}
