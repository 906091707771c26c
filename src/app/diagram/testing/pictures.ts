/** Builders of small pictures for tests. */
import type { Picture, PictureNode, PictureWire } from '../../../bridge/protocol/index.ts'

const range = { start: 0, end: 0 } as PictureNode['range']

export function node(id: string, kind: PictureNode['kind'], at?: readonly [number, number], more: Partial<PictureNode> = {}): PictureNode {
  return { id, kind, name: id, caption: kind, range, ...(at && { position: { x: at[0], y: at[1] } }), ...more }
}

export function wire(kind: PictureWire['kind'], from: string, to: string, label?: string): PictureWire {
  return { id: `${from} ${kind} ${to}`, kind, from, to, range, ...(label !== undefined && { label }) }
}

export function picture(nodes: readonly PictureNode[], wires: readonly PictureWire[]): Picture {
  return { name: 'test', sentence: '', seed: 1, startMs: 0, slowed: false, nodes, wires, diagnostics: [], inert: [], code: [] }
}

/** The orders fan-out in short: a shop, a topic, three queues with functions, one dead-letter queue. */
export function fanOut(isPlaced: boolean): Picture {
  const at = (x: number, y: number): readonly [number, number] | undefined => (isPlaced ? [x, y] : undefined)
  return picture(
    [
      node('shop', 'source', at(150, 420)),
      node('orders', 'topic', at(330, 420)),
      node('fulfilment', 'queue', at(620, 250)),
      node('billing', 'queue', at(620, 420)),
      node('analytics', 'queue', at(620, 590)),
      node('dead', 'queue', at(760, 480), { deadLetter: true }),
      node('pack', 'function', at(930, 250)),
      node('charge', 'function', at(930, 420)),
      node('ingest', 'function', at(930, 590)),
    ],
    [
      wire('traffic', 'shop', 'orders'),
      wire('subscription', 'orders', 'fulfilment', 'type = goods'),
      wire('subscription', 'orders', 'billing'),
      wire('subscription', 'orders', 'analytics'),
      wire('event-source', 'fulfilment', 'pack'),
      wire('event-source', 'billing', 'charge'),
      wire('event-source', 'analytics', 'ingest'),
      wire('redrive', 'billing', 'dead'),
      wire('permission', 'orders', 'billing'),
    ],
  )
}

/** Sixty nodes, five times the same: a source, a topic, an inbox, and three queues with dead-letter queue and function. */
export function wholeShop(): Picture {
  const areas = ['orders', 'refunds', 'accounts', 'catalogue', 'parcels']
  const teamsOf = (area: string): readonly string[] => ['north', 'south', 'overseas'].map((part) => `${area}-${part}`)
  return picture(
    areas.flatMap((area) => [
      node(`${area} page`, 'source'),
      node(area, 'topic'),
      node(`${area} desk`, 'inbox', undefined, { detail: 'email' }),
      ...teamsOf(area).flatMap((team) => [
        node(`${team}-queue`, 'queue'),
        node(`${team}-dlq`, 'queue', undefined, { deadLetter: true }),
        node(team, 'function'),
      ]),
    ]),
    areas.flatMap((area) => [
      wire('traffic', `${area} page`, area),
      wire('subscription', area, `${area} desk`),
      ...teamsOf(area).flatMap((team) => [
        wire('subscription', area, `${team}-queue`),
        wire('redrive', `${team}-queue`, `${team}-dlq`),
        wire('event-source', `${team}-queue`, team),
      ]),
    ]),
  )
}

export function positionsOf(from: Picture): Record<string, { x: number; y: number }> {
  return Object.fromEntries(from.nodes.flatMap(({ id, position }) => (position === undefined ? [] : [[id, position]])))
}
