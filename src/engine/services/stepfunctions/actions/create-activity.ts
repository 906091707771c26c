import type { StatesInput } from '../../../../aws/services/stepfunctions.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import type { Action } from '../../shared/service-table.ts'
import { nameFault } from '../faults.ts'
import { activityArn, activityKey, settingsKey } from '../keys.ts'
import type { ActivityState, StatesSettings } from '../state.ts'
import { tagged } from '../tags.ts'

/**
 * An activity that is there already is answered as it is: its tags do not change.
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateActivity.html
 */
export const createActivity: Action<StatesInput<'CreateActivity'>> = (step, { name, tags = [] }) => {
  const fault = nameFault(name)
  if (fault) return refuse(fault)
  const wanted = tagged({}, tags)
  if (!wanted.ok) return refuse(wanted.error)
  const key = activityKey(name)
  const before = step.read<ActivityState>(key)
  if (before) return answer({ activityArn: before.arn, creationDate: before.createdAt / 1000 })
  const arn = activityArn(name)
  step.create<ActivityState>(key, { name, arn, createdAt: step.epochMs, tags: wanted.value, tasks: [], workers: [], nextWorker: 1 })
  step.edit<StatesSettings>(settingsKey).activities.push(name)
  step.emit('states.ActivityCreated', key, { name })
  return answer({ activityArn: arn, creationDate: step.epochMs / 1000 })
}
