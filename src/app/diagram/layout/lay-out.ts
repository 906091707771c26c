/**
 * Finds places for nodes that the document gives none: left to right, chains on one line, a dead-letter queue below its queue.
 * Knows no page: it runs in a worker of its own, which is started only when a document needs it.
 */
import { Graph, layout } from '@dagrejs/dagre'
import type { PictureNode } from '../../../bridge/protocol/index.ts'
import { lane, laneOf, measureOf } from '../measures.ts'
import { boxAround, overlap, type Box, type Point } from '../track/geometry.ts'
import { standBeside } from './beside.ts'
import { fold, legible, type Folded } from './fold.ts'
import { grid, snapped, type Places } from './foldable.ts'
import type { Layable } from './layable.ts'

interface Spacing {
  readonly ranks: number
  readonly rows: number
  readonly wires: number
}

const loose: Spacing = { ranks: 84, rows: 26, wires: 20 }
/** For a picture that could not be read otherwise. */
const tight: Spacing = { ranks: 72, rows: 12, wires: 8 }
/** From the middle of a queue to the middle of its dead-letter queue, and from its lower rail. */
const SIDING = { right: 140, below: 45 }
/** What a dead-letter queue takes below its middle. */
const SIDING_ROOM = 60

export function layOut(picture: Layable, told: Places): Places {
  const sidings = sidingsOf(picture)
  const main = picture.nodes.filter((node) => !sidings.has(node.id))
  const claims = claimsOf(main, new Set(sidings.values()))
  const lay = (nodes: readonly PictureNode[], spacing: Spacing): Record<string, Point> => {
    const level = levelRows(picture, nodes, inOrder(nodes, rank(picture, only(claims, nodes), spacing)))
    // Where the road leads back to its beginning, two rows may have become one.
    return spacing === loose && !collide(level, claims) ? level : apart(level, claims)
  }
  const spaced = (spacing: Spacing): Folded =>
    fold({
      places: lay(main, spacing),
      claims,
      wires: picture.wires,
      layAlone: (ids) =>
        lay(
          main.filter(({ id }) => ids.has(id)),
          spacing,
        ),
    })
  const first = spaced(loose)
  const places: Record<string, Point> = { ...(first.zoom >= legible ? first : spaced(tight)).places }
  const offs = sidingOffsets(picture, sidings)
  for (const [dead, { owner, off }] of offs) {
    const at = places[owner]
    if (at !== undefined) places[dead] = { x: at.x + off.x, y: at.y + off.y }
  }
  return Object.keys(told).length === 0 ? places : standBeside({ picture, told, alone: places, sidings: offs })
}

/** Where each dead-letter queue stands, seen from its queue; several one below the other. */
function sidingOffsets(picture: Layable, sidings: ReadonlyMap<string, string>) {
  const counts = new Map<string, number>()
  return new Map(
    [...sidings]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([dead, owner]) => {
        const node = picture.nodes.find(({ id }) => id === owner)
        if (node === undefined) return []
        const taken = counts.get(owner) ?? 0
        counts.set(owner, taken + 1)
        return [[dead, { owner, off: { x: SIDING.right, y: sidingBelow(node) + taken * 70 } }] as const]
      }),
  )
}

function sidingBelow(owner: PictureNode): number {
  return (owner.kind === 'queue' ? laneOf(owner) : lane).half + SIDING.below
}

/** A dead-letter queue without a consumer stands by the first queue that sends it its dead. */
function sidingsOf(picture: Layable): ReadonlyMap<string, string> {
  const sidings = new Map<string, string>()
  for (const node of picture.nodes) {
    if (node.deadLetter !== true) continue
    const wire = picture.wires.find(({ kind, to, from }) => kind === 'redrive' && to === node.id && from !== node.id)
    if (wire !== undefined) sidings.set(node.id, wire.from)
  }
  return sidings
}

type Claims = ReadonlyMap<string, Box>

/** What a node takes around its place, with the room for its dead-letter queue. */
function claimsOf(nodes: readonly PictureNode[], withSiding: ReadonlySet<string>): Claims {
  return new Map(
    nodes.map((node) => {
      const { frame } = measureOf(node)
      return [node.id, withSiding.has(node.id) ? { ...frame, bottom: Math.max(frame.bottom, sidingBelow(node) + SIDING_ROOM) } : frame]
    }),
  )
}

function only(claims: Claims, nodes: readonly PictureNode[]): Claims {
  const wanted = new Set(nodes.map(({ id }) => id))
  return new Map([...claims].filter(([id]) => wanted.has(id)))
}

function rank(picture: Layable, claims: Claims, spacing: Spacing): Record<string, Point> {
  const graph = new Graph()
  graph.setGraph({ rankdir: 'LR', ranksep: spacing.ranks, nodesep: spacing.rows, edgesep: spacing.wires, ranker: 'network-simplex' })
  graph.setDefaultEdgeLabel(() => ({}))
  // Dagre centres what it places. Where there is room a node claims as much above its middle as below, so that rows are level at once.
  const middle = ({ top, bottom }: Box): number => (spacing === loose ? 0 : (top + bottom) / 2)
  for (const [id, box] of claims) {
    const half = Math.max(middle(box) - box.top, box.bottom - middle(box))
    graph.setNode(id, { width: box.right - box.left, height: half * 2 })
  }
  for (const wire of picture.wires) {
    if (wire.from !== wire.to && graph.hasNode(wire.from) && graph.hasNode(wire.to)) {
      graph.setEdge(wire.from, wire.to, { weight: wire.kind === 'event-source' || wire.kind === 'traffic' ? 8 : 1 })
    }
  }
  layout(graph)
  return Object.fromEntries(
    [...claims].map(([id, box]) => {
      const at = graph.node(id) as Point
      return [id, { x: snapped(at.x), y: snapped(at.y - middle(box)) }]
    }),
  )
}

const LEAST_GAP = 10

/** Levelled rows may have come too near to each other: what stands below moves on. */
function apart(places: Record<string, Point>, claims: Claims): Record<string, Point> {
  const spread: Record<string, Point> = {}
  const placed: Box[] = []
  for (const [id, { x, y }] of Object.entries(places).toSorted(([, a], [, b]) => a.y - b.y)) {
    const claim = claims.get(id)
    if (claim === undefined) continue
    const wide = { ...claim, top: claim.top - LEAST_GAP }
    let at = { x, y }
    for (let near = placed.find((box) => overlap(box, boxAround(at, wide)) > 0); near !== undefined; ) {
      at = { x, y: Math.ceil((near.bottom - wide.top) / grid) * grid }
      near = placed.find((box) => overlap(box, boxAround(at, wide)) > 0)
    }
    placed.push(boxAround(at, claim))
    spread[id] = at
  }
  return spread
}

function collide(places: Record<string, Point>, claims: Claims): boolean {
  const boxes = Object.entries(places).flatMap(([id, at]) => {
    const claim = claims.get(id)
    return claim === undefined ? [] : [boxAround(at, claim)]
  })
  return boxes.some((box, index) => boxes.slice(index + 1).some((other) => overlap(box, other) > 0))
}

const NEARLY_LEVEL = 30

/**
 * Rows share an axis: what leads to one node only, which nothing else leads to, stands on its line; so does what nearly does anyway.
 * From right to left, because a picture is read by where things end up.
 */
function levelRows(picture: Layable, nodes: readonly PictureNode[], places: Record<string, Point>): Record<string, Point> {
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
