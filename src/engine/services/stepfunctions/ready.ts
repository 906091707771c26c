/** Frames that can go on, and the making of them. */
import { emptyRecord, type Json } from '../../../base/json.ts'
import type { Run } from './run.ts'
import type { ExecutionState, Frame, MapItem } from './state.ts'

/** Where transitions take time, each is a step of its own, so that it can be seen; else the frame goes on within this step. */
export function makeReady(run: Run, frame: Frame): void {
  if (run.transitionMs === 0) run.execution.ready.push(frame.id)
  else
    run.step.schedule(run.transitionMs, 'work', {
      to: 'states',
      timer: 'Move',
      data: { execution: run.key, frame: frame.id, attempt: frame.attempt },
    })
}

export interface NewFrame {
  readonly parent: number | null
  readonly index: number
  readonly item: MapItem | null
  readonly lastEvent: number
  readonly state: string
  readonly input: string
}

export function addFrame(execution: ExecutionState, { parent, index, item, lastEvent, state, input }: NewFrame): Frame {
  const id = execution.nextFrame++
  const frame: Frame = {
    id,
    parent,
    index,
    item,
    variables: emptyRecord<Json>(),
    lastEvent,
    state,
    input,
    phase: 'enter',
    enteredEvent: 0,
    beforeEntered: 0,
    enteredAt: 0,
    retries: [],
    attempt: 1,
    waits: null,
    unfinished: null,
  }
  execution.frames[id] = frame
  return frame
}
