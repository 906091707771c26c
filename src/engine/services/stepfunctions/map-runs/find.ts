/** Which Map Run an ARN means. */
import type { AwsFault } from '../../../../aws/service.ts'
import { fail, ok, type Result } from '../../../../base/result.ts'
import type { ResourceKey, Step } from '../../../kernel/index.ts'
import { arnFault, noSuchResource } from '../faults.ts'
import { mapRunKeyOfArn } from './map-run-keys.ts'
import type { MapRunState } from './state.ts'

export interface FoundMapRun {
  readonly key: ResourceKey
  readonly state: Readonly<MapRunState>
}

export function findMapRun(step: Step, arn: string): Result<FoundMapRun, AwsFault> {
  const fault = arnFault(arn, 'mapRun')
  if (fault) return fail(fault)
  const key = mapRunKeyOfArn(arn)
  const state = key === undefined ? undefined : step.read<MapRunState>(key)
  return key !== undefined && state ? ok({ key, state }) : fail(noSuchResource)
}
