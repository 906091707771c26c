/** Where Map Runs and what belongs to them lie, and how they are named. */
import { account, arnOf, parseArn } from '../../../../aws/identity.ts'
import { derivedUuid } from '../../../../base/random.ts'
import type { ResourceKey } from '../../../kernel/index.ts'
import { executionArn, executionKey } from '../keys.ts'
import type { MapRunState } from './state.ts'

const kind = 'states/map-run/'

/** `name` is `<machine>/<label>:<id>`. */
export function mapRunKey(name: string): ResourceKey {
  return `${kind}${name}`
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/concepts-examine-map-run.html */
export function mapRunArn(name: string): string {
  return arnOf('states', `mapRun:${name}`)
}

/** The key of the Map Run that an ARN names; `undefined` when it names none of ours. */
export function mapRunKeyOfArn(text: string): ResourceKey | undefined {
  const arn = parseArn(text)
  if (arn?.service !== 'states' || arn.account !== account || !arn.resource.startsWith('mapRun:')) return undefined
  return mapRunKey(arn.resource.slice('mapRun:'.length))
}

/** The last part of its ARN: its results are written under it. */
export function mapRunId(arn: string): string {
  return arn.slice(arn.lastIndexOf(':') + 1)
}

export const pageSize = 1_000

/** Pages count from 0. */
export function itemPageKey(run: ResourceKey, page: number): ResourceKey {
  return `states/map-items/${run.slice(kind.length)}/${page}`
}

export function childPageKey(run: ResourceKey, page: number): ResourceKey {
  return `states/map-children/${run.slice(kind.length)}/${page}`
}

export interface ChildNames {
  readonly key: ResourceKey
  readonly name: string
  readonly arn: string
}

/** A child is an execution of `<machine>/<label>`; its name follows from its number. */
export function childNames(seed: number, run: ResourceKey, { machine, label, type }: Readonly<MapRunState>, number: number): ChildNames {
  const name = derivedUuid(seed, `${run}/child/${number}`)
  const id = type === 'EXPRESS' ? `${name}:${derivedUuid(seed, `${run}/express/${number}`)}` : name
  const labelled = `${machine}/${label}`
  return { key: executionKey(labelled, id), name, arn: executionArn(labelled, id, type) }
}
