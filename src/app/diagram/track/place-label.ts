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
  /** The left edge and the middle line of the words; `undefined` where they have no room. */
  readonly text: Point | undefined
  /** What words or funnel take. */
  readonly box: Box
}

interface LabelRequest {
  readonly pieces: readonly Piece[]
  readonly length: number
  /** The whole words, then shorter ones. */
  readonly widths: readonly number[]
  /** Nodes, beds of tracks and other words: the words keep off all of them, the funnel off all but its own track. */
  readonly taken: BoxIndex
  readonly owner: unknown
}

/** The nearer to where the looking begins, the better. */
const EVERY_POINT = 1 / 40
const OTHER_SIDE = 4
/** Words that stand as near to a foreign track as to their own could be read as its. */
const NEAR = 10
const NEARNESS = 1 / 20

/** With a funnel, as near to where the track begins as there is room. Where there is none for words the funnel stands alone. */
export function placeFilter(request: LabelRequest): LabelPlace {
  const { length, taken, owner } = request
  const furthest = Math.max(HEAD_ROOM, Math.min(FURTHEST, length - END_ROOM))
  const travels = stepsFrom(HEAD_ROOM, furthest)
  const disc = ({ at }: LabelPlace): number => taken.covered(discBox(at), owner)
  const found = firstThatFits(request, travels, disc)
  if (found !== undefined) return found
  const places = travels.map((travelled, order) => {
    const at = pointAt(request.pieces, travelled)
    return { at, cost: taken.covered(discBox(at), owner) + order * STEP * EVERY_POINT }
  })
  const { at } = places.reduce((best, place) => (place.cost < best.cost ? place : best))
  return { at, text: undefined, box: discBox(at) }
}

/** Words alone, as near to where the track ends as there is room: where many begin together they could not be told apart. */
export function placeWords(request: LabelRequest): LabelPlace | undefined {
  const { length, taken, owner } = request
  // Where tracks lie on one another, nobody knows whose words they are.
  const nearness = ({ at, box }: LabelPlace): number =>
    taken.covered(discBox(at), owner) > 0 ? Number.POSITIVE_INFINITY : taken.covered(widened(box), owner) * NEARNESS
  return firstThatFits(request, stepsFrom(HEAD_ROOM, Math.max(HEAD_ROOM, length - END_ROOM)).toReversed(), nearness)
}

function stepsFrom(first: number, last: number): number[] {
  return Array.from({ length: Math.floor((last - first) / STEP) + 1 }, (_, step) => first + step * STEP)
}

/** The best place where the words cover nothing, the longest words first. */
function firstThatFits(
  { pieces, widths, taken }: LabelRequest,
  travels: readonly number[],
  more: (place: LabelPlace) => number,
): LabelPlace | undefined {
  for (const width of widths) {
    let found: { readonly place: LabelPlace; readonly cost: number } | undefined
    for (const [order, travelled] of travels.entries()) {
      const way = order * STEP * EVERY_POINT
      if (found !== undefined && found.cost <= way) break
      for (const [rank, place] of placesAt(pieces, travelled, width).entries()) {
        if (taken.covered(place.box) > 0) continue
        const cost = more(place) + way + rank * OTHER_SIDE
        if (cost < (found?.cost ?? Number.POSITIVE_INFINITY)) found = { place, cost }
      }
    }
    if (found !== undefined) return found.place
  }
  return undefined
}

function widened({ left, top, right, bottom }: Box): Box {
  return { left: left - NEAR, top: top - NEAR, right: right + NEAR, bottom: bottom + NEAR }
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
