/** Which rows of a long list are in sight: only those are laid out, so a list may have a million. */

/** Browsers stop laying out boxes near 17 million pixels: a longer list is as high as so many rows, and scrolls faster. */
export const mostLaidOut = 320_000

export interface Sight {
  readonly scrollTop: number
  readonly height: number
  readonly rowHeight: number
}

export interface RowWindow {
  /** Index from the top of the first row to draw. */
  readonly first: number
  readonly count: number
}

/** How high the list is, px. */
export function heightOf(total: number, rowHeight: number): number {
  return Math.min(total, mostLaidOut) * rowHeight
}

/** The index of the row at the upper edge of the sight, with its fraction. */
export function topRow({ scrollTop, height, rowHeight }: Sight, total: number): number {
  if (total <= mostLaidOut) return scrollTop / rowHeight
  const share = scrollTop / (heightOf(total, rowHeight) - height)
  return Math.min(1, share) * (total - height / rowHeight)
}

/** Where to scroll to so that a row stands at the upper edge, px. */
export function scrollTopOf(index: number, { height, rowHeight }: Pick<Sight, 'height' | 'rowHeight'>, total: number): number {
  if (total <= mostLaidOut) return index * rowHeight
  return (index / (total - height / rowHeight)) * (heightOf(total, rowHeight) - height)
}

/** The rows to draw, with some to spare above and below. */
export function windowInSight(sight: Sight, total: number, spare = 8): RowWindow {
  const top = topRow(sight, total)
  const first = Math.min(total, Math.max(0, Math.floor(top) - spare))
  const last = Math.min(total, Math.ceil(top + sight.height / sight.rowHeight) + spare)
  return { first, count: Math.max(0, last - first) }
}

/** Where the first row of a window is drawn, px from the top of the list. */
export function offsetOf({ first }: RowWindow, sight: Sight, total: number): number {
  return sight.scrollTop - (topRow(sight, total) - first) * sight.rowHeight
}
