/** Which activity an ARN means. */
import type { AwsFault } from '../../../aws/service.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import type { ResourceKey, Step } from '../../kernel/index.ts'
import { arnFault, noSuchActivity } from './faults.ts'
import { activityKey, activityOfArn } from './keys.ts'
import type { ActivityState } from './state.ts'

export interface FoundActivity {
  readonly key: ResourceKey
  readonly state: Readonly<ActivityState>
}

export function findActivity(step: Step, arn: string): Result<FoundActivity, AwsFault> {
  const fault = arnFault(arn, 'activity')
  if (fault) return fail(fault)
  const key = activityKey(activityOfArn(arn) ?? '')
  const state = step.read<ActivityState>(key)
  return state ? ok({ key, state }) : fail(noSuchActivity(arn))
}
