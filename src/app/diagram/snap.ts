/** Where something that is carried about comes to stand. Pure. */
import type { Positions } from './track/drafts.ts'
import type { Point } from './track/geometry.ts'

/** The grid of the drawing. */
export const GRID = 4
/** So near to the line of another node it comes to stand on it: then the track between the two runs straight. */
const NEAR = 6

/** To the lines of other nodes where one is near, otherwise to the grid: each axis by itself. */
export function snapped(at: Point, positions: Positions, carried: ReadonlySet<string>): Point {
  const others = Object.entries(positions).flatMap(([id, point]) => (carried.has(id) ? [] : [point]))
  return {
    x: onLine(
      at.x,
      others.map(({ x }) => x),
    ),
    y: onLine(
      at.y,
      others.map(({ y }) => y),
    ),
  }
}

function onLine(value: number, lines: readonly number[]): number {
  let nearest: number | undefined
  for (const line of lines) {
    if (Math.abs(line - value) <= NEAR && (nearest === undefined || Math.abs(line - value) < Math.abs(nearest - value))) nearest = line
  }
  return nearest ?? Math.round(value / GRID) * GRID
}
