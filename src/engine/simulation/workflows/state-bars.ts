/** An execution's states along virtual time: one line a state, more where it is visited several times at once; a bar an attempt. */
import type { Traced, Visit } from '../../services/stepfunctions/index.ts'
import { frameOfVisit } from '../../services/stepfunctions/index.ts'
import { worldOf, type Run } from '../run.ts'
import { attemptsOf } from './attempts.ts'
import type { BarKind, BarRow, Quiet, StateBar, StateBarsAnswer, StateBarsQuery, VisitBars } from './bars-model.ts'
import { exactExecution, tracedOf } from './executions.ts'
import type { StateStatus } from './model.ts'
import { statusOf } from './workflow-view.ts'

const rowsAtOnce = 200
const mostQuiet = 100

/** `undefined` for an execution that is not there. */
export function stateBarsOf(run: Run, { node, execution: arn, from, count }: StateBarsQuery): StateBarsAnswer | undefined {
  const found = exactExecution(run, node, arn)
  if (found === undefined) return undefined
  const { startMs } = worldOf(run)
  const { startedAt, stoppedAt } = found.execution
  const rows = rowsOf(tracedOf(run, found), startMs)
  const fromMs = startedAt - startMs
  const until = stoppedAt === null ? run.clockMs : stoppedAt - startMs
  const moments = momentsIn(rows, fromMs, until)
  return {
    rows: rows.slice(from, from + Math.min(count, rowsAtOnce)),
    from,
    total: rows.length,
    fromMs,
    toMs: moments.at(-1) ?? fromMs,
    isOver: stoppedAt !== null,
    quiet: quietIn(moments, workIn(rows)),
  }
}

/** Bars by state; the states inside another follow it, in the order in which they were entered first. */
function rowsOf(traced: Traced, startMs: number): BarRow[] {
  const byState = new Map<string, Visit[]>()
  const inside = new Map<string | undefined, string[]>()
  for (const visit of traced.visits) {
    const visits = byState.get(visit.state)
    if (visits) visits.push(visit)
    else {
      byState.set(visit.state, [visit])
      const around = visit.parent?.state
      inside.set(around, [...(inside.get(around) ?? []), visit.state])
    }
  }
  const rows: BarRow[] = []
  const add = (around: string | undefined, depth: number): void => {
    for (const state of inside.get(around) ?? []) {
      const visits = byState.get(state) ?? []
      const type = visits[0]?.type ?? 'Pass'
      const bars = visits.map((visit, number): VisitBars => ({ visit: number, bars: barsOf(traced, visit, startMs) }))
      for (const [lane, own] of lanesOf(bars).entries()) rows.push({ state, type, depth, lane, visits: own })
      add(state, depth + 1)
    }
  }
  add(undefined, 0)
  return rows
}

/** On as few lines as there are visits at the same time. */
function lanesOf(visits: readonly VisitBars[]): VisitBars[][] {
  const lanes: VisitBars[][] = []
  const ends: number[] = []
  for (const visit of visits) {
    const from = visit.bars[0]?.fromMs ?? 0
    const free = ends.findIndex((end) => end <= from)
    const lane = free === -1 ? lanes.length : free
    ;(lanes[lane] ??= []).push(visit)
    ends[lane] = visit.bars.at(-1)?.toMs ?? Number.POSITIVE_INFINITY
  }
  return lanes
}

const kinds: Readonly<Record<StateStatus, BarKind>> = {
  running: 'running',
  retrying: 'retrying',
  token: 'token',
  waiting: 'waiting',
  succeeded: 'succeeded',
  caught: 'caught',
  failed: 'failed',
  aborted: 'aborted',
}

