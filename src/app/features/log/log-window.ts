/** The log's rows by number: from 0, the oldest; the newest is shown on top. */
import type { RowWindow } from '../../ui/row-window.ts'

/** The number of the row that stands `index` rows from the top. */
export function rowAt(index: number, total: number): number {
  return total - 1 - index
}

/** What to ask the worker for so that a window can be drawn, a screen more each way; undefined when all of it is at hand. */
export function missingRows(
  window: RowWindow,
  total: number,
  has: (row: number) => boolean,
): { readonly before: number; readonly count: number } | undefined {
  const indexes = Array.from({ length: window.count }, (_, offset) => window.first + offset)
  const missing = indexes.filter((index) => !has(rowAt(index, total)))
  const top = missing[0]
  if (top === undefined) return undefined
  const first = Math.max(0, top - window.count)
  const count = Math.min((missing.at(-1) ?? top) + 1 + window.count, total) - first
  return { before: rowAt(first, total) + 1, count }
}
