import type { StatesInput } from '../../../../aws/services/stepfunctions.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import type { Action } from '../../shared/service-table.ts'
import { activityKey, settingsKey } from '../keys.ts'
import { pageOf } from '../paging.ts'
import type { ActivityState, StatesSettings } from '../state.ts'

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListActivities.html */
export const listActivities: Action<StatesInput<'ListActivities'>> = (step, input) => {
  const page = pageOf(step.read<StatesSettings>(settingsKey)?.activities ?? [], input)
  if (!page.ok) return refuse(page.error)
  const { items, ...more } = page.value
  const activities = items.flatMap((name) => {
    const activity = step.read<ActivityState>(activityKey(name))
    return activity ? [{ activityArn: activity.arn, name, creationDate: activity.createdAt / 1000 }] : []
  })
  return answer({ activities, ...more })
}
