/** Tags of state machines and activities. https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html#concepts-tagging */
import { clientFault, type AwsFault } from '../../../aws/service.ts'
import { statesLimits } from '../../../aws/services/stepfunctions.ts'
import { emptyRecord } from '../../../base/json.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import type { ResourceKey, Step } from '../../kernel/index.ts'
import { machineKey } from '../shared/resource-keys.ts'
import { arnFault } from './faults.ts'
import { activityKey, activityOfArn, machineOfArn } from './keys.ts'
import type { ActivityState, MachineState } from './state.ts'

export type Tags = Readonly<Record<string, string>>
type WrittenTags = readonly { readonly key?: string | undefined; readonly value?: string | undefined }[]

/** Tags with others set over them. */
export function tagged(before: Tags, added: WrittenTags): Result<Record<string, string>, AwsFault> {
  const tags = emptyRecord<string>()
  for (const key in before) tags[key] = before[key] as string
  for (const { key, value } of added) tags[key ?? ''] = value ?? ''
  const count = Object.keys(tags).length
  return count > statesLimits.tags ? fail(clientFault('TooManyTags', `Too Many Tags: ${count} of at most ${statesLimits.tags}`)) : ok(tags)
}

export interface TaggedResource {
  readonly key: ResourceKey
  readonly tags: Tags
}

/** Versions and aliases have no tags of their own. */
export function findTagged(step: Step, arn: string): Result<TaggedResource, AwsFault> {
  const fault = arnFault(arn, 'stateMachine', 'activity')
  if (fault) return fail(fault)
  const machine = machineOfArn(arn)
  const activity = activityOfArn(arn)
  const key = activity === undefined ? machineKey(machine?.qualifier === null ? machine.name : '') : activityKey(activity)
  const state = step.read<MachineState | ActivityState>(key)
  return state ? ok({ key, tags: state.tags }) : fail(clientFault('ResourceNotFound', `Resource not found: '${arn}'`))
}

export function writeTags(step: Step, key: ResourceKey, tags: Record<string, string>): void {
  step.edit<MachineState | ActivityState>(key).tags = tags
}
