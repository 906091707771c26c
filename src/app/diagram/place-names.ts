/**
 * Where names stand when the picture is far away: of one size on the screen, around the shape, and only where they lie on no shape and
 * on no other name, and where nobody takes them for another's. What leads most comes first. Pure.
 */
import type { PictureNode } from '../../bridge/protocol/index.ts'
import { shortName } from '../ui/short-name.ts'
import type { Graph } from './graph.ts'
import {
  busHalf,
  clockRadius,
  envelopeHalf,
  functionHalf,
  funnelHalf,
  inertHalf,
  laneOf,
  pailHalf,
  phoneHalf,
  plugHalf,
  topicRadius,
} from './measures.ts'
import { boxAround, overlap, type Box, type Point } from './track/geometry.ts'

export interface FarName {
  readonly node: string
  /** The whole name, or its beginning and its end. */
  readonly text: string
  /** The middle of the line, in the drawing's coordinates. */
  readonly at: Point
}

/** CSS pixels on the screen, at any zoom. */
export const farNameHeight = 16
const CHARACTER = 6.9
const BESIDE = 4
/** How far below or above its shape a name stands, and how far when its sides are taken too. */
const NEAR = [2, 8] as const
const FAR = [14, 20] as const
/** At a shape's side it stands level with its middle, or so much higher or lower. */
const SLANT = 5
/** What a name is shortened to where the whole one finds no room; shorter ones say nothing. */
const LENGTHS = [24, 12] as const
/** No name reaches farther from its shape than this: the longest one at its side. */
const REACH = LENGTHS[0] * CHARACTER + BESIDE * 4
/** So far beyond what is drawn the view reaches when the picture is fitted. */
const AIR = 10

/** @param zoom screen pixels for one pixel of the drawing */
export function placeNames({ nodes, positions, tracks, extent }: Graph, zoom: number): readonly FarName[] {
  const drawn = nodes.flatMap(({ data: { node } }) => {
    const at = positions[node.id]
    return at === undefined ? [] : [{ node, shape: scaled(boxAround(at, shapeOf(node)), zoom) }]
  })
  const shapes = drawn.map(({ shape }) => shape)
  const lines = tracks.flatMap(
    (track) => track?.pieces.map(({ to }, index) => lineBox(track.pieces[index - 1]?.to ?? track.from, to, zoom)) ?? [],
  )
  const sight = scaled(extent ?? { left: 0, right: 0, top: 0, bottom: 0 }, zoom)
  const taken: Box[] = []
  const names: FarName[] = []
  for (const { node, shape } of drawn.toSorted((a, b) => rank(a.node) - rank(b.node))) {
    const others = shapes.filter((other) => other !== shape && distance(other, shape) < REACH)
    const tracksHere = lines.filter((line) => distance(line, shape) < REACH)
    const name = nameBeside(node, shape, (box) => {
      if (box.left < sight.left - AIR || box.right > sight.right + AIR || box.top < sight.top - AIR || box.bottom > sight.bottom + AIR)
        return undefined
      if (taken.some((other) => overlap(other, box) > 0)) return undefined
      // A topic's name stands for all that hangs on it: rather beside its source than nowhere.
      const own = node.kind === 'topic' ? 0 : distance(shape, box) - NEAR[1]
      if (others.some((other) => overlap(other, box) > 0 || distance(other, box) < own)) return undefined
      const crossed = tracksHere.filter((line) => overlap(line, box) > 0).length
      return crossed > 0 && rank(node) > LEADS ? undefined : crossed
    })
    if (name === undefined) continue
    taken.push(name.box)
    const middle = { x: (name.box.left + name.box.right) / 2, y: (name.box.top + name.box.bottom) / 2 }
    names.push({ node: node.id, text: name.text, at: { x: middle.x / zoom, y: middle.y / zoom } })
  }
  return names
}

interface Named {
  readonly text: string
  readonly box: Box
}

