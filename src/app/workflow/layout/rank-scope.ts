/** Which item of a scope stands on which level, and where on it; and where the links pass the levels in between. */
import { Graph, layout } from '@dagrejs/dagre'
import type { Item, Link } from './scope-model.ts'
import { hang, passing, pull, type Spot, straighten } from './straighten.ts'

const BESIDE = 26
const BESIDE_LINK = 14
/** Words on a link and the air around them. */
export const LABEL = { height: 18, air: 10 } as const

/** A link that leads down: its x on each level between its ends, from the top. */
export interface Thread {
  readonly link: Link
  readonly xs: readonly number[]
  /** Which of the levels between its ends has its words: an index of `xs`. */
  readonly labelAt: number | undefined
}

export interface Ranked {
  /** How many levels there are. */
  readonly levels: number
  /** Level of an item, and the middle of it. */
  readonly places: ReadonlyMap<string, { readonly level: number; readonly x: number }>
  readonly threads: readonly Thread[]
}

export interface Ends {
  readonly first: string
  readonly last: string
}

interface Found {
  readonly x: number
  readonly y: number
}

interface FoundEdge {
  readonly points?: readonly Found[]
  readonly y?: number
}

/**
 * @param links only those that lead down
 * @param ends the items above all others, and below all others
 */
export function rankScope(items: readonly Item[], links: readonly Link[], ends: Ends): Ranked {
  const graph = new Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'TB', ranksep: 40, nodesep: BESIDE, edgesep: BESIDE_LINK, ranker: 'network-simplex' })
  for (const { id, width, height } of items) graph.setNode(id, { width, height })
  for (const { id, from, to, labelWidth, weight } of links) {
    const label = labelWidth === 0 ? {} : { width: labelWidth + LABEL.air * 2, height: LABEL.height, labelpos: 'c' as const }
    graph.setEdge(from, to, { weight, minlen: 1, ...label }, id)
  }
  for (const [from, to] of supports(items, links, ends)) graph.setEdge(from, to, { weight: 0, minlen: 1 }, 'support')
  layout(graph)
  const found = new Map(items.map(({ id }) => [id, graph.node(id) as unknown as Found]))
  const edges = links.map(({ from, to, id }) => graph.edge(from, to, id) as unknown as FoundEdge)
  const side = readingSide(items, found)
  const between = edges.map(({ points = [] }) => points.slice(1, -1).toSorted((a, b) => a.y - b.y))
  const levelOf = levelsOf([...found.values(), ...between.flat()])
  const level = (y: number): number => levelOf.get(key(y)) ?? 0
  const places = new Map(items.map((item) => [item.id, placeOf(item, found.get(item.id), side, level)]))
  const threads = links.map((link, index) => threadOf(link, { points: between[index] ?? [], labelY: edges[index]?.y, side, level }))
  settleLevels(new Set(levelOf.values()).size, places, threads)
  return {
    levels: new Set(levelOf.values()).size,
    places: new Map([...places].map(([id, { level, x }]) => [id, { level, x }])),
    threads: threads.map(({ link, spots, labelAt }) => ({ link, xs: spots.map(({ x }) => x), labelAt })),
  }
}

interface LevelSpot extends Spot {
  readonly level: number
}

function placeOf({ width }: Item, found: Found | undefined, side: 1 | -1, level: (y: number) => number): LevelSpot {
  return { x: (found?.x ?? 0) * side, level: level(found?.y ?? 0), half: width / 2 + BESIDE / 2 }
}

interface SpotThread {
  readonly link: Link
  readonly spots: readonly LevelSpot[]
  readonly labelAt: number | undefined
}

function settleLevels(count: number, places: ReadonlyMap<string, LevelSpot>, threads: readonly SpotThread[]): void {
  const levels = Array.from({ length: count }, (): LevelSpot[] => [])
  for (const spot of [...places.values(), ...threads.flatMap(({ spots }) => spots)]) levels[spot.level]?.push(spot)
  const ties = threads.flatMap(({ link, spots }) => {
    const [first, last] = [places.get(link.from), places.get(link.to)]
    const way = [...(first ? [first] : []), ...spots, ...(last ? [last] : [])]
    return way.slice(1).flatMap((lower, index) => {
      const upper = way[index]
      const isPassing = index > 0 && index < way.length - 2
      return upper === undefined ? [] : [{ upper, lower, weight: isPassing ? passing + pull(link) : pull(link) }]
    })
  })
  const sorted = levels.map((level) => level.toSorted((a, b) => a.x - b.x))
  straighten(sorted, ties)
  const leaving = new Map<string, number>()
  for (const { link } of threads) leaving.set(link.from, (leaving.get(link.from) ?? 0) + 1)
  const fanning = threads.filter(({ link }) => (leaving.get(link.from) ?? 0) > 1)
  hang(sorted, ties, new Set(fanning.flatMap(({ spots }) => spots)), new Set(threads.flatMap(({ spots }) => spots)))
}

/** What is not drawn and still holds the first item above everything, and the last one below. */
function supports(items: readonly Item[], links: readonly Link[], { first, last }: Ends): readonly (readonly [string, string])[] {
  const ids = new Set(items.map(({ id }) => id))
  const entered = new Set(links.map(({ to }) => to))
  const left = new Set(links.map(({ from }) => from))
  const others = [...ids].filter((id) => id !== first && id !== last)
  return [
    ...(ids.has(first) ? others.filter((id) => !entered.has(id)).map((id) => [first, id] as const) : []),
    ...(ids.has(last) ? others.filter((id) => !left.has(id)).map((id) => [id, last] as const) : []),
  ]
}

interface FoundThread {
  readonly points: readonly Found[]
  readonly labelY: number | undefined
  readonly side: 1 | -1
  readonly level: (y: number) => number
}

function threadOf(link: Link, { points, labelY, side, level }: FoundThread): SpotThread {
  const at = link.labelWidth === 0 || labelY === undefined ? -1 : points.findIndex(({ y }) => key(y) === key(labelY))
  const half = (index: number): number => (index === at ? link.labelWidth / 2 + LABEL.air : 0) + BESIDE_LINK / 2
  return {
    link,
    spots: points.map(({ x, y }, index) => ({ x: x * side, level: level(y), half: half(index) })),
    labelAt: at === -1 ? undefined : at,
  }
}

/** Heights of one level differ by less than rounding. */
function key(y: number): number {
  return Math.round(y * 8)
}

function levelsOf(points: readonly Found[]): ReadonlyMap<number, number> {
  const keys = [...new Set(points.map(({ y }) => key(y)))].toSorted((a, b) => a - b)
  return new Map(keys.map((one, level) => [one, level]))
}

/** Of the two ways round, the one in which a level follows the order of the text. */
function readingSide(items: readonly Item[], found: ReadonlyMap<string, Found>): 1 | -1 {
  const before = new Map<number, { x: number; count: number }>()
  let follows = 0
  for (const { id } of items) {
    const here = found.get(id)
    if (here === undefined) continue
    const level = before.get(key(here.y)) ?? { x: 0, count: 0 }
    if (level.count > 0) follows += Math.sign(here.x - level.x / level.count)
    before.set(key(here.y), { x: level.x + here.x, count: level.count + 1 })
  }
  return follows < 0 ? -1 : 1
}
