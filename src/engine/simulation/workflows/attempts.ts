/** The attempts of a state's work, read from its history, and the one that is planned. */
import { failureIn, frameOfVisit, type Traced, type Visit } from '../../services/stepfunctions/index.ts'
import type { AttemptRow } from './model.ts'

const beginnings = /(Scheduled|MapStateStarted|ParallelStateStarted)$/
const ends = /(Succeeded|Failed|TimedOut)$/

export function attemptsOf(traced: Traced, visit: Visit, startMs: number): AttemptRow[] {
  if (visit.type !== 'Task' && visit.type !== 'Map' && visit.type !== 'Parallel') return []
  const rows: AttemptRow[] = []
  for (const number of visit.events) {
    const event = traced.events[number - 1]
    if (event === undefined || event.type.startsWith('MapIteration')) continue
    const at = event.at - startMs
    const last = rows.at(-1)
    if (beginnings.test(event.type)) {
      // Of a Map or a Parallel that is tried again nothing tells how the attempt before ended but that it failed.
      if (last?.outcome === 'running') rows[rows.length - 1] = { ...last, endedAt: at, outcome: 'failed' }
      rows.push({ number: rows.length + 1, startedAt: at, outcome: 'running' })
    } else if (last && event.by !== undefined) {
      rows[rows.length - 1] = { ...last, answeredBy: event.by }
    } else if (last && ends.test(event.type)) {
      rows[rows.length - 1] = { ...last, endedAt: at, ...endOf(event.type, event.details?.['error'], event.details?.['cause']) }
    }
  }
  return [...closed(traced, visit, rows, startMs), ...planned(traced, visit, rows.length)]
}

function endOf(type: string, error: unknown, cause: unknown): Pick<AttemptRow, 'outcome' | 'error' | 'cause'> {
  if (type.endsWith('Succeeded')) return { outcome: 'succeeded' }
  return {
    outcome: 'failed',
    ...(typeof error === 'string' && { error }),
    ...(typeof cause === 'string' && { cause }),
  }
}

/** An attempt whose end the history does not tell ended with the visit. */
function closed(traced: Traced, visit: Visit, rows: readonly AttemptRow[], startMs: number): AttemptRow[] {
  const last = rows.at(-1)
  const frame = frameOfVisit(visit, traced.execution)
  if (last?.outcome !== 'running' || (frame !== undefined && frame.waits?.kind !== 'retry')) return [...rows]
  const end = traced.events[(visit.exited ?? visit.events.at(-1) ?? 0) - 1]
  const failure = failureIn(visit, traced.events)
  return [...rows.slice(0, -1), { ...last, ...(end && { endedAt: end.at - startMs }), outcome: 'failed', ...failure }]
}

function planned({ execution }: Traced, visit: Visit, made: number): AttemptRow[] {
  const waits = frameOfVisit(visit, execution)?.waits
  return waits?.kind === 'retry' ? [{ number: made + 1, startedAt: waits.until, outcome: 'planned' }] : []
}
