/**
 * The values on their way through a state that was visited: worked out anew from what the history keeps (the state's input, what its
 * work gave, its output) by the same pipeline that ran it. What chance or a clock had a part in is taken from the history where
 * it stands there.
 */
import type { State } from '../../../asl/index.ts'
import { emptyRecord, type Json, type JsonObject } from '../../../base/json.ts'
import type { Step } from '../../kernel/index.ts'
import type { HistoryEvent } from './history.ts'
import { ofText, ofValue, textOf, valueOf, type Payload } from './payload.ts'
import {
  effectiveInput,
  effectiveParameters,
  outgoingOfError,
  outgoingOfInput,
  outgoingOfResult,
  type Stage,
  type Work,
} from './pipeline.ts'
import { machineOf, type Run } from './run.ts'
import type { ExecutionState, Frame, MapItem } from './state.ts'
import { itemsOf, selectedItem } from './states/map-items.ts'
import { errorOutputOf } from './failure.ts'
import { failureIn, type Visit } from './visits.ts'
import { resultOf } from './visit-result.ts'

export interface Traced {
  readonly execution: Readonly<ExecutionState>
  readonly events: readonly HistoryEvent[]
  readonly visits: readonly Visit[]
}

/** JSON texts by stage; those that have not been come to, and those that failed, are left out. */
export type RetracedStages = Partial<Record<Stage | 'errorOutput', string>>

export interface Retraced {
  readonly stages: RetracedStages
  /** As the state sees them when it is entered: JSON texts by name. */
  readonly variables: Readonly<Record<string, string>>
}

export function retrace(traced: Traced, visit: Visit): Retraced | undefined {
  const machine = machineOf(traced.execution.definition)
  const state = Object.hasOwn(machine.everyState, visit.state) ? machine.everyState[visit.state] : undefined
  if (state === undefined) return undefined
  const stages: Record<string, string> = {}
  const work = workAt(traced, visit, state)
  const told: Work = { ...work, onStage: (name, payload) => void (stages[name] = textOf(payload)) }
  follow(told, traced, visit, stages)
  return { stages, variables: variablesSeen(work) }
}

function follow(work: Work, traced: Traced, visit: Visit, stages: RetracedStages): void {
  const input = effectiveInput(work)
  if (!input.ok) return
  const { type } = work.state
  const result = resultOf(traced, visit)
  const failure = visit.exited !== undefined && result === undefined ? failureIn(visit, traced.events) : undefined
  if (type === 'Task' || type === 'Parallel' || type === 'Pass') followWork(work, input.value, traced, visit, stages)
  if (type === 'Map') followItems(work, input.value, stages)
  if (type === 'Pass') return
  if (type === 'Task' || type === 'Parallel' || type === 'Map') {
    if (result !== undefined) outgoingOfResult(work, ofText(result))
    else if (failure) followCatch(work, failure, stages)
    return
  }
  if (visit.exited !== undefined) outgoingOfInput(work, input.value)
}

/** What the work was given: as the history has it, or filled in anew. */
function followWork(work: Work, input: Payload, { events }: Traced, visit: Visit, stages: RetracedStages): void {
  const asked = visit.events.map((number) => events[number - 1]).findLast((event) => event?.type.endsWith('Scheduled'))
  const recorded = asked?.details?.['parameters'] ?? asked?.details?.['input']
  const parameters = effectiveParameters(work, input)
  const field: Stage = work.state.language === 'JSONata' ? 'afterArguments' : 'afterParameters'
  if (typeof recorded === 'string') stages[field] = recorded
  if (work.state.type !== 'Pass' || !parameters.ok) return
  const given = work.state.fields['Result']
  if (work.state.language === 'JSONata') outgoingOfInput(work, input)
  else outgoingOfResult(work, given === undefined ? parameters.value : ofValue(given))
}

function followItems(work: Work, input: Payload, stages: RetracedStages): void {
  if (work.state.type !== 'Map') return
  const map = { ...work, state: work.state }
  const items = itemsOf(map, input)
  if (!items.ok) return
  stages.afterItemsPath = JSON.stringify(items.value)
  const [first] = items.value
  if (first === undefined) return
  const selected = selectedItem(map, input, { index: 0, value: first, key: null })
  if (selected.ok) stages.afterItemSelector = JSON.stringify(selected.value)
}

