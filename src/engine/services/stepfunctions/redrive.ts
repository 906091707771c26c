/** Executions that ended without success go on from where they stood. https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html */
import { statesLimits } from '../../../aws/services/stepfunctions.ts'
import type { ResourceKey, Step } from '../../kernel/index.ts'
import { machineKey } from '../shared/resource-keys.ts'
import { goOnLater, limitTime } from './execution-start.ts'
import type { HistoryState } from './history.ts'
import { historyKey } from './keys.ts'
import type { MapRunState } from './map-runs/state.ts'
import { append, beginRun, endRun, record, stateOf, type Run } from './run.ts'
import type { ExecutionState, Frame, MachineState } from './state.ts'
import { noteState } from './tally.ts'

const redrivableMs = 14 * 86_400_000

/** Why it cannot be redriven, in AWS's words; nothing when it can. */
export function redriveProblem(step: Step, key: ResourceKey): string | undefined {
  const execution = step.read<ExecutionState>(key) as ExecutionState
  const { status, stoppedAt, startedAt } = execution
  if (status !== 'FAILED' && status !== 'ABORTED' && status !== 'TIMED_OUT') return `Execution is ${status} and cannot be redriven`
  if (stoppedAt !== null && step.epochMs - stoppedAt > redrivableMs) return 'Execution has exceeded the redrivable period of 14 days'
  if (step.epochMs - startedAt >= statesLimits.standardSeconds * 1000) return 'Execution has exceeded the maximum open time of one year'
  const events = step.read<HistoryState>(historyKey(key))?.events.length ?? 0
  if (events >= statesLimits.historyEvents - 1) return 'Execution has reached the maximum number of history events'
  return undefined
}

/** It has been checked that this may be. What succeeded is not done again. */
export function redriveFrames(step: Step, key: ResourceKey): void {
  const run = beginRun(step, key)
  const { execution, events } = run
  const { stopped } = execution
  if (execution.mapRun === null) countAgain(run)
  execution.status = 'RUNNING'
  execution.stoppedAt = null
  execution.error = null
  execution.cause = null
  execution.stopped = null
  execution.redriveCount++
  execution.redrivenAt = step.epochMs
  append(run, 'ExecutionRedriven', events.length, { redriveCount: execution.redriveCount })
  if (stopped) resume(run, stopped)
  execution.called = true
  limitTime(step, key, execution)
  goOnLater(step, key)
  endRun(run)
}

function countAgain({ step, execution }: Run): void {
  const key = machineKey(execution.machine)
  if (step.read(key) === undefined) return
  const { counts } = step.edit<MachineState>(key)
  counts[execution.status]--
  counts.RUNNING++
}

/**
 * A frame is at its state again, its retriers unused; branches and iterations that had not succeeded are, too. Each goes on with its
 * own thread of events, by which they are told apart.
 */
function resume(run: Run, frame: Frame): void {
  const { execution, step } = run
  const { unfinished } = frame
  execution.frames[frame.id] = frame
  frame.retries = []
  frame.attempt++
  frame.waits = null
  frame.unfinished = null
  if (unfinished?.kind === 'scopes') {
    noteState(run, frame, 'entered')
    const { waits, frames } = unfinished
    frame.waits = { ...waits, open: frames.length, ...(waits.kind === 'iterations' && { failed: 0, tolerated: [] }) }
    for (const inner of frames) resume(run, inner)
  } else if (unfinished?.kind === 'mapRun') {
    noteState(run, frame, 'entered')
    frame.waits = { kind: 'mapRun', run: unfinished.run }
    const mapRun = step.edit<MapRunState>(unfinished.run)
    mapRun.attempt = frame.attempt
    mapRun.status = 'RUNNING'
    mapRun.stoppedAt = null
    mapRun.redriveCount++
    mapRun.redrivenAt = step.epochMs
    record(run, frame, 'MapRunRedriven', { mapRunArn: mapRun.arn, redriveCount: mapRun.redriveCount })
    step.schedule(0, 'work', { to: 'states', timer: 'RedriveMapRun', data: { run: unfinished.run } })
  } else {
    const isEntered = frame.phase !== 'enter' && stateOf(run, frame).type !== 'Fail'
    if (isEntered) noteState(run, frame, 'entered')
    frame.phase = isEntered ? 'again' : 'enter'
    execution.ready.push(frame.id)
  }
}
