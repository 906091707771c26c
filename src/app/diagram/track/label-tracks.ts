/** Puts the words of wires beside their tracks. */
import { createBoxIndex, type BoxIndex } from './box-index.ts'
import type { Box } from './geometry.ts'
import { bedBoxes, placeLabel, type LabelPlace } from './place-label.ts'
import type { PictureWire } from '../../../bridge/protocol/index.ts'
import type { Piece } from './pieces.ts'

/** Plex Sans at 12 px is close to this wide a character. */
const CHARACTER = 6.3
const MOST_WIDTH = 150

/** What of a track its words depend on. */
interface Labelled {
  readonly wire: PictureWire
  readonly pieces: readonly Piece[]
  readonly length: number
  readonly label: LabelPlace | undefined
}

/** What words keep off: nodes and the beds of tracks. */
export function takenBy(frames: readonly Box[], tracks: readonly Labelled[]): BoxIndex {
  const taken = createBoxIndex()
  for (const frame of frames) taken.add(frame)
  for (const track of tracks) {
    for (const box of bedBoxes(track.pieces)) taken.add(box, track.wire)
    if (track.label !== undefined) taken.add(track.label.box)
  }
  return taken
}

/** The same tracks with their words; what they take is added to `taken`. */
export function labelTracks<T extends Labelled>(tracks: readonly T[], taken: BoxIndex): readonly T[] {
  return tracks.map((track) => {
    if (track.wire.label === undefined) return track
    const width = Math.min(MOST_WIDTH, track.wire.label.length * CHARACTER)
    const label = placeLabel({ pieces: track.pieces, length: track.length, width, taken, owner: track.wire })
    taken.add(label.box)
    return { ...track, label }
  })
}