/** As whole as it fits, and of those places the first one on which the fewest tracks lie. */
function nameBeside({ name }: PictureNode, shape: Box, cost: (box: Box) => number | undefined): Named | undefined {
  for (const most of LENGTHS) {
    if (most !== LENGTHS[0] && name.length <= most) continue
    const text = shortName(name, most)
    let best: { readonly box: Box; readonly crossed: number } | undefined
    for (const box of boxesBeside(shape, text.length * CHARACTER + BESIDE * 2)) {
      const crossed = cost(box)
      if (crossed !== undefined && (best === undefined || crossed < best.crossed)) best = { box, crossed }
      if (best?.crossed === 0) break
    }
    if (best !== undefined) return { text, box: best.box }
  }
  return undefined
}

/** Below and above it, then at its sides, then farther away. */
function boxesBeside(shape: Box, width: number): readonly Box[] {
  const middle = (shape.left + shape.right) / 2
  const level = (shape.top + shape.bottom - farNameHeight) / 2
  const lefts = [middle - width / 2, shape.left - BESIDE, shape.right + BESIDE - width, middle - width * 0.3, middle - width * 0.7]
  const at = (left: number, top: number): Box => ({ left, right: left + width, top, bottom: top + farNameHeight })
  const belowAndAbove = (gap: number): readonly Box[] =>
    [shape.bottom + gap, shape.top - gap - farNameHeight].flatMap((top) => lefts.map((left) => at(left, top)))
  const sides = [level, level - SLANT, level + SLANT].flatMap((top) => [
    at(shape.left - BESIDE - width, top),
    at(shape.right + BESIDE, top),
  ])
  return [...NEAR.flatMap(belowAndAbove), ...sides, ...FAR.flatMap(belowAndAbove)]
}

/** What leads less than this has no name rather than one that hides a track. */
const LEADS = 3

function rank({ kind, deadLetter }: PictureNode): number {
  if (deadLetter === true) return 9
  return { topic: 0, bus: 0, queue: 1, function: 2, table: 2, workflow: 2, bucket: 2, rule: 3, source: 3, inbox: 4, endpoint: 4, inert: 5 }[
    kind
  ]
}

function shapeOf(node: PictureNode): Box {
  switch (node.kind) {
    case 'queue': {
      const { left, gate, half, flare } = laneOf(node)
      return { left, right: gate, top: -half - flare, bottom: half + flare }
    }
    case 'topic':
      return box(topicRadius, topicRadius)
    case 'function':
      return box(functionHalf.x, functionHalf.y)
    case 'source':
      return box(phoneHalf.x, phoneHalf.y)
    case 'inbox':
      return node.detail === 'email' ? box(envelopeHalf.x, envelopeHalf.y) : box(phoneHalf.x, phoneHalf.y)
    case 'endpoint':
      return box(plugHalf.x, plugHalf.y)
    case 'bucket':
      return box(pailHalf.x, pailHalf.y)
    case 'bus':
      return box(busHalf.x, busHalf.y)
    case 'rule':
      return node.schedule === undefined ? box(funnelHalf.x, funnelHalf.y) : box(clockRadius, clockRadius)
    case 'table':
    case 'workflow':
    case 'inert':
      return box(inertHalf.x, inertHalf.y)
  }
}

function box(x: number, y: number): Box {
  return { left: -x, right: x, top: -y, bottom: y }
}

function scaled({ left, right, top, bottom }: Box, zoom: number): Box {
  return { left: left * zoom, right: right * zoom, top: top * zoom, bottom: bottom * zoom }
}

function lineBox(from: Point, to: Point, zoom: number): Box {
  const [left, right] = from.x < to.x ? [from.x, to.x] : [to.x, from.x]
  const [top, bottom] = from.y < to.y ? [from.y, to.y] : [to.y, from.y]
  const line = scaled({ left, right, top, bottom }, zoom)
  return { left: line.left - 1, right: line.right + 1, top: line.top - 1, bottom: line.bottom + 1 }
}

function distance(a: Box, b: Box): number {
  return Math.hypot(Math.max(0, a.left - b.right, b.left - a.right), Math.max(0, a.top - b.bottom, b.top - a.bottom))
}
