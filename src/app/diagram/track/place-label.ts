/** Finds a place beside a track for a few words, where they cover neither nodes nor tracks nor other words. */
import type { BoxIndex } from './box-index.ts'
import type { Box, Point } from './geometry.ts'
import { angleAt, pointAt, type Piece } from './pieces.ts'

const HEIGHT = 16
const GAP = 14
const STEP = 8
/** Words along a level track begin a little before their funnel. */
const LEVEL_SHIFT = 8
/** Not on top of the port, not under the arrow head. */
const HEAD_ROOM = 16
const END_ROOM = 26
/** A filter is looked for where its track begins. */
const FURTHEST = 420

export interface LabelPlace {
  /** On the track: where the funnel stands. */
  readonly at: Point
  /** The left edge and the middle line of the words. */
  readonly text: Point
  readonly box: Box
}

interface LabelRequest {
  readonly pieces: readonly Piece[]
  readonly length: number
  readonly width: number
  /** Nodes, beds of tracks and other words: the words keep off all of them, the funnel off all but its own track. */
  readonly taken: BoxIndex
  readonly owner: unknown
}

/** The nearer to where the track begins, the better. */
const EVERY_POINT = 1 / 40
const OTHER_SIDE = 4

export function placeLabel({ pieces, length, width, taken, owner }: LabelRequest): LabelPlace {
  let found: { readonly place: LabelPlace; readonly cost: number } | undefined
  const furthest = Math.max(HEAD_ROOM, Math.min(FURTHEST, length - END_ROOM))
  for (let travelled = HEAD_ROOM; travelled <= furthest; travelled += STEP) {
    if (found !== undefined && found.cost <= travelled * EVERY_POINT) break
    for (const [rank, place] of placesAt(pieces, travelled, width).entries()) {
      const cost = taken.covered(place.box) + taken.covered(discBox(place.at), owner) + travelled * EVERY_POINT + rank * OTHER_SIDE
      if (found === undefined || cost < found.cost) found = { place, cost }
    }
  }
  return found?.place ?? { at: { x: 0, y: 0 }, text: { x: 0, y: 0 }, box: boxOf({ x: 0, y: 0 }, width) }
}

function discBox(at: Point): Box {
  return { left: at.x - 10, top: at.y - 10, right: at.x + 10, bottom: at.y + 10 }
}

/** To the right first, then to the left; along a level track below, then above, where messages have their captions. */
function placesAt(pieces: readonly Piece[], travelled: number, width: number): readonly LabelPlace[] {
  const at = pointAt(pieces, travelled)
  const isLevel = Math.abs(Math.sin(angleAt(pieces, travelled))) < 0.2
  const texts = isLevel
    ? [
        { x: at.x - LEVEL_SHIFT, y: at.y + GAP + HEIGHT / 2 },
        { x: at.x - LEVEL_SHIFT, y: at.y - GAP - HEIGHT / 2 },
      ]
    : [
        { x: at.x + GAP, y: at.y },
        { x: at.x - GAP - width, y: at.y },
      ]
  return texts.map((text) => ({ at, text, box: boxOf(text, width) }))
}

function boxOf(text: Point, width: number): Box {
  return { left: text.x - 2, top: text.y - HEIGHT / 2, right: text.x + width + 2, bottom: text.y + HEIGHT / 2 }
}

const BED = 6
const SLANTED_STEP = 12

/** The boxes that a track fills: one for a level or upright stretch, small ones for a slanted stretch, which would claim a square. */
export function bedBoxes(pieces: readonly Piece[]): readonly Box[] {
  return pieces.flatMap((piece) => {
    if (piece.kind === 'line' && (piece.from.x === piece.to.x || piece.from.y === piece.to.y)) return [bedBetween(piece.from, piece.to)]
    const steps = Math.max(1, Math.ceil(piece.length / SLANTED_STEP))
    return Array.from({ length: steps + 1 }, (_, step) => {
      const at = pointAt([piece], (piece.length * step) / steps)
      return bedBetween(at, at)
    })
  })
}

function bedBetween(a: Point, b: Point): Box {
  return {
    left: Math.min(a.x, b.x) - BED,
    top: Math.min(a.y, b.y) - BED,
    right: Math.max(a.x, b.x) + BED,
    bottom: Math.max(a.y, b.y) + BED,
  }
}
