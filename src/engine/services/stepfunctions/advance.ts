/**
 * One step of an execution: its frames go on, in turn, one transition each, until every one of them waits or the step's budget
 * is spent. https://states-language.net/spec.html
 */
import type { StateType } from '../../../asl/index.ts'
import type { HistoryEventType } from '../../../aws/services/stepfunctions.ts'
import type { ResourceKey, Step } from '../../kernel/index.ts'
import { dropFrame } from './children.ts'
import { failExecution, succeed } from './end.ts'
import type { Failure } from './failed.ts'
import { workOn } from './pipeline.ts'
import { append, beginRun, endRun, frameOf, inputOf, stateOf, type Run } from './run.ts'
import type { ExecutionState, Frame } from './state.ts'
import { stateTypes } from './states/index.ts'
import { textOf } from './payload.ts'
import { noteAbandoned, noteState, noteTransition } from './tally.ts'

/** Transitions within one step of the kernel. */
const budget = 1_000
/**
 * An Express execution has no limit of events, and its five minutes never end when transitions take no time. On AWS one takes
 * some milliseconds: nobody gets this far.
 */
const expressTransitions = 100_000

/** Changes a running execution and lets it go on from there. Nothing happens to one that has ended. */
export function advance(step: Step, key: ResourceKey, change: (run: Run) => void): void {
  if (step.read<ExecutionState>(key)?.status !== 'RUNNING') return
  const run = beginRun(step, key)
  change(run)
  tellEnded(run)
  let left = budget
  const { execution } = run
  while (execution.ready.length > 0 && left-- > 0) {
    const frame = frameOf(run, execution.ready.shift() as number)
    if (frame) transition(run, frame)
  }
  if (execution.ready.length > 0 && !execution.called) {
    execution.called = true
    step.schedule(0, 'work', { to: 'states', timer: 'Advance', data: { execution: key } })
  }
  endRun(run)
}

/** One transition of a frame: a state entered, or tried again. */
export function transition(run: Run, frame: Frame): void {
  const { execution } = run
  execution.transitions++
  noteTransition(run)
  const work = workOn(run, frame)
  const { state } = work
  if (frame.phase === 'enter') {
    noteState(run, frame, 'entered')
    frame.enteredAt = run.step.epochMs
    frame.beforeEntered = frame.lastEvent
    const details = { name: frame.state, input: textOf(inputOf(run, frame)) }
    frame.lastEvent = frame.enteredEvent = append(run, enteredEvents[state.type], frame.lastEvent, details)
  }
  frame.phase = 'inside'
  if (!run.isFull) stateTypes[state.type].enter(work as never)
  tellEnded(run)
  if (execution.type === 'EXPRESS' && execution.transitions >= expressTransitions && execution.status === 'RUNNING')
    giveUp(run, tooManyTransitions, frame.lastEvent)
}

/** Whoever stands around a scope that has ended goes on with its outcome. */
function tellEnded(run: Run): void {
  for (let next = run.ended.shift(); next !== undefined && !run.isFull; next = run.ended.shift()) {
    const { frame } = next
    if (frame.parent === null) {
      if (next.failure === undefined) succeed(run, next.output, frame.lastEvent)
      else failExecution(run, next.failure, frame.lastEvent)
      return
    }
    const parent = frameOf(run, frame.parent)
    dropFrame(run, frame)
    if (parent === undefined) continue
    const state = stateOf(run, parent)
    const work = { run, frame: parent, state }
    const type = stateTypes[state.type]
    if (next.failure !== undefined) type.childFailed?.(work as never, frame, next.failure)
    else type.childSucceeded?.(work as never, frame, textOf(next.output))
  }
  if (run.isFull && run.execution.status === 'RUNNING') giveUp(run, historyFull, run.events.length)
}

/** It went too far: whatever it was doing ends with it. */
function giveUp(run: Run, failure: Failure, previous: number): void {
  noteAbandoned(run)
  failExecution(run, failure, previous)
}

const historyFull = {
  error: 'States.Runtime',
  cause: 'The execution reached the maximum number of history events (25000).',
}

const tooManyTransitions = {
  error: 'States.Runtime',
  cause: `The execution made ${expressTransitions} transitions. Switchyard stops it here.`,
}

const enteredEvents = {
  Pass: 'PassStateEntered',
  Task: 'TaskStateEntered',
  Choice: 'ChoiceStateEntered',
  Wait: 'WaitStateEntered',
  Succeed: 'SucceedStateEntered',
  Fail: 'FailStateEntered',
  Parallel: 'ParallelStateEntered',
  Map: 'MapStateEntered',
} as const satisfies Record<StateType, HistoryEventType>
