/** How large each kind of node is drawn, around its anchor: the middle of its shape, which is where a document's position points. */
import type { NodeKind, PictureNode } from '../../bridge/protocol/index.ts'
import type { Box, Point } from './track/geometry.ts'

/** A queue's lane, from the tip of its flared mouth to its gate. `points` is the share of its length at which dead letters leave it. */
export const lane = { left: -120, mouth: -112, gate: 120, half: 15, flare: 5, slot: 19, headGap: 8, points: 0.6 } as const
/** A dead-letter queue without a consumer: a siding with a buffer stop. */
export const siding = { left: -44, mouth: -37, gate: 44, half: 12, flare: 4, slot: 19, headGap: 6, points: 0.6 } as const
/**
 * A FIFO queue: so many lanes stand one above the other, whether or not a group is in them, so that nothing moves when groups come
 * and go. `half` is that of all together. Right of the gate stand the rings of the messages that are out; left, the groups' names.
 */
export const lanes = { left: -120, mouth: -112, gate: 66, half: 44, flare: 5, slot: 19, headGap: 8, points: 0.78 } as const
export const laneRows = 4
export const laneHeight = (lanes.half * 2) / laneRows
export type Lane = typeof lane | typeof siding | typeof lanes

export const topicRadius = 32
export const functionHalf = { x: 52, y: 25, point: 13 } as const
export const phoneHalf = { x: 25, y: 44 } as const
export const envelopeHalf = { x: 46, y: 30 } as const
/** A plug: two prongs on the left, between which the track arrives. */
export const plugHalf = { x: 48, y: 26, prong: 11, face: -36 } as const
export const inertHalf = { x: 62, y: 28 } as const
/** A pail: its sides lean in from `x` at the rim to `foot` at the bottom. */
export const pailHalf = { x: 42, y: 30, foot: 32 } as const
export const busHalf = { x: 66, y: 13 } as const
/** A funnel on its side: what comes in on the left goes out through the spout on the right. */
export const funnelHalf = { x: 36, y: 26, spout: 7 } as const
/** A rule that comes due by itself. */
export const clockRadius = 26

/** Between the gate and the bed of the track that leaves it. */
const gateGap = 4
/** How far along that track an event source mapping pulls. */
export const pullDiscAt = 19

interface Measure {
  /** Shape and label: what must stay free of tracks, and what the selection's corners stand around. */
  readonly frame: Box
  /** Where a track arrives. */
  readonly entry: Point
  /** Where a track departs, for a kind with one exit. */
  readonly exit: Point
}

const measures = {
  queue: { frame: { left: -120, top: -73, right: 120, bottom: 39 }, entry: { x: lane.left, y: 0 }, exit: { x: lane.gate + gateGap, y: 0 } },
  topic: { frame: { left: -48, top: -68, right: 48, bottom: 76 }, entry: { x: -topicRadius, y: 0 }, exit: { x: topicRadius, y: 0 } },
  function: {
    frame: { left: -66, top: -52, right: 66, bottom: 66 },
    entry: { x: -functionHalf.x, y: 0 },
    exit: { x: functionHalf.x, y: 0 },
  },
  source: { frame: { left: -50, top: -54, right: 50, bottom: 85 }, entry: { x: -phoneHalf.x, y: 0 }, exit: { x: phoneHalf.x, y: 0 } },
  inbox: {
    frame: { left: -60, top: -42, right: 60, bottom: 71 },
    entry: { x: -envelopeHalf.x, y: 0 },
    exit: { x: envelopeHalf.x, y: 0 },
  },
  endpoint: { frame: { left: -60, top: -38, right: 60, bottom: 67 }, entry: { x: plugHalf.face, y: 0 }, exit: { x: plugHalf.x, y: 0 } },
  table: { frame: { left: -66, top: -40, right: 66, bottom: 69 }, entry: { x: -inertHalf.x, y: 0 }, exit: { x: inertHalf.x, y: 0 } },
  workflow: { frame: { left: -66, top: -40, right: 66, bottom: 69 }, entry: { x: -inertHalf.x, y: 0 }, exit: { x: inertHalf.x, y: 0 } },
  bucket: {
    frame: { left: -66, top: -42, right: 66, bottom: 71 },
    entry: { x: -(pailHalf.x + pailHalf.foot) / 2, y: 0 },
    exit: { x: (pailHalf.x + pailHalf.foot) / 2, y: 0 },
  },
  bus: { frame: { left: -70, top: -42, right: 70, bottom: 54 }, entry: { x: -busHalf.x, y: 0 }, exit: { x: busHalf.x, y: 0 } },
  rule: { frame: { left: -60, top: -54, right: 60, bottom: 67 }, entry: { x: -funnelHalf.x, y: 0 }, exit: { x: funnelHalf.x, y: 0 } },
  inert: { frame: { left: -66, top: -40, right: 66, bottom: 69 }, entry: { x: -inertHalf.x, y: 0 }, exit: { x: inertHalf.x, y: 0 } },
} as const satisfies Record<NodeKind, Measure>

const clock = { ...measures.rule, entry: { x: -clockRadius, y: 0 }, exit: { x: clockRadius, y: 0 } } as const satisfies Measure

const deadLetter = {
  frame: { left: -46, top: -17, right: 52, bottom: 36 },
  entry: { x: siding.left, y: 0 },
  exit: { x: siding.gate + gateGap, y: 0 },
} as const satisfies Measure

const fifo = { ...measures.queue, frame: { left: -120, top: -82, right: 120, bottom: 68 } } as const satisfies Measure

export function measureOf(node: PictureNode): Measure {
  if (node.kind === 'inbox' && node.detail !== 'email') return measures.source
  if (node.schedule !== undefined) return clock
  if (node.kind !== 'queue') return measures[node.kind]
  if (node.deadLetter === true) return deadLetter
  return node.fifo === true ? fifo : measures.queue
}

export function laneOf(node: PictureNode): Lane {
  if (node.deadLetter === true) return siding
  return node.fifo === true ? lanes : lane
}
