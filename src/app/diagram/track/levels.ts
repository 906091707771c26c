/** Tracks that would pass behind nodes: how many a way meets, and a way around them, by a lane above or below what stands in the row. */
import type { Box, Departure, Point } from './geometry.ts'
import { chamfered, leastRoom } from './route.ts'

/** Between a track and what it passes by; half of its bed. */
const CLEAR = 12
const BED = 6

/** How many boxes the level and upright stretches of a way meet. */
export function metOnWay(corners: readonly Point[], boxes: readonly Box[]): number {
  let met = 0
  for (const [index, to] of corners.entries()) {
    const from = corners[index - 1]
    if (from === undefined) continue
    if (Math.abs(from.y - to.y) < 0.5) met += metOnLevel(to.y, from.x, to.x, boxes)
    else if (Math.abs(from.x - to.x) < 0.5) met += metUpright(to.x, from.y, to.y, boxes)
  }
  return met
}

/** Of the boxes between the two ends of a track those that are not its own nodes': it may begin beside its own node's name. */
export function foreign(boxes: readonly Box[], from: Point, to: Point): readonly Box[] {
  return boxes.filter((box) => box.right > from.x && box.left < to.x && !holds(box, from) && !holds(box, to))
}

function holds({ left, right, top, bottom }: Box, { x, y }: Point): boolean {
  return x >= left && x <= right && y >= top && y <= bottom
}

/** How many boxes a level stretch meets. */
export function metOnLevel(y: number, from: number, to: number, boxes: readonly Box[]): number {
  const [left, right] = from < to ? [from, to] : [to, from]
  let met = 0
  for (const box of boxes) if (box.top < y && box.bottom > y && box.left < right && box.right > left) met += 1
  return met
}

function metUpright(x: number, from: number, to: number, boxes: readonly Box[]): number {
  const [top, bottom] = from < to ? [from, to] : [to, from]
  let met = 0
  for (const box of boxes) if (box.left < x && box.right > x && box.top < bottom && box.bottom > top) met += 1
  return met
}

interface Bypass {
  readonly out: number
  readonly lane: number
  readonly back: number
}

/** Lanes that others took: level stretches do not lie on one another. */
export type Lanes = Bypass[]

/** So many places of each kind are tried, and only where no more boxes than this stand between. */
const MOST = 5
const MOST_BETWEEN = 60
/** Above and below both of its ends. */
const FURTHEST = 300

/** The corners of a way around what stands between; `undefined` where none meets fewer than `most`. */
export function bypass(from: Departure, to: Point, boxes: readonly Box[], most: number, lanes: Lanes): readonly Point[] | undefined {
  const least = from.x + leastRoom.out
  const last = to.x - leastRoom.in
  const [top, bottom] = [Math.min(from.y, to.y) - FURTHEST, Math.max(from.y, to.y) + FURTHEST]
  const between = boxes.filter((box) => box.bottom > top && box.top < bottom)
  if (last - least < leastRoom.out || between.length > MOST_BETWEEN) return undefined
  const wide = between.map(({ left, right, top, bottom }) => ({
    left: left - BED,
    right: right + BED,
    top: top - BED,
    bottom: bottom + BED,
  }))
  let found: { readonly way: Bypass; readonly cost: number } | undefined
  for (const way of waysBetween(from, to, between)) {
    const { out, lane, back } = way
    const length = detour(lane, from, to) + (out - least + last - back) / 10
    if (found !== undefined && length >= found.cost) continue
    const met = metOn(way, from, to, wide)
    if (met >= most) continue
    const crowded = lanes.filter((other) => Math.abs(other.lane - lane) < CLEAR && other.out < back && other.back > out).length
    const cost = met * 10_000 + crowded * 200 + length
    if (found === undefined || cost < found.cost) found = { way, cost }
  }
  if (found === undefined) return undefined
  const { out, lane, back } = found.way
  lanes.push(found.way)
  return chamfered([from, { x: out, y: from.y }, { x: out, y: lane }, { x: back, y: lane }, { x: back, y: to.y }, to])
}

/** Lanes just above and below what stands between, and upright stretches just beside it. */
function waysBetween(from: Point, to: Point, between: readonly Box[]): readonly Bypass[] {
  const least = from.x + leastRoom.out
  const last = to.x - leastRoom.in
  const gaps = between.flatMap(({ left, right }) => [left - CLEAR, right + CLEAR]).filter((x) => x > least && x < last)
  const outs = [least, ...gaps.toSorted((a, b) => a - b).slice(0, MOST)]
  const backs = [last, ...gaps.toSorted((a, b) => b - a).slice(0, MOST)]
  const levels = between
    .flatMap(({ top, bottom }) => [top - CLEAR, bottom + CLEAR])
    .toSorted((a, b) => detour(a, from, to) - detour(b, from, to))
    .slice(0, MOST * 2)
  return levels
    .flatMap((lane) => outs.flatMap((out) => backs.map((back) => ({ out, lane, back }))))
    .filter(({ out, back }) => back - out >= leastRoom.out)
}

function metOn({ out, lane, back }: Bypass, from: Point, to: Point, boxes: readonly Box[]): number {
  return (
    metOnLevel(from.y, from.x, out, boxes) +
    metUpright(out, from.y, lane, boxes) +
    metOnLevel(lane, out, back, boxes) +
    metUpright(back, lane, to.y, boxes) +
    metOnLevel(to.y, back, to.x, boxes)
  )
}

function detour(lane: number, from: Point, to: Point): number {
  return Math.abs(lane - from.y) + Math.abs(lane - to.y)
}
