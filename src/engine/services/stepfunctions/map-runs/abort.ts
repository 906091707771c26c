/** Nobody waits for the end of a Map Run any more. */
import { record, type Run } from '../run.ts'
import type { Frame, MapRunWait } from '../state.ts'
import type { MapRunState } from './state.ts'

/** Its children are stopped in a step of its own. */
export function abortMapRun(run: Run, frame: Frame, { run: key }: MapRunWait): void {
  const { step } = run
  if (step.read<MapRunState>(key)?.status !== 'RUNNING') return
  const state = step.edit<MapRunState>(key)
  const isStarted = state.stage !== 'reading'
  state.status = 'ABORTED'
  state.stoppedAt = step.epochMs
  state.failure = { error: null, cause: null, isRedrivable: isStarted, whileWriting: state.stage === 'writing' }
  state.stage = 'stopping'
  if (isStarted) frame.unfinished = { kind: 'mapRun', run: key }
  record(run, frame, 'MapRunAborted', null)
  step.schedule(0, 'work', { to: 'states', timer: 'StopMapRun', data: { run: key } })
  step.emit('states.MapRunEnded', key, { status: 'ABORTED' })
}
