/**
 * Parts of a picture that no wire joins, each laid out by itself, stand side by side in columns: nothing of one part is torn off to
 * stand with another. Pure, and the same for the same picture.
 */
import type { Box, Point } from '../track/geometry.ts'
import { extentOf, snapped, type Foldable, type Places } from './foldable.ts'

interface Part {
  readonly places: Places
  readonly extent: Box
}

const BESIDE = 110
const BELOW = 60

/**
 * Places for every node, with as many columns as give the largest zoom; nothing if all hangs together.
 * @param zoomOf at which zoom such places fit the canvas
 */
export function packed(picture: Foldable, zoomOf: (places: Places) => number): Places | undefined {
  const parts = partsOf(picture).flatMap((ids) => {
    const places = picture.layAlone(ids)
    const extent = extentOf(picture, places)
    return extent === undefined ? [] : [{ places, extent }]
  })
  if (parts.length < 2) return undefined
  const tried = parts.map((_, index) => inColumns(parts, index + 1))
  const zooms = tried.map(zoomOf)
  return tried[zooms.indexOf(Math.max(...zooms))]
}

/** In the order in which a reader comes to them: by the upper left node of each. */
function partsOf({ places, wires }: Foldable): readonly ReadonlySet<string>[] {
  const partOf = new Map(Object.keys(places).map((id) => [id, new Set([id])]))
  for (const { from, to } of wires) {
    const [a, b] = [partOf.get(from), partOf.get(to)]
    if (a === undefined || b === undefined || a === b) continue
    for (const id of b) {
      a.add(id)
      partOf.set(id, a)
    }
  }
  const top = (part: ReadonlySet<string>): number => Math.min(...[...part].map((id) => places[id]?.y ?? 0))
  return [...new Set(partOf.values())].toSorted((a, b) => top(a) - top(b))
}

/** One after the other into columns of much the same height. */
function inColumns(parts: readonly Part[], count: number): Places {
  const heights = parts.map(({ extent }) => extent.bottom - extent.top + BELOW)
  const share = heights.reduce((sum, height) => sum + height, 0) / count
  const folded: Record<string, Point> = {}
  let [left, top, widest, filled] = [0, 0, 0, 0]
  let column = 0
  for (const [index, { places, extent }] of parts.entries()) {
    const height = heights[index] ?? 0
    // A part stands in the column in which its middle falls.
    const wanted = Math.floor((filled + height / 2) / share)
    if (wanted > column && top > 0) {
      column = wanted
      left += widest + BESIDE
      top = 0
      widest = 0
    }
    for (const [id, { x, y }] of Object.entries(places))
      folded[id] = { x: snapped(x - extent.left + left), y: snapped(y - extent.top + top) }
    widest = Math.max(widest, extent.right - extent.left)
    top += height
    filled += height
  }
  return folded
}
