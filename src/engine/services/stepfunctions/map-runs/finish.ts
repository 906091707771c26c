/** How a Map Run ends, and how the execution around it learns of it. */
import type { ResourceKey, Step } from '../../../kernel/index.ts'
import type { Failure } from '../failed.ts'
import type { MapRunState } from './state.ts'
import { writeNext } from './writing.ts'

/** It is over when its children are stopped. */
export function failMapRun(
  step: Step,
  key: ResourceKey,
  run: MapRunState,
  { error, cause, isRedrivable }: Failure & { readonly isRedrivable: boolean },
): void {
  run.failure = { error, cause, isRedrivable, whileWriting: run.stage === 'writing' }
  run.stage = 'stopping'
  step.schedule(0, 'work', { to: 'states', timer: 'StopMapRun', data: { run: key } })
}

/** All children have ended, or are stopped: what they came to is written, where somebody asked for it. */
export function finishRunning(step: Step, key: ResourceKey, run: MapRunState): void {
  const isWritten =
    run.writer?.place && run.status !== 'ABORTED' && (run.failure === null || (run.children > 0 && !run.failure.whileWriting))
  run.stage = isWritten ? 'writing' : 'over'
  if (!isWritten || !writeNext(step, key, run)) conclude(step, key, run)
}

export function conclude(step: Step, key: ResourceKey, run: MapRunState): void {
  run.stage = 'over'
  if (run.status === 'ABORTED') return
  run.status = run.failure === null ? 'SUCCEEDED' : 'FAILED'
  run.stoppedAt = step.epochMs
  const { execution, frame, attempt, status } = run
  step.schedule(0, 'work', { to: 'states', timer: 'MapRunEnded', data: { execution, frame, attempt, run: key } })
  step.emit('states.MapRunEnded', key, { status })
}
