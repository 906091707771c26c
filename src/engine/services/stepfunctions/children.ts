/** What becomes of frames that run inside another when that one stops waiting for them. */
import type { HistoryEventType } from '../../../aws/services/stepfunctions.ts'
import { append, record, stateOf, type Run } from './run.ts'
import type { ExecutionState, Frame } from './state.ts'
import { noteState } from './tally.ts'
import { abortMapRun } from './map-runs/abort.ts'
import { stopNested } from './tasks/nested.ts'

function childrenOf({ frames }: ExecutionState, parent: Frame): Frame[] {
  return Object.values(frames).filter((frame) => frame.parent === parent.id)
}

/** A frame is no more. */
export function dropFrame({ execution, inputs }: Run, frame: Frame): void {
  delete execution.frames[frame.id]
  inputs.delete(frame.id)
  if (execution.ready.length > 0) execution.ready = execution.ready.filter((id) => id !== frame.id)
}

/**
 * Ends everything inside a frame, the innermost first, and says so in the history. `failed` is the child on whose account: its
 * frame is gone already. What has not succeeded is kept with the frame, for a redrive.
 */
export function abortChildren(run: Run, parent: Frame, failed?: Frame): void {
  const state = stateOf(run, parent)
  const children = childrenOf(run.execution, parent)
  const { waits } = parent
  if (waits?.kind === 'branches' || waits?.kind === 'iterations') {
    const tolerated = waits.kind === 'iterations' ? waits.tolerated : []
    parent.unfinished = { kind: 'scopes', waits, frames: [...tolerated, ...(failed ? [failed] : []), ...children] }
  }
  for (const child of children) {
    abortFrame(run, child)
    if (state.type === 'Map') append(run, 'MapIterationAborted', child.lastEvent, { name: state.name, index: child.index })
    dropFrame(run, child)
  }
}

/** Ends what a frame is doing; the frame itself stays. */
export function abortFrame(run: Run, frame: Frame): void {
  abortChildren(run, frame)
  if (frame.waits?.kind === 'task') stopNested(run, frame, frame.waits)
  if (frame.waits?.kind === 'mapRun') abortMapRun(run, frame, frame.waits)
  const type = abortedEvents[stateOf(run, frame).type as keyof typeof abortedEvents] as HistoryEventType | undefined
  if (frame.phase !== 'enter') noteState(run, frame, 'aborted')
  if (frame.phase !== 'enter' && type !== undefined) record(run, frame, type, null)
  frame.attempt++
  frame.waits = null
}

const abortedEvents = {
  Task: 'TaskStateAborted',
  Wait: 'WaitStateAborted',
  Parallel: 'ParallelStateAborted',
  Map: 'MapStateAborted',
} as const
