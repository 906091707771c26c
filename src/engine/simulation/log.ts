/**
 * The event log: the newest events, kept as they happened and put into words only when somebody reads them. Older rows are
 * made again by a replay; they have the number and the words that they had.
 */
import type { StepRecord, WorldEvent } from '../kernel/index.ts'
import type { LogRow } from './details.ts'
import { beginReplay, continueReplay } from './going-back.ts'
import { createNamings, cutNamings, namingAt, noteNaming, type Namings } from './history/namings.ts'
import type { Naming } from './labels.ts'
import type { LogEntry } from './log-entry.ts'
import { isTold, logWords } from './log-words.ts'
import { keyframeGrid, type Run } from './run.ts'
import { whyEvent } from './whys.ts'

/** A ring: row `n` (from 0) stands at `n % mostRows`. */
export interface RunLog {
  /** Rows so far, those that fell out of the ring included. */
  rows: number
  /** The oldest row of the ring. */
  oldest: number
  readonly entries: LogEntry[]
  /** How many rows there were after each {@link keyframeGrid} steps: where a replay finds the numbers of the rows it makes. */
  readonly rowsAt: number[]
  readonly namings: Namings
  /** Older rows that were made again, by the number of their page; those made last come last. */
  readonly pages: Map<number, readonly LogEntry[]>
}

const mostRows = 50_000
const pageRows = 1_000
const mostPages = 40
/** Pages that one replay keeps: whoever reads on downwards finds them, and what was just read is still there. */
const pagesAtOnce = mostPages / 2

export function createLog(): RunLog {
  return { rows: 0, oldest: 0, entries: [], rowsAt: [], namings: createNamings(), pages: new Map() }
}

/** Notes a step that was done for the first time. The deployment, step 1, is no news. */
export function noteRecord(run: Run, log: RunLog, record: StepRecord): void {
  noteNaming(log.namings, run, record)
  const { step, envelope } = record
  const caller = envelope.kind === 'call' ? envelope.caller.source : undefined
  for (const event of record.events) {
    if (!hasRow(step, event)) continue
    log.entries[log.rows % mostRows] = { step, atMs: record.time, event, caller }
    log.rows++
    log.oldest = Math.max(log.oldest, log.rows - mostRows)
  }
  if (step % keyframeGrid === 0) log.rowsAt[step / keyframeGrid] = log.rows
}

function hasRow(step: number, event: WorldEvent): boolean {
  return step > 1 && isTold(event)
}

/** Forgets the rows after a step: somebody acts there. */
export function cutLog(log: RunLog, step: number): void {
  while (log.rows > log.oldest && (log.entries[(log.rows - 1) % mostRows] as LogEntry).step > step) log.rows--
  log.rowsAt.length = Math.min(log.rowsAt.length, Math.floor(step / keyframeGrid) + 1)
  log.pages.clear()
  cutNamings(log.namings, step)
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
  const from = Math.min(query.before ?? log.rows, log.rows) - 1
  for (let row = from; row >= 0 && rows.length < count; row--) {
    if (from - row >= mostLooked) return { rows, total: log.rows, next: row + 1 }
    const entry = entryOf(log, row)
    if (entry === undefined) return { rows, total: log.rows, missing: row }
    const naming = namingAt(log.namings, entry.step)
    if (naming === undefined || (query.node !== undefined && !nodesOf(naming, entry).includes(query.node))) continue
    const told = rowOf(naming, row, entry)
    if (words === '' || holds(told, words)) rows.push(told)
  }
  return { rows, total: log.rows }
}

function entryOf(log: RunLog, row: number): LogEntry | undefined {
  return row >= log.oldest ? log.entries[row % mostRows] : log.pages.get(Math.floor(row / pageRows))?.[row % pageRows]
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
 * Makes a row again that fell out of the ring, the page it stands on, and the pages that its replay comes by. Call what it
 * answers until that is `true`; `stop` ends a call early.
 */
export function rowMaker(run: Run, log: RunLog, row: number): (stop: () => boolean) => boolean {
  const page = Math.floor(row / pageRows)
  const [first, end] = [page * pageRows, Math.min((page + 1) * pageRows, log.rows)]
  const grid = Math.max(
    0,
    log.rowsAt.findLastIndex((rows) => rows !== undefined && rows <= first),
  )
  const from = run.keyframes.findLast(({ world: { steps } }) => steps <= grid * keyframeGrid)?.world.steps ?? 0
  let next = from === 0 ? 0 : (log.rowsAt[from / keyframeGrid] as number)
  const made = new Map<number, LogEntry[]>()
  const keep = (row: number, entry: LogEntry): void => {
    const at = Math.floor(row / pageRows)
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
    for (const [at, entries] of [...made].toReversed()) keepPage(log, at, entries)
    return true
  }
}

function keepPage({ pages }: RunLog, page: number, made: readonly LogEntry[]): void {
  pages.delete(page)
  pages.set(page, made)
  for (const oldest of pages.keys()) {
    if (pages.size <= mostPages) return
    pages.delete(oldest)
  }
}
