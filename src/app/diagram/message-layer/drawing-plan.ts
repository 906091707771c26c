/** Decides how the messages on each track are drawn: shapes while they have room, then dots, then a band. Pure. */
import type { Track } from '../track/tracks.ts'
import type { PlacedTokens } from './place-tokens.ts'

export type Manner = 'shapes' | 'dots' | 'band'

export interface DrawingPlan {
  /** By index of the wire. */
  readonly manners: readonly Manner[]
  readonly counts: readonly number[]
  /** So many dots that pixels are written by hand. */
  readonly isMass: boolean
  readonly hasLabels: boolean
}

/** A shape wants this much of its track for itself. */
const ROOM = 9
const BAND_FROM = 300
const MASS_FROM = 2000
/** More messages than these have no captions. */
export const mostLabels = 24

export function planDrawing(places: PlacedTokens, tracks: readonly (Track | undefined)[], bands: boolean): DrawingPlan {
  const counts = tracks.map(() => 0)
  for (let index = 0; index < places.count; index += 1) {
    const wire = places.wire[index] ?? 0
    counts[wire] = (counts[wire] ?? 0) + 1
  }
  const manners = tracks.map((track, wire): Manner => {
    const count = counts[wire] ?? 0
    if (bands && count > BAND_FROM) return 'band'
    return count * ROOM <= Math.max(60, track?.length ?? 0) ? 'shapes' : 'dots'
  })
  const dots = counts.reduce((sum, count, wire) => sum + (manners[wire] === 'band' ? 0 : count), 0)
  return { manners, counts, isMass: dots > MASS_FROM, hasLabels: places.count <= mostLabels }
}
