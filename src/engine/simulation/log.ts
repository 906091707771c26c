/** The event log: the newest events, kept as they happened and put into words only when somebody reads them. */
import type { StepRecord } from '../kernel/index.ts'
import type { LogRow } from './details.ts'
import type { LogEntry } from './log-entry.ts'
import { logWords } from './log-words.ts'
import type { Run } from './run.ts'
import { stretchOf } from './tracks.ts'

/** A ring: row `n` (from 0) stands at `n % mostRows`. */
export interface RunLog {
  /** Rows so far, those that fell out of the ring included. */
  rows: number
  readonly entries: LogEntry[]
}

const mostRows = 50_000
const mostRowsAtOnce = 500

export function createLog(): RunLog {
  return { rows: 0, entries: [] }
}

/** Notes what a step did: rows for the log, nodes and wires that look different now. */
export function noteRecord(
  run: Run,
  log: RunLog,
  record: StepRecord,
  touched: { readonly nodes: Set<string>; readonly used: Map<string, number> },
): void {
  const { envelope } = record
  const caller = envelope.kind === 'call' ? envelope.caller.source : undefined
  for (const event of record.events) {
    const node = run.nodes.get(event.subject)
    if (node !== undefined) touched.nodes.add(node)
    if (!Object.hasOwn(logWords, event.type)) continue
    log.entries[log.rows % mostRows] = { step: record.step, atMs: record.time, event, caller }
    log.rows++
  }
  if (envelope.hop === undefined) return
  for (const key of [envelope.hop.from, envelope.hop.to]) {
    const node = run.nodes.get(key)
    if (node !== undefined) touched.nodes.add(node)
  }
  if (envelope.hop.carries.length === 0) return
  const stretch = stretchOf(run.tracks, envelope.hop)
  const wire = stretch && run.template.wires[stretch.wire]
  if (wire) touched.used.set(wire.id, record.time)
}

export interface LogQuery {
  readonly count: number
  /** Rows before this one. */
  readonly before?: number
  readonly node?: string
}

/** The newest rows that a query asks for, newest first. */
export function logWindow(
  run: Run | undefined,
  log: RunLog,
  query: LogQuery,
): { readonly rows: readonly LogRow[]; readonly total: number } {
  const rows: LogRow[] = []
  if (run === undefined) return { rows, total: 0 }
  const count = Math.min(query.count, mostRowsAtOnce)
  const oldest = Math.max(0, log.rows - mostRows)
  for (let row = Math.min(query.before ?? log.rows, log.rows) - 1; row >= oldest && rows.length < count; row--) {
    const entry = log.entries[row % mostRows] as LogEntry
    if (query.node !== undefined && !nodesOf(run, entry).includes(query.node)) continue
    rows.push(rowOf(run, row, entry))
  }
  return { rows, total: log.rows }
}

function rowOf(run: Run, row: number, entry: LogEntry): LogRow {
  const words = logWords[entry.event.type]
  return { row, step: entry.step, atMs: entry.atMs, nodes: nodesOf(run, entry), ...(words as NonNullable<typeof words>)(run, entry) }
}

function nodesOf(run: Run, { event, caller }: LogEntry): string[] {
  const { target } = event.data
  const keys = [event.subject, caller, typeof target === 'string' ? target : undefined]
  return [...new Set(keys.flatMap((key) => (key === undefined ? [] : (run.nodes.get(key) ?? []))))]
}
