/** Where the first messages of a queue are listed when one looks from near: below it, as many as have room there. Pure. */
import type { Graph } from './graph.ts'
import { laneOf, measureOf } from './measures.ts'
import { boxAround, overlap, type Box, type Point } from './track/geometry.ts'
import { bedBoxes } from './track/place-label.ts'

/** The height of a line, in CSS pixels on the screen at any zoom. */
export const bodyLine = 15
const MOST_LINES = 6
/** A line shorter than the last of these says nothing. */
const WIDTHS = [232, 180, 130, 96] as const
const GAP = 1

export interface BodyList {
  readonly queue: string
  /** Its upper left corner. */
  readonly at: Point
  readonly width: number
  readonly lines: number
}

/** Lists of queues that have room for at least one line; `sight` is what of the drawing is seen, `zoom` the pixels of the screen for one of its own. */
export function placeBodies({ nodes, positions, tracks }: Graph, sight: Box, zoom: number): readonly BodyList[] {
  const frames = nodes.flatMap(({ id, data: { node } }) => {
    const at = positions[id]
    return at === undefined ? [] : [{ id, box: boxAround(at, measureOf(node).frame) }]
  })
  const taken = [
    ...frames.map(({ box }) => box),
    ...tracks.flatMap((track) =>
      track === undefined ? [] : [...bedBoxes(track.pieces), ...(track.label === undefined ? [] : [track.label.box])],
    ),
  ].filter((box) => overlap(box, sight) > 0)
  return nodes.flatMap(({ id, data: { node } }) => {
    const at = positions[id]
    if (node.kind !== 'queue' || at === undefined || overlap(boxAround(at, measureOf(node).frame), sight) === 0) return []
    const corner = { x: at.x + laneOf(node).mouth, y: at.y + measureOf(node).frame.bottom + GAP }
    const list = largest(corner, bodyLine / zoom, taken)
    return list === undefined ? [] : [{ queue: id, at: corner, ...list }]
  })
}

/** The one that says most. */
function largest({ x, y }: Point, line: number, taken: readonly Box[]): Pick<BodyList, 'width' | 'lines'> | undefined {
  let best: Pick<BodyList, 'width' | 'lines'> | undefined
  for (const width of WIDTHS) {
    const column = { left: x, right: x + width, top: y, bottom: y + MOST_LINES * line }
    const floor = Math.min(column.bottom, ...taken.flatMap((box) => (overlap(box, column) > 0 ? box.top : [])))
    const lines = Math.floor((floor - y) / line + 0.01)
    if (lines > 0 && lines * width > (best === undefined ? 0 : best.lines * best.width)) best = { width, lines }
  }
  return best
}
