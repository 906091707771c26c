/** What the work of a visited state gave: told by its history, or put together from what happened inside it. */
import { machineOf } from './run.ts'
import type { HistoryEvent } from './history.ts'
import type { ExecutionState } from './state.ts'
import type { Visit } from './visits.ts'

interface Told {
  readonly execution: Readonly<ExecutionState>
  readonly events: readonly HistoryEvent[]
  readonly visits: readonly Visit[]
}

/** JSON text; `undefined` while there is none, or where the work failed. */
export function resultOf(told: Told, visit: Visit): string | undefined {
  const types = visit.events.map((number) => told.events[number - 1])
  const last = types.findLast((event) => event?.type.endsWith('Succeeded') && !event.type.startsWith('MapIteration'))
  if (last === undefined) return undefined
  if (visit.type === 'Task') return String(last.details?.['output'])
  const results = visit.type === 'Map' ? iterationResults(told, visit) : branchResults(told, visit)
  return `[${results.map((result) => result ?? 'null').join(',')}]`
}

function iterationResults(told: Told, visit: Visit): (string | undefined)[] {
  const results: (string | undefined)[] = []
  for (const inner of innerVisits(told, visit)) {
    if (inner.iteration !== undefined && isLast(told, inner)) results[inner.iteration] = outputOf(told, inner)
  }
  return Array.from(results)
}

/** A branch is known by the state that it starts at. */
function branchResults(told: Told, visit: Visit): (string | undefined)[] {
  const state = machineOf(told.execution.definition).everyState[visit.state]
  const branches = state?.type === 'Parallel' ? state.branches : []
  const inner = innerVisits(told, visit)
  return branches.map(({ states }) => {
    const last = inner.findLast((one) => Object.hasOwn(states, one.state))
    return last && outputOf(told, last)
  })
}

function innerVisits({ visits }: Told, visit: Visit): Visit[] {
  return visits.filter(({ parent }) => parent === visit)
}

function isLast({ visits }: Told, visit: Visit): boolean {
  return !visits.some(({ before }) => before === visit)
}

/** Of an iteration that failed and was put up with: its error. */
function outputOf({ events, execution }: Told, { exited, events: own, state: name }: Visit): string | undefined {
  const state = machineOf(execution.definition).everyState[name]
  if (state?.type === 'Fail') return JSON.stringify({ Error: state.fields['Error'] ?? null, Cause: state.fields['Cause'] ?? null })
  if (exited !== undefined) return String(events[exited - 1]?.details?.['output'])
  const failed = own.map((number) => events[number - 1]).findLast((event) => event?.details?.['error'] !== undefined)
  return failed && JSON.stringify({ Error: failed.details?.['error'], Cause: failed.details?.['cause'] ?? null })
}
