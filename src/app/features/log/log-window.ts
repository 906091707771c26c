/** Which rows of a long, growing list are in sight. Rows are numbered from 0, the oldest; the newest is shown on top. */

/** Browsers stop laying out boxes near 17 million pixels: what lies further down is reached by filtering. */
export const mostShown = 400_000

export interface Sight {
  readonly scrollTop: number
  readonly height: number
  readonly rowHeight: number
}

export interface LogWindow {
  /** Index from the top of the first row to draw. */
  readonly first: number
  readonly count: number
}

/** The rows to draw, with some to spare above and below. */
export function windowInSight(sight: Sight, total: number, spare = 8): LogWindow {
  const shown = Math.min(total, mostShown)
  const first = Math.max(0, Math.floor(sight.scrollTop / sight.rowHeight) - spare)
  const last = Math.min(shown, Math.ceil((sight.scrollTop + sight.height) / sight.rowHeight) + spare)
  return { first: Math.min(first, shown), count: Math.max(0, last - Math.min(first, shown)) }
}

/** The number of the row that stands `index` rows from the top. */
export function rowAt(index: number, total: number): number {
  return total - 1 - index
}

/** What to ask the worker for so that a window can be drawn, a screen more each way; undefined when all of it is at hand. */
export function missingRows(
  window: LogWindow,
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
