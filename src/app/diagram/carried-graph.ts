/** The graph while nodes are carried about: only what hangs on them is laid anew. */
import type { Picture } from '../../bridge/protocol/index.ts'
import { namesOf, nodeAt, obstaclesOf, socketsOf, wireOn, type Graph, type Sockets } from './graph.ts'
import { startRerouting } from './track/rerouting.ts'
import type { Positions } from './track/tracks.ts'

/**
 * The graph while nodes are carried about, by where they are now. What neither is carried nor hangs on what is stays the same object,
 * so that nothing else is drawn again; the extent stays, so that the picture is not fitted anew under the pointer.
 */
export function carriedGraphOf(picture: Picture, graph: Graph, carried: ReadonlySet<string>): (positions: Positions) => Graph {
  const rerouting = startRerouting(picture, graph.tracks, graph.positions, carried)
  const names = namesOf(picture)
  const hanging = picture.wires.filter(({ id }) => rerouting.wires.has(id)).flatMap(({ from, to }) => [from, to])
  const touched = new Set([...carried, ...hanging])
  const wireOf = new Map(graph.wires.map((wire) => [wire.id, wire]))
  return (positions) => {
    const tracks = rerouting.tracksAt(positions)
    const nodes = graph.nodes.map((node) => {
      const center = positions[node.id]
      if (!touched.has(node.id) || center === undefined) return node
      return nodeAt(node.data.node, center, sameSockets(node.data.sockets, socketsOf(node.data.node, center, tracks, names)))
    })
    const wires = tracks.flatMap((track) => {
      if (track === undefined) return []
      const wire = wireOf.get(track.wire.id)
      return wire?.track === track ? [wire] : [wireOn(track, names)]
    })
    return { nodes, wires, tracks, positions, obstacles: obstaclesOf(picture, positions, tracks), extent: graph.extent }
  }
}

/** The old ones where nothing about them changed. */
function sameSockets(before: Sockets, now: Sockets): Sockets {
  return JSON.stringify(before) === JSON.stringify(now) ? before : now
}
