/** Where executions lie, and how their ARNs are built and read. */
import { remembered } from '../../../base/remembered.ts'
import { account, arnOf, parseArn, stateMachineArn } from '../../../aws/identity.ts'
import type { ResourceKey } from '../../kernel/index.ts'
import type { MachineType } from './state.ts'

export const settingsKey = 'states/settings'

/** Only there once the document has mocks. */
export const mocksKey = 'states/mocks'

export function activityKey(name: string): ResourceKey {
  return `states/activity/${name}`
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/concepts-activities.html */
export function activityArn(name: string): string {
  return arnOf('states', `activity:${name}`)
}

/** The name of the activity of this account that an ARN names. */
export function activityOfArn(text: string): string | undefined {
  const arn = parseArn(text)
  if (arn?.service !== 'states' || arn.account !== account) return undefined
  const [kind, name, ...more] = arn.resource.split(':')
  return kind === 'activity' && more.length === 0 ? name : undefined
}

/** The ARN of a version (by its number) or of an alias. */
export function qualifiedArn(machine: string, qualifier: string | number): string {
  return `${stateMachineArn(machine)}:${qualifier}`
}

/** `id` is the name of a Standard execution, `name:uuid` of an Express one. */
export function executionKey(machine: string, id: string): ResourceKey {
  return `states/execution/${machine}/${id}`
}

/** What happened in the states of a machine. */
export const tallyKey = remembered((machine): ResourceKey => `states/tally/${machine}`)

/** The history of the execution under a key. */
export const historyKey = remembered((execution): ResourceKey => `states/history/${execution.slice('states/execution/'.length)}`)

/** https://docs.aws.amazon.com/step-functions/latest/dg/concepts-state-machine-executions.html */
export function executionArn(machine: string, id: string, type: MachineType): string {
  return arnOf('states', `${type === 'STANDARD' ? 'execution' : 'express'}:${machine}:${id}`)
}

/** The key of the execution that an ARN names; `undefined` when it names none of ours. */
export function executionKeyOfArn(text: string): ResourceKey | undefined {
  const arn = parseArn(text)
  if (arn?.service !== 'states') return undefined
  const [kind, machine, ...id] = arn.resource.split(':')
  if ((kind !== 'execution' && kind !== 'express') || machine === undefined || id.length === 0) return undefined
  return executionKey(machine, id.join(':'))
}

/** `<machine>/<label>` of the children of a distributed Map. */
export function machineNameOf(arn: string): string {
  return arn.slice(arn.lastIndexOf(':') + 1)
}

/** The machine's name (and version or alias) in its ARN; `undefined` when it names no machine of this account. */
export const machineOfArn = remembered((text): { readonly name: string; readonly qualifier: string | null } | undefined => {
  const arn = parseArn(text)
  if (arn?.service !== 'states' || arn.account !== account) return undefined
  const [kind, name, qualifier] = arn.resource.split(':')
  return kind === 'stateMachine' && name ? { name, qualifier: qualifier ?? null } : undefined
})
