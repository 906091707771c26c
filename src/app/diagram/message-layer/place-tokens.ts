/** Where every message of a frame stands: a pure function of the tracks and of virtual time, so pause, step and scrub need nothing more. */
import { tokenLegs, type TokenColumns } from '../../../bridge/protocol/index.ts'
import { placeTable, type PlaceTable } from '../track/pieces.ts'
import type { Track } from '../track/tracks.ts'

/** Columns again, in the drawing's coordinates. One set is filled anew for every frame. */
export interface PlacedTokens {
  count: number
  /** Rows of the frame's columns. */
  row: Uint32Array
  id: Float64Array
  wire: Int16Array
  /** How far along the track, in its units. */
  travelled: Float32Array
  /** x and y in turn. */
  xy: Float32Array
}

export function emptyPlaces(capacity: number): PlacedTokens {
  return {
    count: 0,
    row: new Uint32Array(capacity),
    id: new Float64Array(capacity),
    wire: new Int16Array(capacity),
    travelled: new Float32Array(capacity),
    xy: new Float32Array(capacity * 2),
  }
}

const beforeDisc = tokenLegs.indexOf('before-disc')
const afterDisc = tokenLegs.indexOf('after-disc')
const firstHalf = tokenLegs.indexOf('first-half')
const secondHalf = tokenLegs.indexOf('second-half')
const back = tokenLegs.indexOf('back')

/** Fills `into`, or a larger set if it is too small, and returns what it filled. */
export function placeTokens(
  tokens: TokenColumns,
  clockMs: number,
  tracks: readonly (Track | undefined)[],
  into: PlacedTokens,
): PlacedTokens {
  const places = into.row.length >= tokens.count ? into : emptyPlaces(Math.max(256, tokens.count * 2))
  const { row: rows, id, wire: wires, travelled, xy } = places
  const tables: (PlaceTable | undefined)[] = []
  let count = 0
  for (let row = 0; row < tokens.count; row += 1) {
    const wire = tokens.wire[row] ?? -1
    const track = wire < 0 ? undefined : tracks[wire]
    if (track === undefined) continue
    const share = shareOfTrack(tokens, row, clockMs, track)
    const table = (tables[wire] ??= placeTable(track.pieces, track.length))
    const step = share * table.steps
    const at = (step | 0) * 2
    const rest = step - (step | 0)
    const x = table.xy[at] ?? 0
    const y = table.xy[at + 1] ?? 0
    rows[count] = row
    id[count] = tokens.id[row] ?? 0
    wires[count] = wire
    travelled[count] = share * track.length
    xy[count * 2] = x + ((table.xy[at + 2] ?? 0) - x) * rest
    xy[count * 2 + 1] = y + ((table.xy[at + 3] ?? 0) - y) * rest
    count += 1
  }
  places.count = count
  return places
}

/** How much of the whole track lies behind it: its leg may be a part of the track only. */
function shareOfTrack(tokens: TokenColumns, row: number, clockMs: number, track: Track): number {
  const sentAt = tokens.sentAt[row] ?? 0
  const span = (tokens.arrivesAt[row] ?? 0) - sentAt
  const share = span <= 0 ? 1 : Math.min(1, Math.max(0, (clockMs - sentAt) / span))
  const leg = tokens.leg[row]
  if (leg === back) return 1 - share
  if (leg === firstHalf) return share / 2
  if (leg === secondHalf) return (1 + share) / 2
  if (track.disc === undefined || (leg !== beforeDisc && leg !== afterDisc)) return share
  const disc = track.disc / track.length
  return leg === beforeDisc ? disc * share : disc + (1 - disc) * share
}

export interface Viewport {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

/** How near a click must come, in pixels of the screen. */
const REACH = 12

/** The token under a point of the canvas, the nearest of several; of two on one spot the one that is drawn on top. */
export function tokenAt(places: PlacedTokens, viewport: Viewport, x: number, y: number): number | undefined {
  let best = REACH * REACH
  let found: number | undefined
  for (let index = 0; index < places.count; index += 1) {
    const dx = (places.xy[index * 2] ?? 0) * viewport.zoom + viewport.x - x
    const dy = (places.xy[index * 2 + 1] ?? 0) * viewport.zoom + viewport.y - y
    const distance = dx * dx + dy * dy
    if (distance > best) continue
    best = distance
    found = places.id[index]
  }
  return found
}
