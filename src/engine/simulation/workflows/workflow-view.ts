/** What the executions of a workflow do at this moment, by state, and the way of the one that is looked at. */
import { emptyRecord } from '../../../base/json.ts'
import type { LogicalId } from '../../../document/index.ts'
import {
  frameOfVisit,
  machineOf,
  outcomeOf,
  tallyKey,
  failureIn,
  type ExecutionState,
  type Frame,
  type MapRunState,
  type StateTally,
  type TallyState,
  type Traced,
  type Visit,
} from '../../services/stepfunctions/index.ts'
import { stateOf } from '../nodes.ts'
import { worldOf, type Run } from '../run.ts'
import { executionOf, lineOf, machineOfNode, rowOf, tracedOf, type FoundExecution } from './executions.ts'
import { iterationsOf } from './iterations.ts'
import { mapRunFiguresOf } from './map-runs.ts'
import type { StateFigures, StateStatus, WorkflowView } from './model.ts'
import { transitionsOf } from './workflow-picture.ts'

/** `undefined` where the node is no state machine that runs. `execution` is an ARN; the newest where there is none. */
export function workflowViewOf(run: Run, node: LogicalId, execution?: string): WorkflowView | undefined {
  const machine = machineOfNode(run, node)
  if (machine === undefined) return undefined
  const tally = stateOf<TallyState>(run, tallyKey(machine.name))
  const states = emptyRecord<StateFigures>()
  for (const [name, counts] of Object.entries(tally?.states ?? {})) states[name] = figuresOf(counts)
  const line = execution === undefined ? [] : lineOf(run, machine, execution)
  const found = executionOf(run, machine, line[0]?.execution.arn)
  const about = { node, place: found?.place ?? 0, executions: machine.executions.length }
  const looked = line.at(-1) ?? found
  if (found === undefined || looked === undefined) return { ...about, states, taken: {} }
  const taken: Record<string, number> = {}
  let pointer = ''
  for (const one of line.length === 0 ? [found] : line) {
    const traced = tracedOf(run, one)
    pointer += processorAround(run, one)
    for (const [name, visits] of visitsByState(traced)) states[name] = { ...(states[name] ?? nothing), ...lookedAt(run, traced, visits) }
    for (const [id, count] of Object.entries(takenIn(traced))) taken[`${pointer}${id}`] = count
  }
  return { ...about, execution: rowOf(run, looked.execution), ...childOf(run, line), states, taken }
}

/** Where in the definition around it a child of a distributed Map stands: a JSON pointer, to be put before those of its own. */
function processorAround(run: Run, { execution: { mapRun } }: FoundExecution): string {
  const around = mapRun && stateOf<MapRunState>(run, mapRun.run)
  const parent = around && stateOf<ExecutionState>(run, around.execution)
  const map = parent && machineOf(parent.definition).everyState[around.state]
  return map?.type === 'Map' ? (map.processor?.pointer ?? '') : ''
}

function childOf(run: Run, line: readonly FoundExecution[]): Pick<WorkflowView, 'child'> {
  const own = line.at(-1)?.execution.mapRun
  const parent = line.at(-2)?.execution
  const around = own && stateOf<MapRunState>(run, own.run)
  if (!own || !parent || !around) return {}
  const { number, items } = own
  return { child: { parent: rowOf(run, parent), state: around.state, number, siblings: around.children, items } }
}

const nothing: StateFigures = { inside: 0, succeeded: 0, caught: 0, failed: 0 }

function figuresOf({ entered, succeeded, caught, failed, aborted }: StateTally): StateFigures {
  // Redriven, a state that failed is at work again without being entered anew.
  return { inside: Math.max(0, entered - succeeded - caught - failed - aborted), succeeded, caught, failed }
}

function visitsByState({ visits }: Traced): ReadonlyMap<string, Visit[]> {
  const byState = new Map<string, Visit[]>()
  for (const visit of visits) {
    const known = byState.get(visit.state)
    if (known) known.push(visit)
    else byState.set(visit.state, [visit])
  }
  return byState
}

