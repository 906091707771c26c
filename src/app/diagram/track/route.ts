/** Finds the corners of one track: from a departure to a mouth that is always entered heading east. */
import type { Departure, Point } from './geometry.ts'

/** A corner of 90° is cut by 45° over this length. */
const CUT = 20
/** What a track runs straight before it may turn, and after its last turn. */
const STUB = 16
/** Room for an arrow head and a token before the mouth. */
const APPROACH = 24
/** The least that a slanted track runs level before it ends. */
const LANDING = 12
/** A track that goes back between two nodes wants them so far apart. */
const BETWEEN = 90
const OVERHEAD = 96

/** The least between a departure and its first upright stretch, and between the last one and a mouth. */
export const leastRoom = { out: STUB + CUT, in: APPROACH + CUT } as const

export interface RouteRequest {
  readonly from: Departure
  readonly to: Point
  /** The x on which a vertical stretch is wanted, if one is needed. */
  readonly channel: number
  /** Below this y nothing stands: a way back to the left runs there. */
  readonly floor: number
}

export function route(request: RouteRequest): readonly Point[] {
  const { from, to } = request
  if (from.heading === 'east') return to.x - from.x >= STUB + APPROACH || isLevel(from, to) ? steps(request) : around(request)
  const isTowards = from.heading === 'south-east' ? to.y > from.y : to.y < from.y
  return isTowards && to.x - from.x >= APPROACH + 8 ? diagonal(request) : around(request)
}

/** Whether the track needs a vertical stretch whose place may be chosen, and where it may stand. */
export function channelRange(from: Departure, to: Point): { readonly least: number; readonly most: number } | undefined {
  const rise = Math.abs(to.y - from.y)
  if (rise < 0.5) return undefined
  if (from.heading === 'east') {
    const half = Math.min(CUT, rise / 2)
    const least = from.x + STUB + half
    const most = to.x - APPROACH - half
    return most >= least ? { least, most } : undefined
  }
  const least = from.x + STUB
  const most = to.x - APPROACH - CUT
  return most >= least && rise > CUT + STUB * 2 ? { least, most } : undefined
}

function isLevel(from: Point, to: Point): boolean {
  return Math.abs(from.y - to.y) < 0.5 && to.x > from.x
}

/** Straight on; a slanted step when the rise is small; otherwise up or down the channel. */
function steps({ from, to, channel }: RouteRequest): readonly Point[] {
  const rise = to.y - from.y
  const half = Math.min(CUT, Math.abs(rise) / 2)
  const x = clamp(channel, from.x + Math.min(STUB, (to.x - from.x) / 4) + half, to.x - APPROACH - half)
  const sign = Math.sign(rise)
  return [from, { x: x - half, y: from.y }, { x, y: from.y + sign * half }, { x, y: to.y - sign * half }, { x: x + half, y: to.y }, to]
}

/** Slanted from the port, then along the channel, then slanted into the level of the mouth. */
function diagonal({ from, to, channel }: RouteRequest): readonly Point[] {
  const rise = Math.abs(to.y - from.y)
  const sign = Math.sign(to.y - from.y)
  const reach = to.x - APPROACH - from.x
  const run = clamp(channel - from.x, Math.min(STUB, reach), Math.max(STUB, reach - CUT))
  const isSlantEnough = rise <= to.x - from.x - LANDING && rise <= run + CUT + STUB
  if (isSlantEnough) return [from, { x: from.x + rise, y: to.y }, to]
  const cut = Math.min(CUT, (rise - run) / 2, reach - run)
  const x = from.x + run
  return [from, { x, y: from.y + sign * run }, { x, y: to.y - sign * cut }, { x: x + cut, y: to.y }, to]
}

/** The mouth lies behind: out, down to the floor, back, and into it from the left. */
function around({ from, to, floor }: RouteRequest): readonly Point[] {
  const isDown = from.heading !== 'north-east'
  const out = from.heading === 'east' ? [from, { x: from.x + STUB + CUT, y: from.y }] : slantedOut(from)
  const right = out.at(-1) ?? from
  const past = isDown ? floor : Math.min(from.y, to.y) - OVERHEAD
  const back = from.heading === 'east' ? past : backLevel(right, to, past)
  const left = to.x - APPROACH - CUT
  return chamfered([...out, { x: right.x, y: back }, { x: left, y: back }, { x: left, y: to.y }, to])
}

/** Half way, if the two stand far enough apart for a track between them; otherwise past both. */
function backLevel(from: Point, to: Point, past: number): number {
  return Math.abs(to.y - from.y) >= BETWEEN ? (from.y + to.y) / 2 : past
}

function slantedOut(from: Departure): readonly Point[] {
  return [from, { x: from.x + CUT, y: from.y + (from.heading === 'south-east' ? CUT : -CUT) }]
}

/** Cuts every right angle by 45°. Corners that are slanted already stay. */
export function chamfered(points: readonly Point[]): readonly Point[] {
  return points.flatMap((corner, index) => {
    const before = points[index - 1]
    const after = points[index + 1]
    if (before === undefined || after === undefined || !isRight(before, corner, after)) return [corner]
    const cut = Math.min(CUT, span(before, corner) / 2, span(corner, after) / 2)
    return [shifted(corner, before, cut), shifted(corner, after, cut)]
  })
}

function isRight(before: Point, corner: Point, after: Point): boolean {
  return Math.abs((corner.x - before.x) * (after.x - corner.x) + (corner.y - before.y) * (after.y - corner.y)) < 0.01
}

function shifted(from: Point, to: Point, by: number): Point {
  const length = span(from, to) || 1
  return { x: from.x + ((to.x - from.x) / length) * by, y: from.y + ((to.y - from.y) / length) * by }
}

function span(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}

function clamp(value: number, least: number, most: number): number {
  return most < least ? (least + most) / 2 : Math.min(most, Math.max(least, value))
}
