/**
 * The event log: events, kept as they happened and put into words only when somebody reads them. Rows that were given up are made
 * again by a replay; they have the number and the words that they had.
 */
import type { StepRecord, WorldEvent } from '../kernel/index.ts'
import type { LogRow } from './details.ts'
import { beginReplay, continueReplay } from './going-back.ts'
import { addEntry, createLogPages, cutRows, entryAt, keepRead, mostRead, pageOf, pageRows, type LogPages } from './history/log-pages.ts'
import { createNamings, cutNamings, namingAt, noteNaming, type Namings } from './history/namings.ts'
import type { Naming } from './labels.ts'
import type { LogEntry } from './log-entry.ts'
import { isTold, logWords } from './log-words.ts'
import { keyframeGrid, type Run } from './run.ts'
import { whyEvent } from './whys.ts'

export interface RunLog {
  readonly pages: LogPages
  /** How many rows there were after each {@link keyframeGrid} steps: where a replay finds the numbers of the rows it makes. */
  readonly rowsAt: number[]
  readonly namings: Namings
}

/** A row takes some 40 bytes packed: more than two million of them. */
const mostBytes = 96 * 2 ** 20
/** Pages that one replay keeps: whoever reads on downwards finds them, and what was just read is still there. */
const pagesAtOnce = mostRead / 2

/** `most`: bytes that rows may take before the oldest are given up. */
export function createLog(most = mostBytes): RunLog {
  return { pages: createLogPages(most), rowsAt: [], namings: createNamings() }
}

/** Notes a step that was done for the first time. The deployment, step 1, is no news. */
export function noteRecord(run: Run, log: RunLog, record: StepRecord): void {
  noteNaming(log.namings, run, record)
  const { step, envelope } = record
  const caller = envelope.kind === 'call' ? envelope.caller.source : undefined
  for (const event of record.events) if (hasRow(step, event)) addEntry(log.pages, { step, atMs: record.time, event, caller })
  if (step % keyframeGrid === 0) log.rowsAt[step / keyframeGrid] = log.pages.rows
}

function hasRow(step: number, event: WorldEvent): boolean {
  return step > 1 && isTold(event)
}

/** Forgets the rows after the run's present moment: somebody acts there. */
export function cutLog(log: RunLog, run: Run): void {
  const { steps } = run.kernel.world
  const rows = rowsUntil(log, run, steps)
  // Its page goes on after them: what was given up of it has to be there again.
  if (rows % pageRows > 0 && entryAt(log.pages, rows - 1) === undefined) rowMaker(run, log, rows - 1)(() => false)
  cutRows(log.pages, rows)
  log.rowsAt.length = Math.min(log.rowsAt.length, Math.floor(steps / keyframeGrid) + 1)
  cutNamings(log.namings, steps)
}

/** How many rows there were after a step. Where they were given up, a replay counts them. */
function rowsUntil({ pages, rowsAt }: RunLog, run: Run, step: number): number {
  const grid = Math.floor(step / keyframeGrid)
  const least = rowsAt[grid] ?? 0
  for (let row = rowsAt[grid + 1] ?? pages.rows; row > least; row--) {
    const entry = entryAt(pages, row - 1)
    if (entry === undefined) return least + rowsBetween(run, grid * keyframeGrid, step)
    if (entry.step <= step) return row
  }
  return least
}

function rowsBetween(run: Run, after: number, until: number): number {
  let rows = 0
  const replay = beginReplay(run, { step: after }, ({ step, events }) => {
    if (step > after) rows += events.filter((event) => hasRow(step, event)).length
  })
  continueReplay(replay, { step: until }, () => false)
  return rows
}

export interface LogQuery {
  readonly count: number
  /** Rows before this one. */
  readonly before?: number
  /** Rows that name this node. */
  readonly node?: string
  /** Rows that hold these words, in any case, in any of their columns. */
  readonly text?: string
}

