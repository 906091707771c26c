/** All tracks of a picture: pure, so that the same picture always lies the same way. */
import type { Picture, PictureWire } from '../../../bridge/protocol/index.ts'
import { measureOf, pullDiscAt } from '../measures.ts'
import { assignChannels, type Stretch } from './channels.ts'
import { draftsOf, toldWires, type Draft, type Positions } from './drafts.ts'
import { boxAround, type Box, type Departure } from './geometry.ts'
import { labelTracks, takenBy } from './label-tracks.ts'
import { bypass, foreign, metOnWay, type Lanes } from './levels.ts'
import { lengthOf, toPath, toPieces, type Piece } from './pieces.ts'
import type { LabelPlace } from './place-label.ts'
import { route } from './route.ts'

export type { Positions } from './drafts.ts'

export interface Track {
  readonly wire: PictureWire
  readonly pieces: readonly Piece[]
  readonly length: number
  readonly path: string
  /** Says who may or does use whom: what travels here are calls and their answers. */
  readonly isDashed: boolean
  /** Ends in somebody's e-mail inbox: what travels here are letters. */
  readonly isMail: boolean
  /** How far along it the pull disc stands. */
  readonly disc: number | undefined
  readonly label: LabelPlace | undefined
  readonly from: Departure
  /** Its vertical stretch, which others keep clear of. */
  readonly stretch: Stretch | undefined
  /** On a topic's rim, in degrees. */
  readonly angle: number | undefined
}

/** One entry per wire of the picture, in its order; `undefined` where nothing is drawn. */
export function layTracks(picture: Picture, positions: Positions): readonly (Track | undefined)[] {
  const nodes = new Map(picture.nodes.map((node) => [node.id, node]))
  const told = toldWires(picture.wires)
  const drafts = draftsOf(picture.wires, nodes, positions, (wire) => told.has(wire))
  const frames = framesOf(picture, positions)
  const tracks = layDrafts(drafts, { frames, floor: floorOf(frames), others: [] })
  const labelled = tracks.some(({ wire }) => wire.label !== undefined) ? labelTracks(tracks, takenBy(frames, tracks)) : tracks
  return inOrder(picture.wires, labelled)
}

/** Where nodes with their labels stand. */
export function framesOf(picture: Picture, positions: Positions): readonly Box[] {
  return picture.nodes.flatMap((node) => {
    const center = positions[node.id]
    return center === undefined ? [] : [boxAround(center, measureOf(node).frame)]
  })
}

/** Below this nothing stands. */
export function floorOf(frames: readonly Box[]): number {
  let floor = 0
  for (const { bottom } of frames) floor = Math.max(floor, bottom)
  return floor + 28
}

function inOrder(wires: readonly PictureWire[], tracks: readonly Track[]): readonly (Track | undefined)[] {
  const byWire = new Map(tracks.map((track) => [track.wire, track]))
  return wires.map((wire) => byWire.get(wire))
}

interface Ground {
  readonly frames: readonly Box[]
  readonly floor: number
  /** Stretches that stand already. */
  readonly others: readonly Stretch[]
}

/** Tracks without their words. */
export function layDrafts(drafts: readonly Draft[], { frames, floor, others }: Ground): readonly Track[] {
  const stretches = assignChannels(
    drafts.map((draft) => ({ from: draft.from, to: draft.to, mouth: draft.wire.to, wanted: draft.wanted })),
    frames,
    others,
  )
  const lanes: Lanes = []
  return drafts.map((draft, index) => lay(draft, stretches[index], { frames, floor, lanes }))
}

interface Laying extends Pick<Ground, 'frames' | 'floor'> {
  readonly lanes: Lanes
}

function lay(draft: Draft, stretch: Stretch | undefined, { frames, floor, lanes }: Laying): Track {
  const { wire, from, to, angle } = draft
  const corners = route({ from, to, channel: stretch?.x ?? draft.wanted, floor })
  const others = foreign(frames, from, to)
  const met = from.heading === 'east' ? metOnWay(corners, others) : 0
  const pieces = toPieces((met > 0 ? bypass(from, to, others, met, lanes) : undefined) ?? corners)
  const length = lengthOf(pieces)
  const isPulled = wire.kind === 'event-source' && draft.source.kind === 'queue'
  return {
    wire,
    pieces,
    length,
    path: toPath(pieces),
    isMail: draft.target.kind === 'inbox' && draft.target.detail === 'email',
    isDashed: wire.kind === 'permission' || wire.kind === 'reference',
    disc: isPulled ? Math.min(pullDiscAt, length / 2) : undefined,
    label: undefined,
    from,
    stretch,
    angle,
  }
}
