/** Which track lies under a point: the nearest within reach, so that of two that run side by side the right one is meant. Pure. */
import type { Point } from './geometry.ts'
import type { Piece } from './pieces.ts'
import type { Track } from './tracks.ts'

/** `reach` is in the drawing's units. */
export function trackAt(tracks: readonly (Track | undefined)[], at: Point, reach: number): Track | undefined {
  let best = reach
  let found: Track | undefined
  for (const track of tracks) {
    if (track === undefined) continue
    for (const piece of track.pieces) {
      const away = distanceTo(piece, at)
      if (away > best) continue
      best = away
      found = track
    }
  }
  return found
}

function distanceTo(piece: Piece, at: Point): number {
  if (piece.kind === 'line') return toLine(piece.from, piece.to, at)
  const { center, radius, start, sweep, to } = piece
  const from = { x: center.x + radius * Math.cos(start), y: center.y + radius * Math.sin(start) }
  const turned = Math.atan2(at.y - center.y, at.x - center.x) - start
  const along = sweep > 0 ? turned : -turned
  const full = Math.PI * 2
  const isBeside = ((along % full) + full) % full <= Math.abs(sweep)
  if (isBeside) return Math.abs(Math.hypot(at.x - center.x, at.y - center.y) - radius)
  return Math.min(Math.hypot(at.x - from.x, at.y - from.y), Math.hypot(at.x - to.x, at.y - to.y))
}

function toLine(from: Point, to: Point, at: Point): number {
  const across = to.x - from.x
  const down = to.y - from.y
  const square = across * across + down * down
  const share = square === 0 ? 0 : Math.min(1, Math.max(0, ((at.x - from.x) * across + (at.y - from.y) * down) / square))
  return Math.hypot(at.x - from.x - across * share, at.y - from.y - down * share)
}
