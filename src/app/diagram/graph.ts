/** From a picture to what React Flow holds: shape and position, nothing that lives. Selection aside, it changes only with the document. */
import { Position, type Node, type NodeProps } from '@xyflow/react'
import type { ComponentType } from 'react'
import type { NodeKind, Picture, PictureNode } from '../../bridge/protocol/index.ts'
import { measureOf } from './measures.ts'
import { around, type Box } from './track/geometry.ts'
import { railGap } from './track/siding.ts'
import { framesOf, layTracks, type Positions, type Track } from './track/tracks.ts'

/** What the tracks ask of a node's drawing. */
export interface Sockets {
  /** A topic's ports, in degrees; tracks that arrive are not counted. */
  readonly ports: readonly { readonly wire: string; readonly angle: number; readonly to: string }[]
  /** A queue's points: where the dead-letter track leaves through a rail. */
  readonly gaps: readonly { readonly wire: string; readonly x: number; readonly side: 1 | -1 }[]
  /** Something arrives from the left. */
  readonly isEntered: boolean
  readonly out: readonly string[]
}

export interface DiagramNodeData extends Record<string, unknown> {
  readonly node: PictureNode
  readonly sockets: Sockets
}

export interface Wire {
  readonly id: string
  readonly track: Track
  /** `orders to billing-queue, subscription, type ≠ sample` */
  readonly label: string
}

export type DiagramNode = Node<DiagramNodeData>
export type NodeComponent = ComponentType<NodeProps<DiagramNode>>
export type NodeComponents = Readonly<Record<NodeKind, NodeComponent>>

export interface Graph {
  readonly nodes: readonly DiagramNode[]
  readonly wires: readonly Wire[]
  /** By the index of the wire in the picture: what the columns of a frame speak of. */
  readonly tracks: readonly (Track | undefined)[]
  readonly positions: Positions
  /** Nodes with their labels, and words on tracks: captions of messages keep off them. */
  readonly obstacles: readonly Box[]
  /** All that is drawn; `undefined` for an empty picture. */
  readonly extent: Box | undefined
}

export function graphOf(picture: Picture, positions: Positions): Graph {
  const tracks = layTracks(picture, positions)
  const names = namesOf(picture)
  const nodes = picture.nodes.flatMap((node) => {
    const center = positions[node.id]
    return center === undefined ? [] : [nodeAt(node, center, socketsOf(node, center, tracks, names))]
  })
  const wires = tracks.flatMap((track) => (track === undefined ? [] : [wireOn(track, names)]))
  const obstacles = obstaclesOf(picture, positions, tracks)
  const extent = around([...framesOf(picture, positions), ...tracks.flatMap(trackBoxes)])
  return { nodes, wires, tracks, positions, obstacles, extent }
}

export function namesOf(picture: Picture): ReadonlyMap<string, string> {
  return new Map(picture.nodes.map((node) => [node.id, node.name]))
}

export function obstaclesOf(picture: Picture, positions: Positions, tracks: readonly (Track | undefined)[]): readonly Box[] {
  return [...framesOf(picture, positions), ...tracks.flatMap((track) => track?.label?.box ?? [])]
}

/** A message on a level track has its name above or below it. */
const CAPTION = 26

function trackBoxes(track: Track | undefined): readonly Box[] {
  if (track === undefined) return []
  return track.pieces.map(({ to }) => ({ left: to.x - 6, top: to.y - CAPTION, right: to.x + 6, bottom: to.y + CAPTION }))
}

export function nodeAt(node: PictureNode, center: { readonly x: number; readonly y: number }, sockets: Sockets): DiagramNode {
  const { frame } = measureOf(node)
  const size = { width: frame.right - frame.left, height: frame.bottom - frame.top }
  // Told beforehand, so that nothing has to be measured before the first picture stands. Wires find their own ends.
  const handle = { x: -frame.left, y: -frame.top, width: 1, height: 1 }
  return {
    id: node.id,
    type: node.kind,
    position: { x: center.x + frame.left, y: center.y + frame.top },
    ...size,
    measured: size,
    handles: [
      { type: 'target', position: Position.Left, ...handle },
      { type: 'source', position: Position.Right, ...handle },
    ],
    data: { node, sockets },
  }
}

export function socketsOf(
  node: PictureNode,
  center: { readonly x: number; readonly y: number },
  tracks: readonly (Track | undefined)[],
  names: ReadonlyMap<string, string>,
): Sockets {
  const out = tracks.filter((track) => track?.wire.from === node.id).filter((track) => track !== undefined)
  return {
    ports: out.flatMap(({ wire, angle }) => (angle === undefined ? [] : [{ wire: wire.id, angle, to: names.get(wire.to) ?? wire.to }])),
    gaps: out.flatMap(({ wire, from }) =>
      from.heading !== 'east' && node.kind === 'queue' ? [{ wire: wire.id, ...railGap(from, center) }] : [],
    ),
    isEntered: tracks.some((track) => track?.wire.to === node.id),
    out: out.map(({ wire }) => wire.id),
  }
}

export function wireOn(track: Track, names: ReadonlyMap<string, string>): Wire {
  const { wire } = track
  const filter = wire.label === undefined ? '' : `, ${wire.label}`
  const name = (id: string): string => names.get(id) ?? id
  return { id: wire.id, track, label: `${name(wire.from)} to ${name(wire.to)}, ${wire.kind.replace('-', ' ')}${filter}` }
}
