/** A Map Run goes on after the execution around it was redriven. https://docs.aws.amazon.com/step-functions/latest/dg/redrive-map-run.html */
import type { JsonObject } from '../../../../base/json.ts'
import type { ResourceKey, Step } from '../../../kernel/index.ts'
import { redriveProblem } from '../redrive.ts'
import type { ExecutionState, ExecutionStatus } from '../state.ts'
import { moveChild } from './counts.ts'
import { finishRunning } from './finish.ts'
import { childNames } from './map-run-keys.ts'
import { childrenFrom, editChild } from './pages.ts'
import { beginChildren } from './run-children.ts'
import type { MapRunState } from './state.ts'

/** Children that did not succeed are done again, those that never began begin; or the results are written once more. */
export function redriveMapRun(step: Step, data: JsonObject): void {
  const key = String(data['run'])
  const run = step.edit<MapRunState>(key)
  const { failure } = run
  run.failure = null
  run.stage = 'running'
  if (run.writer) Object.assign(run.writer, { written: [], group: 'SUCCEEDED', next: 0 })
  if (failure?.whileWriting) return finishRunning(step, key, run)
  run.itemCounts.failuresNotRedrivable = 0
  run.executionCounts.failuresNotRedrivable = 0
  const again = [...childrenFrom(step, key, run)].filter(([, { status }]) => isUnsuccessful(status))
  for (const [number] of again) putBack(step, key, run, number)
  beginChildren(step, key)
}

/** A child whose history is full stays as it is. */
function putBack(step: Step, key: ResourceKey, run: MapRunState, number: number): void {
  const { key: child } = childNames(step.seed, key, run, number)
  const entry = editChild(step, key, number)
  const execution = step.read<ExecutionState>(child)
  if (execution === undefined || (execution.type === 'STANDARD' && redriveProblem(step, child) !== undefined)) {
    run.itemCounts.failuresNotRedrivable += entry.items
    run.executionCounts.failuresNotRedrivable++
    return
  }
  moveChild(run, entry.items, entry.status, 'PENDING_REDRIVE')
  run.resultCharacters -= entry.result?.length ?? 0
  entry.status = 'PENDING_REDRIVE'
  entry.result = null
  step.edit<ExecutionState>(child).status = 'PENDING_REDRIVE'
  run.redriven.push(number)
}

function isUnsuccessful(status: ExecutionStatus): boolean {
  return status === 'FAILED' || status === 'TIMED_OUT' || status === 'ABORTED'
}