/** A state in one execution: what it does now, else how it was left last. */
function lookedAt(run: Run, traced: Traced, visits: readonly Visit[]): Partial<StateFigures> {
  const { execution, events } = traced
  const { startMs } = worldOf(run)
  const visit = visits.findLast((one) => frameOfVisit(one, execution)) ?? visits.at(-1)
  if (visit === undefined) return {}
  const frame = frameOfVisit(visit, execution)
  const left = events[(visit.exited ?? 0) - 1]
  const status = statusOf(traced, visit)
  const error = status === 'failed' || status === 'caught' || status === 'retrying' ? failureIn(visit, events)?.error : undefined
  return {
    status,
    entered: visits.length,
    enteredAt: visit.at - startMs,
    ...(left && { leftAt: left.at - startMs }),
    ...(frame && momentsOf(traced, frame)),
    ...(frame && sinceOf(traced, visit, frame, startMs)),
    ...(error !== undefined && { error }),
    ...(visit.type === 'Map' && { iterations: iterationsOf(traced, visit), ...mapRunFiguresOf(run, traced, visit) }),
    ...answererOf(traced, visit),
  }
}

export function statusOf({ execution, events }: Traced, visit: Visit): StateStatus {
  const frame = frameOfVisit(visit, execution)
  if (frame === undefined) {
    const outcome = outcomeOf(visit, events, execution)
    return outcome === 'inside' ? 'running' : outcome
  }
  const { waits } = frame
  if (waits?.kind === 'time') return 'waiting'
  if (waits?.kind === 'retry') return 'retrying'
  return waits?.kind === 'task' && (waits.stage === 'token' || waits.stage === 'worker') ? 'token' : 'running'
}

/** When something is due for it, and which attempt this is or will be. */
function momentsOf({ execution }: Traced, { waits, retries, state: name }: Frame): Pick<StateFigures, 'until' | 'attempt' | 'attempts'> {
  const used = retries.reduce((sum, count) => sum + count, 0)
  const state = machineOf(execution.definition).everyState[name]
  const retriers = state && 'retriers' in state ? state.retriers : []
  const chosen = waits?.kind === 'retry' ? waits.retrier : retries.findIndex((count) => count > 0)
  const most = retriers[chosen]?.maxAttempts
  const until = waits?.kind === 'task' ? waits.timeoutAt : waits?.kind === 'time' || waits?.kind === 'retry' ? waits.until : null
  return {
    ...(until !== null && { until }),
    ...(used > 0 && { attempt: used + 1 }),
    ...(used > 0 && most !== undefined && { attempts: most + 1 }),
  }
}

/** Since when it waits for what is due: a try that failed is the newest that the history tells of the visit. */
function sinceOf({ events }: Traced, visit: Visit, { waits }: Frame, startMs: number): Pick<StateFigures, 'since'> {
  if (waits?.kind === 'time') return { since: visit.at - startMs }
  if (waits?.kind === 'task') return { since: waits.startedAt }
  const failed = waits?.kind === 'retry' ? events[(visit.events.at(-1) ?? 0) - 1] : undefined
  return failed ? { since: failed.at - startMs } : {}
}

/** Who answered in place of the service, of the newest try. */
function answererOf({ events }: Traced, visit: Visit): Pick<StateFigures, 'answeredBy'> {
  const answeredBy =
    visit.type === 'Task' ? visit.events.map((number) => events[number - 1]?.by).findLast((by) => by !== undefined) : undefined
  return answeredBy === undefined ? {} : { answeredBy }
}

/** How often the execution went along each transition. Where two lead to the same state for the same reason, the first is meant. */
function takenIn(traced: Traced): Record<string, number> {
  const { execution, events, visits } = traced
  const machine = machineOf(execution.definition)
  const taken: Record<string, number> = {}
  for (const { state: to, before } of visits) {
    const from = before && machine.everyState[before.state]
    if (before === undefined || from === undefined) continue
    const isCaught = outcomeOf(before, events, execution) === 'caught'
    const ways = transitionsOf(from, { origin: (range) => range }).filter((way) => way.to === to && (way.kind === 'catch') === isCaught)
    const error = isCaught ? failureIn(before, events)?.error : undefined
    const way = ways.find(({ label }) => error !== undefined && label.split(', ').includes(error)) ?? ways[0]
    if (way) taken[way.id] = (taken[way.id] ?? 0) + 1
  }
  return taken
}
