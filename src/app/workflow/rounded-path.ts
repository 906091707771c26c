/** A line with corners, as SVG wants it: the corners rounded, and where its arrow head points. */
import type { Point } from '../diagram/track/geometry.ts'

const RADIUS = 14

export function roundedPath(points: readonly Point[]): string {
  const [first] = points
  if (first === undefined) return ''
  const parts = [`M${text(first)}`]
  for (let index = 1; index < points.length; index += 1) {
    const corner = points[index]
    const before = points[index - 1]
    const next = points[index + 1]
    if (corner === undefined || before === undefined) break
    if (next === undefined) {
      parts.push(`L${text(corner)}`)
      break
    }
    const cut = Math.min(RADIUS, distance(before, corner) / 2, distance(corner, next) / 2)
    parts.push(`L${text(towards(corner, before, cut))}Q${text(corner)} ${text(towards(corner, next, cut))}`)
  }
  return parts.join('')
}

const HEAD = 6

/** An open arrow head at the end of the line. */
export function arrowHead(points: readonly Point[]): string {
  const end = points.at(-1)
  const before = points.at(-2)
  if (end === undefined || before === undefined) return ''
  const length = distance(before, end)
  if (length === 0) return ''
  const along = { x: (end.x - before.x) / length, y: (end.y - before.y) / length }
  const wing = (side: 1 | -1): Point => ({
    x: end.x - along.x * HEAD * 1.3 + side * along.y * HEAD * 0.8,
    y: end.y - along.y * HEAD * 1.3 - side * along.x * HEAD * 0.8,
  })
  return `M${text(wing(1))}L${text(end)}L${text(wing(-1))}`
}

function towards(from: Point, to: Point, by: number): Point {
  const length = distance(from, to)
  return length === 0 ? from : { x: from.x + ((to.x - from.x) * by) / length, y: from.y + ((to.y - from.y) * by) / length }
}

function distance(a: Point, b: Point): number {
  return Math.hypot(b.x - a.x, b.y - a.y)
}

function text({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
