/** Where a dead-letter track leaves a queue: points in a rail of the lane, as near to their usual place as the slant allows. */
import type { Lane } from '../measures.ts'
import type { Departure, Point } from './geometry.ts'

const LEAST = 0.3
const APPROACH = 14
/** The blade of the points begins inside the lane. */
const INSIDE = 7

export function sidingDeparture(lane: Lane, center: Point, to: Point): Departure {
  const side = to.y >= center.y ? 1 : -1
  const y = center.y + side * (lane.half - INSIDE)
  const run = Math.abs(to.y - y)
  const body = lane.gate - lane.mouth
  const wanted = center.x + lane.mouth + body * lane.points
  const least = center.x + lane.mouth + body * LEAST
  const x = Math.max(least, Math.min(wanted, to.x - APPROACH - run))
  return { x, y, heading: side > 0 ? 'south-east' : 'north-east' }
}

/** Where the slant crosses the rail, seen from the middle of the lane: the rail is open there. */
export function railGap(departure: Departure, center: Point): { readonly x: number; readonly side: 1 | -1 } {
  return { x: departure.x - center.x + INSIDE, side: departure.heading === 'south-east' ? 1 : -1 }
}
