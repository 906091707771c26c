/** One step of an execution while it is worked on: its state at hand, its events appended. Nothing of this is kept. */
import { readDefinition, type State, type StateMachine } from '../../../asl/index.ts'
import { statesLimits, type HistoryEventType } from '../../../aws/services/stepfunctions.ts'
import { assert } from '../../../base/assert.ts'
import type { Json, JsonObject } from '../../../base/json.ts'
import { remembered } from '../../../base/remembered.ts'
import type { ResourceKey, Step } from '../../kernel/index.ts'
import { logHistory } from './execution-log.ts'
import type { Failure } from './failed.ts'
import type { HistoryEvent, HistoryState } from './history.ts'
import { historyKey, settingsKey, tallyKey } from './keys.ts'
import { ofText, type Payload } from './payload.ts'
import type { ExecutionState, Frame, StatesSettings, TallyState } from './state.ts'
import { openTally } from './tally.ts'

export interface Run {
  readonly step: Step
  readonly key: ResourceKey
  readonly execution: ExecutionState
  readonly machine: StateMachine
  readonly events: HistoryEvent[]
  readonly firstEvent: number
  readonly transitionMs: number
  /** Inputs of frames that were read or made in this step, by frame. */
  readonly inputs: Map<number, Payload>
  /** Frames whose scope has ended: what stands around them is told next. */
  readonly ended: Ended[]
  /** Of the machine, while that is there. */
  readonly tally: TallyState | undefined
  /** The history is full but for the event that says so. */
  isFull: boolean
}

export type Ended =
  | { readonly frame: Frame; readonly output: Payload; readonly failure?: undefined }
  | { readonly frame: Frame; readonly failure: Failure }

/** What a definition's text means. It has been checked when its machine was made. */
export const machineOf: (definition: string) => StateMachine = remembered((definition) => {
  const machine = readDefinition(JSON.parse(definition) as Json)
  assert(machine, 'a definition that was accepted can be read')
  return machine
})

export function beginRun(step: Step, key: ResourceKey): Run {
  const execution = step.edit<ExecutionState>(key)
  const { events } = step.edit<HistoryState>(historyKey(key))
  const tally = execution.trial ? undefined : openTally(step, tallyKey(execution.machine))
  return {
    step,
    key,
    execution,
    machine: machineOf(execution.definition),
    events,
    firstEvent: events.length + 1,
    transitionMs: step.read<StatesSettings>(settingsKey)?.transitionMs ?? 0,
    inputs: new Map(),
    ended: [],
    tally,
    isFull: false,
  }
}

/** An execution as it stands, for its expressions: nothing of it is changed. `undefined` when it is no more. */
export function lookAtRun(step: Step, key: ResourceKey): Run | undefined {
  const execution = step.read<ExecutionState>(key)
  if (execution === undefined) return undefined
  return {
    step,
    key,
    execution: execution as ExecutionState,
    machine: machineOf(execution.definition),
    events: [],
    firstEvent: 1,
    transitionMs: 0,
    inputs: new Map(),
    ended: [],
    tally: undefined,
    isFull: false,
  }
}

/** Tells what the step did: the numbers of its first and last event, and the workflow's log. */
export function endRun({ step, key, events, firstEvent, execution }: Run): void {
  if (events.length < firstEvent || execution.trial) return
  logHistory(step, execution, events, firstEvent)
  step.emit('states.HistoryGrew', key, { first: firstEvent, last: events.length, status: execution.status })
}

/** Appends an event and answers with its number. The last place of a Standard history is kept for its end. */
export function append(run: Run, type: HistoryEventType, previous: number, details: JsonObject | null): number {
  const { events, execution, step } = run
  if (execution.type === 'STANDARD' && events.length >= statesLimits.historyEvents - 1) {
    run.isFull = true
    return events.length
  }
  return events.push({ type, previous, at: step.epochMs, details })
}

/** The event that ends an execution has its place in any history. */
export function appendLast(run: Run, type: HistoryEventType, previous: number, details: JsonObject): number {
  return run.events.push({ type, previous, at: run.step.epochMs, details })
}

/** Appends an event to a frame's thread. */
export function record(run: Run, frame: Frame, type: HistoryEventType, details: JsonObject | null): void {
  frame.lastEvent = append(run, type, frame.lastEvent, details)
}

export function stateOf(run: Run, frame: Frame): State {
  const state = run.machine.everyState[frame.state]
  assert(state, `a state that runs is in the definition: ${frame.state}`)
  return state
}

export function frameOf(run: Run, id: number): Frame | undefined {
  return run.execution.frames[id]
}

export function inputOf(run: Run, frame: Frame): Payload {
  const known = run.inputs.get(frame.id)
  if (known !== undefined) return known
  const payload = ofText(frame.input)
  run.inputs.set(frame.id, payload)
  return payload
}
