/** The Map Run of a distributed Map: its counts, how each of its children stands, and the children themselves. */
import {
  childNames,
  childPageKey,
  childrenOnPage,
  mapRunKeyOfArn,
  type ChildPage,
  type ExecutionState,
  type MapRunState,
  type Traced,
  type Visit,
} from '../../services/stepfunctions/index.ts'
import type { ResourceKey } from '../../kernel/index.ts'
import { stateOf } from '../nodes.ts'
import { worldOf, type Run } from '../run.ts'
import { rowOf, tracedAt } from './executions.ts'
import type { IterationFigures, StateFigures } from './model.ts'
import type { MapChildRow, MapChildrenAnswer, MapChildrenQuery, MapRunCounts, MapRunFigures } from './map-run-model.ts'
import { iterationFigures } from './iterations.ts'

interface FoundRun {
  readonly key: ResourceKey
  readonly state: Readonly<MapRunState>
}

/** The Map Run that a visit of a distributed Map began last. */
function mapRunOf(run: Run, { events }: Traced, visit: Visit): FoundRun | undefined {
  const started = visit.events.findLast((number) => events[number - 1]?.type === 'MapRunStarted')
  const arn = started === undefined ? undefined : events[started - 1]?.details?.['mapRunArn']
  const key = typeof arn === 'string' ? mapRunKeyOfArn(arn) : undefined
  const state = stateOf<MapRunState>(run, key)
  return key !== undefined && state ? { key, state } : undefined
}

/** Nothing for a Map that is not distributed, or that has not begun its run. */
export function mapRunFiguresOf(run: Run, traced: Traced, visit: Visit): Pick<StateFigures, 'mapRun' | 'iterations'> {
  const found = mapRunOf(run, traced, visit)
  return found ? { mapRun: figuresOf(found.state), iterations: childCells(run, found) } : {}
}

function figuresOf(state: Readonly<MapRunState>): MapRunFigures {
  const { arn, status, stage, maxConcurrency, toleratedCount, toleratedPercentage, failure } = state
  return {
    arn,
    status,
    stage,
    children: { ...countsOf(state.executionCounts), pending: waitingChildren(state) },
    items: { ...countsOf(state.itemCounts), pending: state.items - state.nextItem },
    ...(toleratedCount !== null && { toleratedCount }),
    ...(toleratedPercentage !== null && { toleratedPercentage }),
    maxConcurrency,
    ...(typeof failure?.error === 'string' && { error: failure.error }),
    ...(typeof failure?.cause === 'string' && { cause: failure.cause }),
  }
}

function countsOf(counts: Readonly<MapRunState>['itemCounts']): Omit<MapRunCounts, 'pending'> {
  const { running, succeeded, failed, timedOut, aborted, pendingRedrive, resultsWritten } = counts
  return { running, succeeded, failed, timedOut, aborted, pendingRedrive, resultsWritten }
}

/** How many children the items that are left will make: batches may be smaller than the most that they hold. */
function waitingChildren({ batching, items, nextItem, children }: Readonly<MapRunState>): number {
  const left = items - nextItem
  if (batching === null) return left
  const each = batching.mostItems ?? (children === 0 ? left : nextItem / children)
  return left === 0 ? 0 : Math.ceil(left / Math.max(1, each))
}

const letters: Readonly<Record<ExecutionState['status'], string>> = {
  RUNNING: 'r',
  SUCCEEDED: 's',
  FAILED: 'f',
  TIMED_OUT: 'f',
  ABORTED: 'a',
  PENDING_REDRIVE: 'y',
}

/** Of runs that are over and whose pages are gone: the same record as long as nothing changes. */
const known = new WeakMap<Readonly<MapRunState>, IterationFigures>()

function childCells(run: Run, { key, state }: FoundRun): IterationFigures {
  const before = known.get(state)
  if (before) return before
  const { aborted, failed, timedOut, pendingRedrive, running } = state.executionCounts
  const waiting = state.stage === 'reading' || state.stage === 'running' ? waitingChildren(state) : 0
  const isAllWell = state.children > 0 && aborted + failed + timedOut + pendingRedrive + running === 0
  const begun = isAllWell
    ? 's'.repeat(state.children)
    : Array.from(statusesFrom(run, { key, state }, 0), (status) => letters[status]).join('')
  const figures = iterationFigures(begun + '.'.repeat(waiting))
  if (state.stage === 'over' && stateOf<ChildPage>(run, childPageKey(key, 0)) === undefined) known.set(state, figures)
  return figures
}

/** A Map Run that has succeeded keeps no pages; then each child tells itself, and one that is no longer kept had succeeded. */
function* statusesFrom(run: Run, { key, state }: FoundRun, from: number): Generator<ExecutionState['status']> {
  const { seed } = worldOf(run)
  for (let number = from; number < state.children; number += 1) {
    const page = stateOf<ChildPage>(run, childPageKey(key, Math.floor(number / childrenOnPage)))
    const entry = page?.children[number % childrenOnPage]
    yield entry?.status ?? stateOf<ExecutionState>(run, childNames(seed, key, state, number).key)?.status ?? 'SUCCEEDED'
  }
}

const rowsAtOnce = 100

/** `undefined` where the execution has not come to that state, or the state is no distributed Map. */
export function mapChildrenOf(run: Run, { node, execution: arn, state, from, count }: MapChildrenQuery): MapChildrenAnswer | undefined {
  const traced = tracedAt(run, node, arn, state)
  const visit = traced?.visits.findLast((one) => one.state === state)
  const found = traced && visit && mapRunOf(run, traced, visit)
  if (found === undefined) return undefined
  const { seed } = worldOf(run)
  const rows: MapChildRow[] = []
  let number = Math.max(0, from)
  for (const status of statusesFrom(run, found, number)) {
    if (rows.length >= Math.min(count, rowsAtOnce)) break
    const { key } = childNames(seed, found.key, found.state, number)
    const execution = stateOf<ExecutionState>(run, key)
    rows.push({ number, status, items: execution?.mapRun?.items ?? 0, ...(execution && { execution: rowOf(run, execution) }) })
    number += 1
  }
  return { rows, total: found.state.children }
}
