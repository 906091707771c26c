/**
 * Finds places for nodes that the document gives none: left to right, chains on one line, a dead-letter queue below its queue.
 * Knows no page, so it can move into a worker; it is fetched only when a document needs it.
 */
import { Graph, layout } from '@dagrejs/dagre'
import type { Picture, PictureNode } from '../../../bridge/protocol/index.ts'
import { measureOf } from '../measures.ts'
import type { Point } from '../track/geometry.ts'

type Places = Readonly<Record<string, Point>>

const BETWEEN_RANKS = 84
const BETWEEN_ROWS = 26
const GRID = 10
/** From the middle of a queue to the middle of its dead-letter queue. */
const SIDING = { x: 140, y: 60 }
const SIDING_BELOW = SIDING.y + 60

export function layOut(picture: Picture, told: Places): Places {
  const sidings = sidingsOf(picture)
  const main = picture.nodes.filter((node) => !sidings.has(node.id))
  const places = levelRows(picture, main, inOrder(main, rank(picture, main, new Set(sidings.values()))))
  for (const [dead, queue] of sidings) {
    const at = told[queue] ?? places[queue]
    const taken = [...sidings].filter(([other, owner]) => owner === queue && other < dead).length
    if (at !== undefined) places[dead] = { x: at.x + SIDING.x, y: at.y + SIDING.y + taken * 70 }
  }
  return { ...below(places, told), ...told }
}

/** A dead-letter queue without a consumer stands by the first queue that sends it its dead. */
function sidingsOf(picture: Picture): ReadonlyMap<string, string> {
  const sidings = new Map<string, string>()
  for (const node of picture.nodes) {
    if (node.deadLetter !== true) continue
    const wire = picture.wires.find(({ kind, to, from }) => kind === 'redrive' && to === node.id && from !== node.id)
    if (wire !== undefined) sidings.set(node.id, wire.from)
  }
  return sidings
}

function rank(picture: Picture, nodes: readonly PictureNode[], withSiding: ReadonlySet<string>): Record<string, Point> {
  const graph = new Graph()
  graph.setGraph({ rankdir: 'LR', ranksep: BETWEEN_RANKS, nodesep: BETWEEN_ROWS, ranker: 'network-simplex' })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const node of nodes) {
    const { frame } = measureOf(node)
    // Dagre centres what it places, so a node claims as much above its middle as below.
    const half = Math.max(-frame.top, withSiding.has(node.id) ? SIDING_BELOW : frame.bottom)
    graph.setNode(node.id, { width: frame.right - frame.left, height: half * 2 })
  }
  for (const wire of picture.wires) {
    if (wire.from !== wire.to && graph.hasNode(wire.from) && graph.hasNode(wire.to)) {
      graph.setEdge(wire.from, wire.to, { weight: wire.kind === 'event-source' || wire.kind === 'traffic' ? 8 : 1 })
    }
  }
  layout(graph)
  return Object.fromEntries(
    nodes.map(({ id }) => {
      const at = graph.node(id) as Point
      return [id, { x: snapped(at.x), y: snapped(at.y) }]
    }),
  )
}

const NEARLY_LEVEL = 30

/**
 * Rows share an axis: what leads to one node only, which nothing else leads to, stands on its line; so does what nearly does anyway.
 * From right to left, because a picture is read by where things end up.
 */
function levelRows(picture: Picture, nodes: readonly PictureNode[], places: Record<string, Point>): Record<string, Point> {
  const wires = picture.wires.filter(({ kind, from, to }) => kind !== 'redrive' && places[from] !== undefined && places[to] !== undefined)
  const levelled = { ...places }
  for (const { id } of nodes.toSorted((a, b) => (places[b.id]?.x ?? 0) - (places[a.id]?.x ?? 0))) {
    const here = levelled[id]
    if (here === undefined) continue
    const targets = [...new Set(wires.filter(({ from, to }) => from === id && to !== id).map(({ to }) => to))]
    const only = targets.length === 1 && new Set(wires.filter(({ to }) => to === targets[0]).map(({ from }) => from)).size === 1
    const near = targets.flatMap((to) => levelled[to]?.y ?? []).toSorted((a, b) => Math.abs(a - here.y) - Math.abs(b - here.y))[0]
    if (near !== undefined && (only || Math.abs(near - here.y) <= NEARLY_LEVEL)) levelled[id] = { x: here.x, y: near }
  }
  return levelled
}

const SAME_RANK = 60

/** Of the two ways up, the one in which a column follows the order of the document. */
function inOrder(nodes: readonly PictureNode[], places: Record<string, Point>): Record<string, Point> {
  let follows = 0
  for (const [index, { id }] of nodes.entries()) {
    for (const { id: later } of nodes.slice(index + 1)) {
      const a = places[id]
      const b = places[later]
      if (a !== undefined && b !== undefined && Math.abs(a.x - b.x) < SAME_RANK) follows += Math.sign(b.y - a.y)
    }
  }
  return follows >= 0 ? places : Object.fromEntries(Object.entries(places).map(([id, { x, y }]) => [id, { x, y: -y }]))
}

/** Beside nodes that the document places, the others go underneath. */
function below(places: Places, told: Places): Places {
  const lowest = Math.max(...Object.values(told).map(({ y }) => y), Number.NEGATIVE_INFINITY)
  if (!Number.isFinite(lowest)) return places
  const free = Object.entries(places).filter(([id]) => told[id] === undefined)
  const highest = Math.min(...free.map(([, { y }]) => y))
  const leftmost = Math.min(...free.map(([, { x }]) => x))
  const margin = Math.min(...Object.values(told).map(({ x }) => x))
  return Object.fromEntries(free.map(([id, { x, y }]) => [id, { x: x - leftmost + margin, y: y - highest + lowest + 170 }]))
}

function snapped(value: number): number {
  return Math.round(value / GRID) * GRID
}
