/** Puts the words of wires beside their tracks. */
import { createBoxIndex, type BoxIndex } from './box-index.ts'
import type { Box } from './geometry.ts'
import { bedBoxes, placeFilter, placeWords, type LabelPlace } from './place-label.ts'
import type { PictureWire } from '../../../bridge/protocol/index.ts'
import type { Piece } from './pieces.ts'

/** Plex Sans at 12 px is hardly wider a character. */
const CHARACTER = 6.8
/** Room for the words of a wire: the first is what it may take, the others what is left of it where that is too much. */
const WIDTHS = [150, 96, 56] as const

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
    const { wire, pieces, length } = track
    if (wire.label === undefined) return track
    const whole = wire.label.length * CHARACTER
    const widths = [Math.min(whole, WIDTHS[0]), ...WIDTHS.slice(1).filter((width) => width < whole)]
    const label = (isFilter(wire) ? placeFilter : placeWords)({ pieces, length, widths, taken, owner: wire })
    if (label === undefined) return track
    taken.add(label.box)
    return { ...track, label }
  })
}

/** A funnel stands on the track: the words say what it lets through. */
export function isFilter({ kind }: PictureWire): boolean {
  return kind === 'subscription' || kind === 'event-source'
}

/** What of a wire's words stands beside its track; `undefined` where nothing does. */
export function shownWords({ wire, label }: Pick<Labelled, 'wire' | 'label'>): string | undefined {
  if (wire.label === undefined || label?.text === undefined) return undefined
  const room = Math.floor((label.box.right - label.box.left) / CHARACTER)
  return wire.label.length <= room ? wire.label : `${wire.label.slice(0, room - 1).trimEnd()}…`
}