export interface LogAnswer {
  /** Newest first. */
  readonly rows: readonly LogRow[]
  readonly total: number
  /** Where to go on looking (`before`), when there was too much to look through at once. */
  readonly next?: number
}

const mostRowsAtOnce = 500
const mostLooked = 5_000

/**
 * The newest rows that a query asks for. `missing` is a row that has to be made again first (see {@link rowMaker}).
 */
export function logWindow(log: RunLog, query: LogQuery): LogAnswer & { readonly missing?: number } {
  const rows: LogRow[] = []
  const count = Math.min(query.count, mostRowsAtOnce)
  const words = query.text?.trim().toLowerCase() ?? ''
  const total = log.pages.rows
  const from = Math.min(query.before ?? total, total) - 1
  for (let row = from; row >= 0 && rows.length < count; row--) {
    if (from - row >= mostLooked) return { rows, total, next: row + 1 }
    const entry = entryAt(log.pages, row)
    if (entry === undefined) return { rows, total, missing: row }
    const naming = namingAt(log.namings, entry.step)
    if (naming === undefined || (query.node !== undefined && !nodesOf(naming, entry).includes(query.node))) continue
    const told = rowOf(naming, row, entry)
    if (words === '' || holds(told, words)) rows.push(told)
  }
  return { rows, total }
}

function holds({ from, to = '', what, text }: LogRow, words: string): boolean {
  return `${from} ${to} ${what} ${text}`.toLowerCase().includes(words)
}

export function rowOf(naming: Naming, row: number, entry: LogEntry): LogRow {
  const words = logWords[entry.event.type]
  const why = whyEvent(naming, entry.event)
  return {
    row,
    step: entry.step,
    atMs: entry.atMs,
    nodes: nodesOf(naming, entry),
    ...(words as NonNullable<typeof words>)(naming, entry),
    ...(why && { why }),
  }
}

export function nodesOf({ nodes }: Naming, { event, caller }: LogEntry): string[] {
  const { target } = event.data
  const keys = [event.subject, caller, typeof target === 'string' ? target : undefined]
  return [...new Set(keys.flatMap((key) => (key === undefined ? [] : (nodes.get(key) ?? []))))]
}

/**
 * Makes a row again that was given up, the page it stands on, and the pages that its replay comes by. Call what it
 * answers until that is `true`; `stop` ends a call early.
 */
export function rowMaker(run: Run, log: RunLog, row: number): (stop: () => boolean) => boolean {
  const page = pageOf(row)
  const [first, end] = [page * pageRows, Math.min((page + 1) * pageRows, log.pages.rows)]
  const grid = Math.max(
    0,
    log.rowsAt.findLastIndex((rows) => rows !== undefined && rows <= first),
  )
  const from = run.keyframes.findLast(({ world: { steps } }) => steps <= grid * keyframeGrid)?.world.steps ?? 0
  let next = from === 0 ? 0 : (log.rowsAt[from / keyframeGrid] as number)
  const made = new Map<number, LogEntry[]>()
  const keep = (row: number, entry: LogEntry): void => {
    const at = pageOf(row)
    if (row % pageRows === 0 && at > page - pagesAtOnce) made.set(at, [])
    made.get(at)?.push(entry)
  }
  const replay = beginReplay(run, { step: from }, ({ step, time: atMs, envelope, events }) => {
    const caller = envelope.kind === 'call' ? envelope.caller.source : undefined
    for (const event of events) {
      if (!hasRow(step, event)) continue
      if (next < end) keep(next, { step, atMs, event, caller })
      next++
    }
  })
  return (stop) => {
    const isDone = continueReplay(replay, { step: run.headStep }, () => next >= end || stop())
    if (next < end && !isDone) return false
    // The highest first: whoever reads downwards misses it first.
    for (const [at, entries] of [...made].toReversed()) keepRead(log.pages, at, entries)
    return true
  }
}
