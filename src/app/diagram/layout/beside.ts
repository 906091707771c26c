/**
 * Places for nodes that came to a picture whose other nodes the document places: next to what they are wired to, where there is room;
 * what is wired to nothing there stands underneath. Pure, and the same for the same picture.
 */
import { measureOf } from '../measures.ts'
import { boxAround, overlap, type Box, type Point } from '../track/geometry.ts'
import { grid, snapped, type Places } from './foldable.ts'
import type { Layable } from './layable.ts'

interface Newcomers {
  readonly picture: Layable
  /** Places that the document tells. */
  readonly told: Places
  /** Where the rest would stand in a picture of its own. */
  readonly alone: Places
  /** A dead-letter queue's place by the queue that it belongs to, seen from there. */
  readonly sidings: ReadonlyMap<string, { readonly owner: string; readonly off: Point }>
}

/** Between two nodes, for the track that joins them. */
const BETWEEN = 84
/** Around a node; a siding belongs to its queue. */
const AIR = 10
const COLUMN = 40
const MOST_COLUMNS = 8
const MOST_ROWS = 70
const UNDERNEATH = 170

export function standBeside(newcomers: Newcomers): Places {
  const { picture, told, alone } = newcomers
  const places: Record<string, Point> = { ...told }
  const claims = new Map(picture.nodes.map((node) => [node.id, measureOf(node).frame]))
  const taken = Object.entries(told).flatMap(([id, at]) => boxOf(claims, id, at))
  let free = picture.nodes.filter(({ id }) => told[id] === undefined).map(({ id }) => id)
  for (let found = true; found; ) {
    found = false
    for (const id of free) {
      const wish = wishOf(id, newcomers, places, claims)
      const claim = claims.get(id)
      if (wish === undefined || claim === undefined) continue
      const at = nearestFree(wish, claim, taken)
      places[id] = at
      taken.push(boxAround(at, claim))
      found = true
    }
    free = free.filter((id) => places[id] === undefined)
  }
  return { ...places, ...underneath(free, alone, taken) }
}

function boxOf(claims: ReadonlyMap<string, Box>, id: string, at: Point): Box[] {
  const claim = claims.get(id)
  return claim === undefined ? [] : [boxAround(at, claim)]
}

interface Wish extends Point {
  /** To which side it may give way: a target to the right, a source to the left. */
  readonly side: 1 | -1
  /** What stays free around it. */
  readonly air: number
}

/** On the line of what it is wired to: right of what leads to it, otherwise left of where it leads. */
function wishOf(id: string, { picture, sidings }: Newcomers, places: Places, claims: ReadonlyMap<string, Box>): Wish | undefined {
  const siding = sidings.get(id)
  const owner = siding && places[siding.owner]
  if (siding !== undefined && owner !== undefined) return { x: owner.x + siding.off.x, y: owner.y + siding.off.y, side: 1, air: 0 }
  const own = claims.get(id)
  if (own === undefined) return undefined
  const ends = (isMine: boolean): readonly Wish[] =>
    picture.wires.flatMap(({ from, to }) => {
      const [mine, other] = isMine ? [to, from] : [from, to]
      const at = places[other]
      const its = claims.get(other)
      if (mine !== id || other === id || at === undefined || its === undefined) return []
      const x = isMine ? at.x + its.right + BETWEEN - own.left : at.x + its.left - BETWEEN - own.right
      return [{ x: snapped(x), y: at.y, side: isMine ? 1 : -1, air: AIR }]
    })
  const sources = ends(true)
  const [first, ...others] = sources.length > 0 ? sources : ends(false)
  return others.reduce((furthest, wish) => (wish.side * (wish.x - (furthest?.x ?? 0)) > 0 ? wish : furthest), first)
}

/** The nearest place to the one wished for where it covers nothing: rather up or down than aside. */
function nearestFree({ x, y, side, air }: Wish, claim: Box, taken: readonly Box[]): Point {
  const wide = { left: claim.left - air, top: claim.top - air, right: claim.right + air, bottom: claim.bottom + air }
  for (const { column, row } of offsets) {
    const at = { x: x + column * COLUMN * side, y: y + row * grid }
    const box = boxAround(at, wide)
    if (taken.every((other) => overlap(other, box) === 0)) return at
  }
  const lowest = Math.max(...taken.map(({ bottom }) => bottom))
  return { x, y: snapped(lowest - claim.top + BETWEEN) }
}

/** The nearest first; of two as near as each other the lower one. */
const offsets: readonly { readonly column: number; readonly row: number }[] = Array.from({ length: MOST_COLUMNS + 1 }, (_, column) =>
  Array.from({ length: MOST_ROWS * 2 + 1 }, (_, index) => ({ column, row: index - MOST_ROWS })),
)
  .flat()
  .toSorted((a, b) => costOf(a) - costOf(b) || b.row - a.row)

function costOf({ column, row }: { readonly column: number; readonly row: number }): number {
  return column * COLUMN * 1.5 + Math.abs(row) * grid
}

function underneath(free: readonly string[], alone: Places, taken: readonly Box[]): Places {
  const own = free.flatMap((id) => (alone[id] === undefined ? [] : [[id, alone[id]] as const]))
  const lowest = Math.max(...taken.map(({ bottom }) => bottom))
  const margin = Math.min(...taken.map(({ left }) => left))
  const highest = Math.min(...own.map(([, { y }]) => y))
  const leftmost = Math.min(...own.map(([, { x }]) => x))
  return Object.fromEntries(
    own.map(([id, { x, y }]) => [id, { x: x - leftmost + margin + UNDERNEATH, y: y - highest + lowest + UNDERNEATH }]),
  )
}
