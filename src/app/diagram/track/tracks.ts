/** All tracks of a picture: pure, so that the same picture always lies the same way. */
import type { Picture, PictureNode, PictureWire } from '../../../bridge/protocol/index.ts'
import { laneOf, measureOf, pullDiscAt } from '../measures.ts'
import { createBoxIndex } from './box-index.ts'
import { assignChannels } from './channels.ts'
import { boxAround, type Box, type Departure, type Point } from './geometry.ts'
import { lengthOf, placeTable, toPath, toPieces, type Piece, type PlaceTable } from './pieces.ts'
import { bedBoxes, placeLabel, type LabelPlace } from './place-label.ts'
import { topicPorts } from './ports.ts'
import { route } from './route.ts'
import { sidingDeparture } from './siding.ts'

export interface Track {
  readonly wire: PictureWire
  readonly pieces: readonly Piece[]
  readonly length: number
  readonly table: PlaceTable
  readonly path: string
  /** Says who may or does use whom: nothing travels here. */
  readonly isDashed: boolean
  /** How far along it the pull disc stands. */
  readonly disc: number | undefined
  readonly label: LabelPlace | undefined
  readonly from: Departure
  /** On a topic's rim, in degrees. */
  readonly angle: number | undefined
}

export type Positions = Readonly<Record<string, Point>>

/** One entry per wire of the picture, in its order; `undefined` where nothing is drawn. */
export function layTracks(picture: Picture, positions: Positions): readonly (Track | undefined)[] {
  const nodes = new Map(picture.nodes.map((node) => [node.id, node]))
  const drafts = picture.wires.map((wire) => draftOf(wire, nodes, positions, picture.wires))
  const withPorts = assignPorts(drafts)
  const frames = picture.nodes.flatMap((node) => {
    const center = positions[node.id]
    return center === undefined ? [] : [{ id: node.id, box: boxAround(center, measureOf(node).frame) }]
  })
  const floor = Math.max(0, ...frames.map(({ box }) => box.bottom)) + 28
  const present = withPorts.filter((draft) => draft !== undefined)
  const channels = assignChannels(
    present.map((draft) => ({ from: draft.from, to: draft.to, mouth: draft.wire.to, wanted: draft.wanted })),
    frames.map(({ box }) => box),
  )
  const channelOf = new Map(present.map((draft, index) => [draft.wire, channels[index] ?? draft.wanted]))
  const laid = withPorts.map((draft) => (draft === undefined ? undefined : lay(draft, channelOf.get(draft.wire) ?? draft.wanted, floor)))
  return label(
    laid,
    frames.map(({ box }) => box),
  )
}

interface Draft {
  readonly wire: PictureWire
  readonly source: PictureNode
  readonly center: Point
  readonly from: Departure
  readonly to: Point
  readonly wanted: number
  readonly angle: number | undefined
}

function draftOf(
  wire: PictureWire,
  nodes: ReadonlyMap<string, PictureNode>,
  positions: Positions,
  wires: readonly PictureWire[],
): Draft | undefined {
  const source = nodes.get(wire.from)
  const target = nodes.get(wire.to)
  const start = positions[wire.from]
  const end = positions[wire.to]
  if (source === undefined || target === undefined || start === undefined || end === undefined || isTold(wire, wires)) return undefined
  const entry = measureOf(target).entry
  const to = { x: end.x + entry.x, y: end.y + entry.y }
  const from = departureOf(wire, source, start, to)
  return { wire, source, center: start, from, to, angle: undefined, wanted: (from.x + to.x) / 2 }
}

/** A permission beside a subscription of the same two says nothing new on the drawing. */
function isTold(wire: PictureWire, wires: readonly PictureWire[]): boolean {
  if (wire.kind !== 'permission' && wire.kind !== 'reference') return false
  return wires.some((other) => {
    const isSamePair = (other.from === wire.from && other.to === wire.to) || (other.from === wire.to && other.to === wire.from)
    const isStronger = other.kind !== 'permission' && other.kind !== 'reference'
    return isSamePair && (isStronger || (other !== wire && wires.indexOf(other) < wires.indexOf(wire)))
  })
}

function departureOf(wire: PictureWire, source: PictureNode, start: Point, to: Point): Departure {
  if (wire.kind === 'redrive' && source.kind === 'queue') return sidingDeparture(laneOf(source), start, to)
  const exit = measureOf(source).exit
  return { x: start.x + exit.x, y: start.y + exit.y, heading: 'east' }
}

/** Topics give each track a port; the further a track climbs, the nearer to the topic it does so. */
function assignPorts(drafts: readonly (Draft | undefined)[]): readonly (Draft | undefined)[] {
  const leaving = drafts.filter((draft) => draft?.source.kind === 'topic').filter((draft) => draft !== undefined)
  const ported = new Map<PictureWire, Draft>()
  for (const topic of new Set(leaving.map((draft) => draft.source.id))) {
    const tracks = leaving.filter((draft) => draft.source.id === topic)
    const center = tracks[0]?.center
    if (center === undefined) continue
    const ports = topicPorts(
      center,
      tracks.map((draft) => draft.to),
    )
    for (const [index, draft] of tracks.entries()) {
      const port = ports[index]
      if (port === undefined) continue
      const wanted = center.x + 64 + (90 - Math.abs(port.angle)) * 0.5 - 22
      ported.set(draft.wire, { ...draft, from: port.departure, angle: port.angle, wanted })
    }
  }
  return drafts.map((draft) => (draft === undefined ? undefined : (ported.get(draft.wire) ?? draft)))
}

function lay(draft: Draft, channel: number, floor: number): Track {
  const { wire, from, to, angle } = draft
  const pieces = toPieces(route({ from, to, channel, floor }))
  const length = lengthOf(pieces)
  const isPulled = wire.kind === 'event-source' && draft.source.kind === 'queue'
  return {
    wire,
    pieces,
    length,
    table: placeTable(pieces, length),
    path: toPath(pieces),
    isDashed: wire.kind === 'permission' || wire.kind === 'reference',
    disc: isPulled ? Math.min(pullDiscAt, length / 2) : undefined,
    label: undefined,
    from,
    angle,
  }
}

/** Plex Sans at 12 px is close to this wide a character. */
const CHARACTER = 6.3
const MOST_WIDTH = 150

function label(tracks: readonly (Track | undefined)[], frames: readonly Box[]): readonly (Track | undefined)[] {
  if (tracks.every((track) => track?.wire.label === undefined)) return tracks
  const taken = createBoxIndex()
  for (const frame of frames) taken.add(frame)
  for (const track of tracks) {
    for (const box of track === undefined ? [] : bedBoxes(track.pieces, track.length)) taken.add(box, track?.wire)
  }
  return tracks.map((track) => {
    if (track?.wire.label === undefined) return track
    const width = Math.min(MOST_WIDTH, track.wire.label.length * CHARACTER)
    const place = placeLabel({ pieces: track.pieces, length: track.length, width, taken, owner: track.wire })
    taken.add(place.box)
    return { ...track, label: place }
  })
}
