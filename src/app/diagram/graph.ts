/** From a picture to what React Flow holds: shape and position, nothing that lives. Selection aside, it changes only with the document. */
import { Position, type Edge, type Node, type NodeProps } from '@xyflow/react'
import type { ComponentType } from 'react'
import type { NodeKind, Picture, PictureNode } from '../../bridge/protocol/index.ts'
import { measureOf } from './measures.ts'
import { around, boxAround, type Box } from './track/geometry.ts'
import { railGap } from './track/siding.ts'
import { layTracks, type Positions, type Track } from './track/tracks.ts'

/** What the tracks ask of a node's drawing. */
export interface Sockets {
  /** A topic's ports, in degrees; tracks that arrive are not counted. */
  readonly ports: readonly { readonly wire: string; readonly angle: number }[]
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

export interface WireData extends Record<string, unknown> {
  readonly track: Track
}

export type DiagramNode = Node<DiagramNodeData>
export type Wire = Edge<WireData>
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
  const nodes = picture.nodes.flatMap((node) => {
    const center = positions[node.id]
    return center === undefined ? [] : [nodeAt(node, center, socketsOf(node, center, tracks))]
  })
  const names = new Map(picture.nodes.map((node) => [node.id, node.name]))
  const wires = tracks.flatMap((track) => (track === undefined ? [] : [wireOn(track, names)]))
  const frames = framesOf(picture, positions)
  const obstacles = [...frames, ...tracks.flatMap((track) => track?.label?.box ?? [])]
  return { nodes, wires, tracks, positions, obstacles, extent: around([...frames, ...tracks.flatMap(trackBoxes)]) }
}

function framesOf(picture: Picture, positions: Positions): readonly Box[] {
  return picture.nodes.flatMap((node) => {
    const center = positions[node.id]
    return center === undefined ? [] : [boxAround(center, measureOf(node).frame)]
  })
}

function trackBoxes(track: Track | undefined): readonly Box[] {
  if (track === undefined) return []
  return track.pieces.map(({ to }) => ({ left: to.x - 6, top: to.y - 6, right: to.x + 6, bottom: to.y + 6 }))
}

function nodeAt(node: PictureNode, center: { readonly x: number; readonly y: number }, sockets: Sockets): DiagramNode {
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

function socketsOf(node: PictureNode, center: { readonly x: number; readonly y: number }, tracks: readonly (Track | undefined)[]): Sockets {
  const out = tracks.filter((track) => track?.wire.from === node.id).filter((track) => track !== undefined)
  return {
    ports: out.flatMap(({ wire, angle }) => (angle === undefined ? [] : [{ wire: wire.id, angle }])),
    gaps: out.flatMap(({ wire, from }) =>
      from.heading !== 'east' && node.kind === 'queue' ? [{ wire: wire.id, ...railGap(from, center) }] : [],
    ),
    isEntered: tracks.some((track) => track?.wire.to === node.id),
    out: out.map(({ wire }) => wire.id),
  }
}

function wireOn(track: Track, names: ReadonlyMap<string, string>): Wire {
  const { wire } = track
  const filter = wire.label === undefined ? '' : `, ${wire.label}`
  return {
    id: wire.id,
    source: wire.from,
    target: wire.to,
    type: 'track',
    data: { track },
    ariaLabel: `${names.get(wire.from) ?? wire.from} to ${names.get(wire.to) ?? wire.to}, ${wire.kind.replace('-', ' ')}${filter}`,
  }
}
