/**
 * A track as it is drawn: straight pieces joined by arcs. The same pieces give the path of the line and the place of a message,
 * so a message can never leave its track, and no measuring of the page is needed.
 */
import type { Point } from './geometry.ts'

interface Line {
  readonly kind: 'line'
  readonly from: Point
  readonly to: Point
  readonly length: number
}

interface Arc {
  readonly kind: 'arc'
  readonly center: Point
  readonly radius: number
  /** Radians; positive turns clockwise on the screen. */
  readonly start: number
  readonly sweep: number
  readonly to: Point
  readonly length: number
}

export type Piece = Line | Arc

/** How far before a corner the bend begins. */
const BEND = 7

/** Rounds the corners of a run of points. Points that repeat or stand on a straight line leave no trace. */
export function toPieces(points: readonly Point[]): readonly Piece[] {
  const corners = simplified(points)
  const pieces: Piece[] = []
  let at = corners[0]
  if (at === undefined) return pieces
  for (let index = 1; index < corners.length; index += 1) {
    const corner = corners[index]
    if (corner === undefined) break
    const next = corners[index + 1]
    const before = corners[index - 1] ?? at
    if (next === undefined) {
      pushLine(pieces, at, corner)
      break
    }
    const cut = Math.min(BEND, distance(before, corner) / 2, distance(corner, next) / 2)
    const entry = towards(corner, before, cut)
    const exit = towards(corner, next, cut)
    pushLine(pieces, at, entry)
    pieces.push(bend({ entry, corner, exit, cut }))
    at = exit
  }
  return pieces
}

export function lengthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + piece.length, 0)
}

/** The path of the line, as SVG wants it. */
export function toPath(pieces: readonly Piece[]): string {
  const first = pieces[0]
  if (first === undefined) return ''
  const begin = first.kind === 'line' ? first.from : onArc(first, first.start)
  const steps = pieces.map((piece) =>
    piece.kind === 'line'
      ? `L${show(piece.to)}`
      : `A${round(piece.radius)} ${round(piece.radius)} 0 0 ${piece.sweep > 0 ? 1 : 0} ${show(piece.to)}`,
  )
  return `M${show(begin)}${steps.join('')}`
}

/** Where something stands that has come so far. Beyond either end it stands at that end. */
export function pointAt(pieces: readonly Piece[], travelled: number): Point {
  let rest = Math.max(0, travelled)
  for (const piece of pieces) {
    if (rest > piece.length && piece !== pieces.at(-1)) {
      rest -= piece.length
      continue
    }
    const share = piece.length === 0 ? 0 : Math.min(1, rest / piece.length)
    return onPiece(piece, share)
  }
  return { x: 0, y: 0 }
}

/** The points of a track at equal steps, x and y in turn: looking up fifty thousand places a frame costs next to nothing. */
export interface PlaceTable {
  readonly xy: Float32Array
  readonly steps: number
}

const STEP = 2

const tables = new WeakMap<readonly Piece[], PlaceTable>()

/** Made when the first message comes along, and kept as long as the track lies so. */
export function placeTable(pieces: readonly Piece[], length: number): PlaceTable {
  const known = tables.get(pieces)
  if (known !== undefined) return known
  const table = makeTable(pieces, length)
  tables.set(pieces, table)
  return table
}

/** Computed from the pieces, so nothing has to be measured. Between two points a straight line is less than 0.1 px off the bend. */
function makeTable(pieces: readonly Piece[], length: number): PlaceTable {
  const steps = Math.max(1, Math.ceil(length / STEP))
  const xy = new Float32Array((steps + 2) * 2)
  let index = 0
  let begun = 0
  for (const piece of pieces) {
    const isLast = piece === pieces.at(-1)
    // Every point that lies on this piece, in one go: a long track has thousands.
    for (; index < steps + 2; index += 1) {
      const along = (Math.min(index, steps) / steps) * length - begun
      if (along > piece.length && !isLast) break
      const share = piece.length === 0 ? 0 : Math.min(1, along / piece.length)
      const { x, y } = onPiece(piece, share)
      xy[index * 2] = x
      xy[index * 2 + 1] = y
    }
    begun += piece.length
  }
  return { xy, steps }
}

function onPiece(piece: Piece, share: number): Point {
  if (piece.kind === 'arc') return onArc(piece, piece.start + piece.sweep * share)
  return { x: piece.from.x + (piece.to.x - piece.from.x) * share, y: piece.from.y + (piece.to.y - piece.from.y) * share }
}

/** The direction of travel there, in radians. */
export function angleAt(pieces: readonly Piece[], travelled: number): number {
  let rest = Math.max(0, travelled)
  for (const piece of pieces) {
    if (rest <= piece.length || piece === pieces.at(-1)) {
      if (piece.kind === 'line') return Math.atan2(piece.to.y - piece.from.y, piece.to.x - piece.from.x)
      const share = piece.length === 0 ? 0 : Math.min(1, rest / piece.length)
      return piece.start + piece.sweep * share + (Math.sign(piece.sweep) * Math.PI) / 2
    }
    rest -= piece.length
  }
  return 0
}

function simplified(points: readonly Point[]): readonly Point[] {
  const kept: Point[] = []
  for (const point of points) {
    const last = kept.at(-1)
    if (last !== undefined && distance(last, point) < 0.01) continue
    const before = kept.at(-2)
    if (last !== undefined && before !== undefined && Math.abs(turn(before, last, point)) < 0.001) kept.pop()
    kept.push(point)
  }
  return kept
}

function bend(from: { readonly entry: Point; readonly corner: Point; readonly exit: Point; readonly cut: number }): Arc {
  const angle = turn(from.entry, from.corner, from.exit)
  const radius = from.cut / Math.tan(Math.abs(angle) / 2)
  const side = Math.sign(angle)
  const heading = Math.atan2(from.corner.y - from.entry.y, from.corner.x - from.entry.x)
  const center = {
    x: from.entry.x - Math.sin(heading) * radius * side,
    y: from.entry.y + Math.cos(heading) * radius * side,
  }
  const start = Math.atan2(from.entry.y - center.y, from.entry.x - center.x)
  return { kind: 'arc', center, radius, start, sweep: angle, to: from.exit, length: radius * Math.abs(angle) }
}

/** The angle by which a traveller turns at `corner`, in (-π, π]. */
function turn(before: Point, corner: Point, after: Point): number {
  const inX = corner.x - before.x
  const inY = corner.y - before.y
  const outX = after.x - corner.x
  const outY = after.y - corner.y
  return Math.atan2(inX * outY - inY * outX, inX * outX + inY * outY)
}

function towards(from: Point, to: Point, by: number): Point {
  const length = distance(from, to)
  const share = length === 0 ? 0 : by / length
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
}

function pushLine(pieces: Piece[], from: Point, to: Point): void {
  const length = distance(from, to)
  if (length > 0.01) pieces.push({ kind: 'line', from, to, length })
}

function onArc(arc: Arc, angle: number): Point {
  return { x: arc.center.x + arc.radius * Math.cos(angle), y: arc.center.y + arc.radius * Math.sin(angle) }
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}

function show(point: Point): string {
  return `${round(point.x)} ${round(point.y)}`
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
