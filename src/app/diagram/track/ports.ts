/** Chooses where each track leaves a topic: at the angle in which it goes on, one port a track. */
import { topicRadius } from '../measures.ts'
import type { Departure, Point } from './geometry.ts'

/** A rise up to this is taken by the port alone: the track leaves level with its mouth and runs straight. */
const LEVEL = 20
const FIRST_ANGLE = 45
const BETWEEN = 27
const LAST_ANGLE = 105

export interface Port {
  /** Degrees, clockwise from east. */
  readonly angle: number
  readonly departure: Departure
}

/** One port for each target, in their order; all are seen from the middle of the topic. */
export function topicPorts(center: Point, targets: readonly Point[]): readonly Port[] {
  const ranks = rankBySide(center, targets)
  return targets.map((target, index) => {
    const rise = target.y - center.y
    const rank = ranks[index]
    if (rank === undefined) return levelPort(center, rise)
    const gap = rank.of < 2 ? 0 : Math.min(BETWEEN, (LAST_ANGLE - FIRST_ANGLE) / (rank.of - 1))
    const angle = (FIRST_ANGLE + gap * rank.place) * Math.sign(rise)
    return { angle, departure: { ...onRim(center, angle), heading: rise > 0 ? 'south-east' : 'north-east' } }
  })
}

/** Steeper ports for those that go further, so that tracks of one topic do not cross. Level ones have no rank. */
function rankBySide(center: Point, targets: readonly Point[]): readonly ({ readonly place: number; readonly of: number } | undefined)[] {
  const steep = targets.map((target, index) => ({ index, rise: target.y - center.y })).filter(({ rise }) => Math.abs(rise) > LEVEL)
  const ranks: ({ place: number; of: number } | undefined)[] = targets.map(() => undefined)
  for (const side of [-1, 1]) {
    const ordered = steep
      .filter(({ rise }) => Math.sign(rise) === side)
      .toSorted((a, b) => Math.abs(a.rise) - Math.abs(b.rise) || a.index - b.index)
    for (const [place, { index }] of ordered.entries()) ranks[index] = { place, of: ordered.length }
  }
  return ranks
}

function levelPort(center: Point, rise: number): Port {
  const angle = (Math.asin(rise / topicRadius) * 180) / Math.PI
  return { angle, departure: { ...onRim(center, angle), heading: 'east' } }
}

function onRim(center: Point, degrees: number): Point {
  const angle = (degrees * Math.PI) / 180
  return { x: center.x + topicRadius * Math.cos(angle), y: center.y + topicRadius * Math.sin(angle) }
}