function followCatch(work: Work, { error, cause }: { readonly error: string; readonly cause: string }, stages: RetracedStages): void {
  const output = errorOutputOf({ error, cause })
  stages.errorOutput = JSON.stringify(output)
  const catchers = 'catchers' in work.state ? work.state.catchers : []
  const catcher = catchers.find(({ errors }) => errors.includes(error)) ?? catchers.at(-1)
  const outgoing = catcher && outgoingOfError(work, catcher.fields, output)
  if (outgoing?.ok) stages.afterResultPath = textOf(outgoing.value.output)
}

/** The state at work again, at the moment of the visit, in scopes that hold what had been assigned by then. */
function workAt(traced: Traced, visit: Visit, state: State): Work {
  const { execution } = traced
  const run: Run = {
    step: stillStep(visit),
    key: '',
    execution: { ...execution, frames: {} },
    machine: machineOf(execution.definition),
    events: [],
    firstEvent: 1,
    transitionMs: 0,
    inputs: new Map(),
    ended: [],
    tally: undefined,
    isFull: false,
  }
  return { run, frame: frameAt(traced, run, visit), state }
}

/** Nothing happens in it: expressions ask for the time and for numbers only. */
function stillStep({ at }: Visit): Step {
  return { now: 0, epochMs: at, seed: 0, random: () => 0.5 } satisfies Partial<Step> as unknown as Step
}

function frameAt(traced: Traced, run: Run, visit: Visit): Frame {
  const parent = visit.parent && frameAt(traced, run, visit.parent)
  const frame: Frame = {
    id: visit.entered,
    parent: parent?.id ?? null,
    index: visit.iteration ?? 0,
    item: itemAt(run, visit),
    variables: assignedBefore(traced, visit),
    lastEvent: visit.entered,
    state: visit.state,
    input: visit.input,
    phase: 'inside',
    enteredEvent: visit.entered,
    beforeEntered: visit.before?.exited ?? 0,
    enteredAt: visit.at,
    retries: [],
    attempt: 1,
    waits: null,
    unfinished: null,
  }
  run.execution.frames[frame.id] = frame
  return frame
}

function itemAt(run: Run, { iteration: index, parent }: Visit): MapItem | null {
  let map = parent
  while (map !== undefined && map.type !== 'Map') map = map.parent
  const state = map && run.machine.everyState[map.state]
  const frame = map && run.execution.frames[map.entered]
  if (index === undefined || state?.type !== 'Map' || frame === undefined) return null
  const work = { run, frame, state }
  const input = effectiveInput(work)
  const items = input.ok ? itemsOf(work, input.value) : input
  return items.ok ? { index, value: items.value[index] ?? null, key: null } : null
}

/** What the states before it in the same scope assigned, the newest last. */
function assignedBefore({ events }: Traced, visit: Visit): Record<string, Json> {
  const variables = emptyRecord<Json>()
  const before: Visit[] = []
  for (let at = visit.before; at !== undefined; at = at.before) before.push(at)
  for (const { exited } of before.toReversed()) {
    const assigned = events[(exited ?? 0) - 1]?.details?.['assignedVariables'] as JsonObject | undefined
    for (const name in assigned) variables[name] = JSON.parse(String(assigned[name])) as Json
  }
  return variables
}

function variablesSeen({ run, frame }: Work): Record<string, string> {
  const chain: Frame[] = []
  for (let at: Frame | undefined = frame; at; at = at.parent === null ? undefined : run.execution.frames[at.parent]) chain.push(at)
  const seen = emptyRecord<string>()
  for (const { variables } of chain.toReversed()) for (const name in variables) seen[name] = JSON.stringify(variables[name])
  return seen
}

/** Whether two JSON texts say the same. */
export function isSameJson(one: string, other: string): boolean {
  return one === other || JSON.stringify(valueOf(ofText(one))) === JSON.stringify(valueOf(ofText(other)))
}
