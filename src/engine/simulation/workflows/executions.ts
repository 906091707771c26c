/** The executions of a state machine of the document: found by ARN, listed, told as rows. */
import type { LogicalId } from '../../../document/index.ts'
import type { ResourceKey } from '../../kernel/index.ts'
import {
  executionKey,
  executionKeyOfArn,
  historyKey,
  machineOf,
  shownEvent,
  visitsIn,
  type ExecutionState,
  type HistoryState,
  type MachineState,
  type MapRunState,
  type Traced,
  type Visit,
} from '../../services/stepfunctions/index.ts'
import { stateOf } from '../nodes.ts'
import { resourceKeyOf } from '../resources.ts'
import { worldOf, type Run } from '../run.ts'
import type { ExecutionRow } from './execution-model.ts'
import type { ExecutionsAnswer, ExecutionsQuery, HistoryAnswer, HistoryQuery } from './model.ts'

const rowsAtOnce = 100
const eventsAtOnce = 200

/** Of a node that is a state machine and runs. */
export function machineOfNode(run: Run, node: LogicalId): Readonly<MachineState> | undefined {
  const isWorkflow = run.template.resources[node]?.workflow !== undefined
  return isWorkflow ? stateOf<MachineState>(run, resourceKeyOf(run.template, node)) : undefined
}

export interface FoundExecution {
  readonly key: ResourceKey
  readonly execution: Readonly<ExecutionState>
}

interface PlacedExecution extends FoundExecution {
  /** Its place among those that are kept, oldest first. */
  readonly place: number
}

/** The one with this ARN; the newest where none is named, or it is not (or no longer) there. */
export function executionOf(run: Run, { name, executions }: Readonly<MachineState>, arn?: string): PlacedExecution | undefined {
  const wanted = arn === undefined ? undefined : executionKeyOfArn(arn)
  const own = executionKey(name, '')
  const named = wanted?.startsWith(own) ? executions.lastIndexOf(wanted.slice(own.length)) : -1
  const place = named >= 0 ? named : executions.length - 1
  const key = executionKey(name, executions[place] ?? '')
  const execution = stateOf<ExecutionState>(run, key)
  return execution && { key, execution, place }
}

export function rowOf(run: Run, execution: Readonly<ExecutionState>): ExecutionRow {
  const { arn, name, status, startedAt, stoppedAt, transitions, error, cause } = execution
  const { startMs } = worldOf(run)
  return {
    arn,
    name,
    status,
    startedAt: startedAt - startMs,
    ...(stoppedAt !== null && { stoppedAt: stoppedAt - startMs }),
    transitions,
    ...(error !== null && { error }),
    ...(cause !== null && { cause }),
  }
}

/** Newest first. */
export function listExecutions(run: Run, { node, before }: ExecutionsQuery): ExecutionsAnswer | undefined {
  const machine = machineOfNode(run, node)
  if (machine === undefined) return undefined
  const { executions, name } = machine
  const end = before === undefined ? executions.length : (executionOf(run, machine, before)?.place ?? 0)
  const begin = Math.max(0, end - rowsAtOnce)
  const rows = executions.slice(begin, end).flatMap((id) => {
    const execution = stateOf<ExecutionState>(run, executionKey(name, id))
    return execution ? [rowOf(run, execution)] : []
  })
  return { rows: rows.toReversed(), total: executions.length, more: begin > 0 }
}

/** Visits by the events that they were read from: a history only grows, and a moment of the past has a list of its own. */
const read = new WeakMap<HistoryState['events'], { readonly count: number; readonly visits: Visit[] }>()

export function tracedOf(run: Run, { key, execution }: FoundExecution): Traced {
  const events = stateOf<HistoryState>(run, historyKey(key))?.events ?? []
  const known = read.get(events)
  if (known?.count === events.length) return { execution, events, visits: known.visits }
  const visits = visitsIn(events)
  read.set(events, { count: events.length, visits })
  return { execution, events, visits }
}

/**
 * The execution with this ARN, an execution of the machine itself or a child of one of its distributed Maps, after all those that it
 * is a child in, the outermost first. Empty where there is none.
 */
export function lineOf(run: Run, machine: Readonly<MachineState>, arn: string): readonly FoundExecution[] {
  const line: FoundExecution[] = []
  for (let key = executionKeyOfArn(arn); key !== undefined; ) {
    const execution: Readonly<ExecutionState> | undefined = stateOf<ExecutionState>(run, key)
    if (execution === undefined) return []
    line.unshift({ key, execution })
    key = execution.mapRun ? stateOf<MapRunState>(run, execution.mapRun.run)?.execution : undefined
  }
  return line[0]?.execution.machine === machine.name && line[0].execution.mapRun === null ? line : []
}

/** `undefined` for an execution that is not there. */
export function exactExecution(run: Run, node: LogicalId, arn: string): FoundExecution | undefined {
  const machine = machineOfNode(run, node)
  return machine && lineOf(run, machine, arn).at(-1)
}

/**
 * An execution with this ARN that has a state of this name; while a child of a distributed Map is looked at, for the states around the Map
 * the one that it is a child in. `undefined` where there is none.
 */
export function tracedAt(run: Run, node: LogicalId, arn: string, state: string): Traced | undefined {
  const machine = machineOfNode(run, node)
  const line = machine ? lineOf(run, machine, arn) : []
  const found = line.findLast(({ execution }) => machineOf(execution.definition).everyState[state] !== undefined)
  return found && tracedOf(run, found)
}

export function historyRows(run: Run, { node, execution: arn, from }: HistoryQuery): HistoryAnswer | undefined {
  const found = exactExecution(run, node, arn)
  if (found === undefined) return undefined
  const { events, visits } = tracedOf(run, found)
  const states = new Map(visits.flatMap(({ state, events: own }) => own.map((number) => [number, state] as const)))
  const { startMs } = worldOf(run)
  const begin = Math.max(1, from)
  const rows = events.slice(begin - 1, begin - 1 + eventsAtOnce).map((event, index) => {
    const id = begin + index
    const { timestamp: _timestamp, type: _type, id: _id, previousEventId: _previous, ...details } = shownEvent(event, id, true)
    const state = states.get(id)
    return { id, previousId: event.previous, type: event.type, at: event.at - startMs, ...(state !== undefined && { state }), details }
  })
  return { events: rows, total: events.length }
}
