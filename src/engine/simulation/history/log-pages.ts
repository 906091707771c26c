/**
 * The rows of the log, a thousand to a page: the newest as they happened, older ones packed, the oldest given up when the packed
 * ones take too much. Pages that were unpacked or made again for a reader are kept beside them for a while.
 */
import type { LogEntry } from '../log-entry.ts'
import { packEntries, unpackEntries } from './packed-entries.ts'

export const pageRows = 1_000
/** Pages that are kept for readers. */
export const mostRead = 40
const mostPlain = 10

export interface LogPages {
  rows: number
  /** By number, oldest first. */
  readonly plain: Map<number, LogEntry[]>
  readonly packed: Map<number, Uint8Array>
  packedBytes: number
  readonly mostBytes: number
  /** By number; those read last come last. */
  readonly read: Map<number, readonly LogEntry[]>
}

/** `mostBytes`: what packed pages may take together. */
export function createLogPages(mostBytes: number): LogPages {
  return { rows: 0, plain: new Map(), packed: new Map(), packedBytes: 0, mostBytes, read: new Map() }
}

export function addEntry(pages: LogPages, entry: LogEntry): void {
  const page = pageOf(pages.rows)
  pages.rows++
  const last = pages.plain.get(page)
  if (last !== undefined) last.push(entry)
  else beginPage(pages, page, entry)
}

function beginPage(pages: LogPages, page: number, entry: LogEntry): void {
  pages.plain.set(page, [entry])
  if (pages.plain.size <= mostPlain) return
  const [oldest, entries] = first(pages.plain)
  pages.plain.delete(oldest)
  const packed = packEntries(entries)
  pages.packed.set(oldest, packed)
  pages.packedBytes += packed.length
  while (pages.packedBytes > pages.mostBytes) dropPacked(pages, first(pages.packed)[0])
}

function first<K, V>(map: ReadonlyMap<K, V>): [K, V] {
  return map.entries().next().value as [K, V]
}

function dropPacked(pages: LogPages, page: number): void {
  pages.packedBytes -= pages.packed.get(page)?.length ?? 0
  pages.packed.delete(page)
}

export function pageOf(row: number): number {
  return Math.floor(row / pageRows)
}

/** `undefined`: it was given up, and has to be made again. */
export function entryAt(pages: LogPages, row: number): LogEntry | undefined {
  return entriesOf(pages, pageOf(row))?.[row % pageRows]
}

function entriesOf(pages: LogPages, page: number): readonly LogEntry[] | undefined {
  const entries = pages.plain.get(page) ?? pages.read.get(page)
  if (entries !== undefined) return entries
  const packed = pages.packed.get(page)
  if (packed === undefined) return undefined
  const unpacked = unpackEntries(packed)
  keepRead(pages, page, unpacked)
  return unpacked
}

export function keepRead({ read }: LogPages, page: number, entries: readonly LogEntry[]): void {
  read.delete(page)
  read.set(page, entries)
  for (const oldest of read.keys()) {
    if (read.size <= mostRead) return
    read.delete(oldest)
  }
}

/** Forgets the rows from this one on. */
export function cutRows(pages: LogPages, rows: number): void {
  if (rows >= pages.rows) return
  const page = pageOf(rows)
  const left = entriesOf(pages, page)?.slice(0, rows % pageRows)
  pages.read.clear()
  for (const later of pages.packed.keys()) if (later >= page) dropPacked(pages, later)
  for (const later of pages.plain.keys()) if (later >= page) pages.plain.delete(later)
  if (left !== undefined && left.length > 0) pages.plain.set(page, left)
  pages.rows = rows
}
