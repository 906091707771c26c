/** A child of a Map Run has ended: its result is put by, and another may begin. */
import type { ResourceKey, Step } from '../../../kernel/index.ts'
import { forgetExecution } from '../execution-start.ts'
import type { ExecutionState } from '../state.ts'
import { moveChild } from './counts.ts'
import { childNames } from './map-run-keys.ts'
import { editChild } from './pages.ts'
import { resultOf } from './results.ts'
import { beginChildren } from './run-children.ts'
import type { MapRunState } from './state.ts'

/** AWS keeps children for 90 days. Of those that succeeded, here the newest of a Map Run can be looked at. */
const kept = 1_000

export function childEnded(step: Step, execution: Readonly<ExecutionState>): void {
  const { run: key, number, items } = execution.mapRun as NonNullable<ExecutionState['mapRun']>
  if (step.read(key) === undefined) return
  const run = step.edit<MapRunState>(key)
  const entry = editChild(step, key, number)
  moveChild(run, items, entry.status, execution.status)
  entry.status = execution.status
  entry.result = resultOf(run.writer, execution)
  run.resultCharacters += entry.result.length
  if (number >= kept) forgetSucceeded(step, key, run, number - kept)
  beginChildren(step, key)
}

/** One that has Map Runs of its own stays, for they are reached by it. */
function forgetSucceeded(step: Step, key: ResourceKey, run: Readonly<MapRunState>, number: number): void {
  const { key: child } = childNames(step.seed, key, run, number)
  const execution = step.read<ExecutionState>(child)
  if (execution?.status === 'SUCCEEDED' && execution.mapRuns.length === 0) forgetExecution(step, child)
}
