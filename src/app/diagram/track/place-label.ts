/** Finds a place beside a track for a few words, where they cover neither nodes nor tracks nor other words. */
import { overlap, type Box, type Point } from './geometry.ts'
import { angleAt, pointAt, type Piece } from './pieces.ts'

const HEIGHT = 16
const GAP = 14
const STEP = 6
/** Words along a level track begin a little before their funnel. */
const LEVEL_SHIFT = 8
/** Not on top of the port, not under the arrow head. */
const HEAD_ROOM = 16
const END_ROOM = 26

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
  /** Nodes, other tracks and other words: neither words nor funnel may cover them. */
  readonly others: readonly Box[]
  /** The track's own bed: only the words keep off it. */
  readonly own: readonly Box[]
}

export function placeLabel({ pieces, length, width, others, own }: LabelRequest): LabelPlace {
  let found: { readonly place: LabelPlace; readonly cost: number } | undefined
  for (let travelled = HEAD_ROOM; travelled <= Math.max(HEAD_ROOM, length - END_ROOM); travelled += STEP) {
    for (const [rank, place] of placesAt(pieces, travelled, width).entries()) {
      const cost = coverage(place, others, own) + travelled / 40 + rank * 4
      if (found === undefined || cost < found.cost) found = { place, cost }
    }
  }
  return (
    found?.place ??
    placesAt(pieces, length / 2, width)[0] ?? { at: { x: 0, y: 0 }, text: { x: 0, y: 0 }, box: boxOf({ x: 0, y: 0 }, width) }
  )
}

function coverage(place: LabelPlace, others: readonly Box[], own: readonly Box[]): number {
  const disc = { left: place.at.x - 10, top: place.at.y - 10, right: place.at.x + 10, bottom: place.at.y + 10 }
  const words = [...others, ...own].reduce((sum, box) => sum + overlap(place.box, box), 0)
  return words + others.reduce((sum, box) => sum + overlap(disc, box), 0)
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

/** The boxes that a track fills, cut small enough that a slanted stretch does not claim a square. */
export function bedBoxes(pieces: readonly Piece[], length: number): readonly Box[] {
  const boxes: Box[] = []
  for (let travelled = 0; travelled <= length; travelled += 8) {
    const { x, y } = pointAt(pieces, travelled)
    boxes.push({ left: x - 6, top: y - 6, right: x + 6, bottom: y + 6 })
  }
  return boxes
}