function barsOf(traced: Traced, visit: Visit, startMs: number): StateBar[] {
  const { execution, events } = traced
  const status = statusOf(traced, visit)
  const attempts = attemptsOf(traced, visit, startMs)
  if (attempts.length > 0) return attemptBars(attempts, status, visit.at - startMs)
  const fromMs = visit.at - startMs
  const waits = frameOfVisit(visit, execution)?.waits
  if (waits?.kind === 'time') return [{ kind: 'waiting', fromMs, toMs: waits.until }]
  const last = events[(visit.exited ?? visit.events.at(-1) ?? 0) - 1]
  const isInside = status === 'running' || status === 'token'
  const kind = visit.type === 'Wait' && status === 'succeeded' ? 'waiting' : kinds[status]
  return [{ kind, fromMs, ...(!isInside && last && { toMs: last.at - startMs }) }]
}

/** An attempt a bar, and between two of them the wait; the one that is planned begins where its wait ends. */
function attemptBars(attempts: ReturnType<typeof attemptsOf>, status: StateStatus, enteredMs: number): StateBar[] {
  const bars: StateBar[] = []
  let at = enteredMs
  for (const [index, { number, startedAt, endedAt, outcome, error }] of attempts.entries()) {
    if (index > 0 && startedAt > at) bars.push({ kind: 'retrying', fromMs: at, toMs: startedAt, attempt: number })
    if (outcome === 'planned') continue
    const isLast = index === attempts.length - 1
    const kind = outcome === 'running' ? (status === 'token' ? 'token' : 'running') : outcome
    bars.push({
      kind: isLast && (status === 'caught' || status === 'aborted') ? status : kind,
      fromMs: index === 0 ? enteredMs : startedAt,
      ...(endedAt !== undefined && { toMs: endedAt }),
      attempt: number,
      ...(error !== undefined && { error }),
    })
    at = endedAt ?? startedAt
  }
  return bars
}

/** Every moment at which a bar begins or ends, in order; an execution that goes on has come to `until`. */
function momentsIn(rows: readonly BarRow[], fromMs: number, until: number): Float64Array {
  const moments = [fromMs]
  for (const { visits } of rows)
    for (const { bars } of visits) for (const bar of bars) moments.push(bar.fromMs, ...(bar.toMs === undefined ? [] : [bar.toMs]))
  const last = moments.reduce((latest, each) => Math.max(latest, each), fromMs)
  // What waits until a moment to come is quiet until then: now is no moment of its own.
  if (until > last) moments.push(until)
  return Float64Array.from(moments).toSorted()
}

/** Bars of work; a Parallel or a Map whose states have rows of their own does none itself. */
function workIn(rows: readonly BarRow[]): readonly StateBar[] {
  const work: StateBar[] = []
  let after: BarRow | undefined
  for (const [index, row] of [...rows.entries()].toReversed()) {
    const next = rows[index + 1]
    if (next?.state !== row.state) after = next
    if ((after?.depth ?? 0) <= row.depth) for (const { bars } of row.visits) work.push(...bars.filter(({ kind }) => !waits.has(kind)))
  }
  return work
}

const waits: ReadonlySet<BarKind> = new Set<BarKind>(['waiting', 'retrying', 'token'])

/** The longest stretches without a moment in them, and whether a bar of work lies over them. */
export function quietIn(moments: Float64Array, work: readonly StateBar[]): Quiet[] {
  const found: { readonly fromMs: number; readonly toMs: number }[] = []
  for (let index = 1; index < moments.length; index += 1) {
    const [fromMs = 0, toMs = 0] = [moments[index - 1], moments[index]]
    if (toMs > fromMs) found.push({ fromMs, toMs })
  }
  const longest = found.toSorted((a, b) => b.toMs - b.fromMs - (a.toMs - a.fromMs)).slice(0, mostQuiet)
  return longest
    .toSorted((a, b) => a.fromMs - b.fromMs)
    .map((quiet) => ({ ...quiet, isWork: work.some(({ fromMs, toMs = Infinity }) => fromMs <= quiet.fromMs && toMs >= quiet.toMs) }))
}
