/**
 * Routing while nodes are carried about: only what hangs on them is laid anew, everything else is read once and stays the same object.
 * Where they are put down, the whole picture is laid again, so that the same picture always lies the same way.
 */
import type { Picture } from '../../../bridge/protocol/index.ts'
import { layeredIndex } from './box-index.ts'
import { draftsOf, toldWires } from './drafts.ts'
import { labelTracks, takenBy } from './label-tracks.ts'
import { floorOf, framesOf, layDrafts, type Positions, type Track } from './tracks.ts'

export interface Rerouting {
  /** Wires that are laid anew. */
  readonly wires: ReadonlySet<string>
  /** All tracks, with the carried nodes where they are now; in the order of the picture's wires. */
  readonly tracksAt: (positions: Positions) => readonly (Track | undefined)[]
}

export function startRerouting(
  picture: Picture,
  tracks: readonly (Track | undefined)[],
  positions: Positions,
  carried: ReadonlySet<string>,
): Rerouting {
  const nodes = new Map(picture.nodes.map((node) => [node.id, node]))
  const hanging = picture.wires.filter(({ from, to }) => carried.has(from) || carried.has(to))
  // A topic gives its ports to all of its tracks together.
  const topics = new Set(hanging.map(({ from }) => from).filter((id) => nodes.get(id)?.kind === 'topic'))
  const anew = picture.wires.filter((wire) => carried.has(wire.to) || carried.has(wire.from) || topics.has(wire.from))
  const wires = new Set(anew.map(({ id }) => id))
  const told = toldWires(picture.wires)
  const standing = tracks.filter((track) => track !== undefined && !wires.has(track.wire.id)).filter((track) => track !== undefined)
  const others = standing.flatMap(({ stretch }) => stretch ?? [])
  const standingNodes = { ...picture, nodes: picture.nodes.filter(({ id }) => !carried.has(id)) }
  const carriedNodes = { ...picture, nodes: picture.nodes.filter(({ id }) => carried.has(id)) }
  const stillFrames = framesOf(standingNodes, positions)
  const hasWords = anew.some(({ label }) => label !== undefined)
  const still = hasWords ? takenBy(stillFrames, standing) : undefined
  return {
    wires,
    tracksAt(at) {
      const drafts = draftsOf(anew, nodes, at, (wire) => told.has(wire))
      const carriedFrames = framesOf(carriedNodes, at)
      const frames = [...stillFrames, ...carriedFrames]
      const bare = layDrafts(drafts, { frames, floor: floorOf(frames), others })
      const laid = still === undefined ? bare : labelTracks(bare, layeredIndex(still, takenBy(carriedFrames, bare)))
      const byWire = new Map(laid.map((track) => [track.wire.id, track]))
      return picture.wires.map(({ id }, index) => (wires.has(id) ? byWire.get(id) : tracks[index]))
    },
  }
}
