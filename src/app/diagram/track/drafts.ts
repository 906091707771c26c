/** Where each track leaves and arrives, before its way between the two is chosen. Pure. */
import type { PictureNode, PictureWire } from '../../../bridge/protocol/index.ts'
import { laneOf, measureOf } from '../measures.ts'
import type { Departure, Point } from './geometry.ts'
import { topicPorts } from './ports.ts'
import { sidingDeparture } from './siding.ts'

export type Positions = Readonly<Record<string, Point>>

export interface Draft {
  readonly wire: PictureWire
  readonly source: PictureNode
  readonly target: PictureNode
  readonly center: Point
  readonly from: Departure
  readonly to: Point
  /** Where its vertical stretch would stand if it were alone. */
  readonly wanted: number
  /** On a topic's rim, in degrees. */
  readonly angle: number | undefined
}

/** Drafts of those wires that are drawn. Wires of one topic must come together: they share its rim. */
export function draftsOf(
  wires: readonly PictureWire[],
  nodes: ReadonlyMap<string, PictureNode>,
  positions: Positions,
  isTold: (wire: PictureWire) => boolean,
): readonly Draft[] {
  return assignPorts(
    wires.flatMap((wire) => {
      const draft = isTold(wire) ? undefined : draftOf(wire, nodes, positions)
      return draft === undefined ? [] : [draft]
    }),
  )
}

function draftOf(wire: PictureWire, nodes: ReadonlyMap<string, PictureNode>, positions: Positions): Draft | undefined {
  const source = nodes.get(wire.from)
  const target = nodes.get(wire.to)
  const start = positions[wire.from]
  const end = positions[wire.to]
  if (source === undefined || target === undefined || start === undefined || end === undefined) return undefined
  const entry = measureOf(target).entry
  const to = { x: end.x + entry.x, y: end.y + entry.y }
  const from = departureOf(wire, source, start, to)
  return { wire, source, target, center: start, from, to, angle: undefined, wanted: (from.x + to.x) / 2 }
}

/** A permission beside a subscription of the same two says nothing new on the drawing. */
export function toldWires(wires: readonly PictureWire[]): ReadonlySet<PictureWire> {
  const told = new Set<PictureWire>()
  const strong = new Set<string>()
  for (const wire of wires) if (!isWeak(wire)) strong.add(pairOf(wire))
  for (const wire of wires) {
    if (!isWeak(wire)) continue
    const pair = pairOf(wire)
    if (strong.has(pair)) told.add(wire)
    strong.add(pair)
  }
  return told
}

function isWeak({ kind }: PictureWire): boolean {
  return kind === 'permission' || kind === 'reference'
}

function pairOf({ from, to }: PictureWire): string {
  return from < to ? `${from} ${to}` : `${to} ${from}`
}

function departureOf(wire: PictureWire, source: PictureNode, start: Point, to: Point): Departure {
  if (wire.kind === 'redrive' && source.kind === 'queue') return sidingDeparture(laneOf(source), start, to)
  const exit = measureOf(source).exit
  return { x: start.x + exit.x, y: start.y + exit.y, heading: 'east' }
}

/** Topics give each track a port; the further a track climbs, the nearer to the topic it does so. */
function assignPorts(drafts: readonly Draft[]): readonly Draft[] {
  const leaving = new Map<string, Draft[]>()
  for (const draft of drafts) {
    if (draft.source.kind !== 'topic') continue
    const tracks = leaving.get(draft.source.id)
    if (tracks === undefined) leaving.set(draft.source.id, [draft])
    else tracks.push(draft)
  }
  const ported = new Map<Draft, Draft>()
  for (const tracks of leaving.values()) {
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
      ported.set(draft, { ...draft, from: port.departure, angle: port.angle, wanted })
    }
  }
  return drafts.map((draft) => ported.get(draft) ?? draft)
}
