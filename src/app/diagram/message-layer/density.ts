/** How crowded each stretch of a track is. Pure. */
import type { Track } from '../track/tracks.ts'
import type { PlacedTokens } from './place-tokens.ts'

/** So much of a track is one bar, in its units. */
export const PITCH = 6

export interface Density {
  /** Messages in each stretch, from where the track begins. */
  readonly bins: Uint32Array
  /** In the fullest stretch; at least 1. */
  readonly most: number
  /** What most of them are doing: index of the status. */
  readonly status: number
}

interface Crowd {
  readonly tracks: readonly (Track | undefined)[]
  readonly places: Pick<PlacedTokens, 'count' | 'row' | 'wire' | 'travelled'>
  readonly tokens: { readonly status: Uint8Array }
}

/** By index of the wire, for those that are wanted. Every message is looked at once, however many tracks are crowded. */
export function densities({ tracks, places, tokens }: Crowd, isWanted: (wire: number) => boolean): ReadonlyMap<number, Density> {
  const bins = tracks.map((track, wire) =>
    track !== undefined && isWanted(wire) ? new Uint32Array(Math.max(1, Math.ceil(track.length / PITCH))) : undefined,
  )
  const statuses = new Uint32Array(tracks.length * STATUSES)
  for (let index = 0; index < places.count; index += 1) {
    const wire = places.wire[index] ?? 0
    const own = bins[wire]
    if (own === undefined) continue
    const bin = Math.min(own.length - 1, ((places.travelled[index] ?? 0) / PITCH) | 0)
    own[bin] = (own[bin] ?? 0) + 1
    const status = wire * STATUSES + (tokens.status[places.row[index] ?? 0] ?? 0)
    statuses[status] = (statuses[status] ?? 0) + 1
  }
  return new Map(
    bins.flatMap((own, wire) => {
      if (own === undefined) return []
      const counts = [...statuses.subarray(wire * STATUSES, (wire + 1) * STATUSES)]
      const most = own.reduce((high, count) => Math.max(high, count), 1)
      return [[wire, { bins: own, most, status: counts.indexOf(Math.max(...counts)) }] as const]
    }),
  )
}

/** Running, again, failed. */
const STATUSES = 3
