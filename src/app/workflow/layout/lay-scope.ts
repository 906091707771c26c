/**
 * Lays out one scope from top to bottom: items on levels, links along straight lines with corners. Sideways a link goes only between
 * the levels, so that no line crosses an item; what leads back goes beside.
 */
import type { Box, Point } from '../../diagram/track/geometry.ts'
import { backLinks } from './back-links.ts'
import { type Channel, channelOf, type Move } from './channels.ts'
import { type Extent, laneLabel, laneLoops, type Loop, type Standing } from './loops.ts'
import { portsOf, type Wish } from './ports.ts'
import { rankChain } from './rank-chain.ts'
import { type Ends, LABEL, rankScope, type Ranked } from './rank-scope.ts'
import { type Down, extentsOf, standingsOf, threadsDown } from './standings.ts'
import type { Item, LaidScope, Link, Route } from './scope-model.ts'

/** The same scope is always laid out alike. `items` in the order in which they should be read, the beginning first. `ends` stand above and below all others. */
export function layScope(items: readonly Item[], links: readonly Link[], ends: Ends): LaidScope {
  const back = backLinks(items, links)
  const down = links.filter(({ id }) => !back.has(id))
  const ranked = rankChain(items, down) ?? rankScope(items, down, ends)
  const standing = standingsOf(items, ranked)
  const downs = threadsDown(ranked, standing)
  const extents = extentsOf(ranked, standing, downs)
  const loops = laneLoops(
    links.filter(({ id }) => back.has(id)),
    standing,
    extents,
  )
  const ports = portsIn(standing, downs, loops)
  const channels = channelsOf(ranked, downs, loops, ports)
  const heights = levelHeights(ranked, standing, downs)
  return drawn({ standing, downs, loops, ports, channels, tops: topsOf(heights, channels), heights, extents })
}

interface Ports {
  readonly entry: ReadonlyMap<string, number>
  readonly exit: ReadonlyMap<string, number>
}

function portsIn(standing: ReadonlyMap<string, Standing>, downs: readonly Down[], loops: readonly Loop[]): Ports {
  const exits = [
    ...downs.filter(({ leavesAtSide }) => !leavesAtSide).map((down) => wish(down.from, down.link.id, down.first)),
    ...loops.filter(({ leavesAtSide }) => !leavesAtSide).map(({ from, link, x }) => wish(from, link.id, x)),
  ]
  const entries = [
    ...downs.filter(({ arrivesAtSide }) => !arrivesAtSide).map((down) => wish(down.to, down.link.id, down.last)),
    ...loops.filter(({ arrivesAtSide }) => !arrivesAtSide).map(({ to, link, x }) => wish(to, link.id, x)),
  ]
  const meet = (wishes: readonly Placed[], end: 'entry' | 'exit'): ReadonlyMap<string, number> =>
    new Map(
      [...standing.values()].flatMap((here) => [
        ...portsOf(
          wishes.filter(({ at }) => at === here),
          here.left,
          here.item,
          end,
        ),
      ]),
    )
  return { entry: meet(entries, 'entry'), exit: meet(exits, 'exit') }
}

interface Placed extends Wish {
  readonly at: Standing
}

function wish(at: Standing, link: string, towards: number): Placed {
  return { at, link, towards }
}

/** The x of a link that leads down, on the level where it begins, on each between, and where it ends. */
function wayOf({ link, thread, first, last }: Down, { entry, exit }: Ports): readonly number[] {
  return [exit.get(link.id) ?? first, ...thread.xs, entry.get(link.id) ?? last]
}

/** The channel above each level, and the one below the last. */
function channelsOf({ levels }: Ranked, downs: readonly Down[], loops: readonly Loop[], ports: Ports): readonly Channel[] {
  const moves = Array.from({ length: levels + 1 }, (): Move[] => [])
  for (const down of downs) {
    const way = wayOf(down, ports)
    for (let step = 1; step < way.length; step += 1) {
      moves[down.from.level + step]?.push({ link: down.link.id, from: way[step - 1] ?? 0, to: way[step] ?? 0 })
    }
  }
  for (const { link, from, to, x, leavesAtSide, arrivesAtSide } of loops) {
    if (!leavesAtSide) moves[from.level + 1]?.push({ link: link.id, from: ports.exit.get(link.id) ?? x, to: x })
    if (!arrivesAtSide) moves[to.level]?.push({ link: link.id, from: x, to: ports.entry.get(link.id) ?? x })
  }
  return moves.map((list, index) => (index === 0 || index === levels ? channelOf(list, 0) : channelOf(list)))
}

function levelHeights({ levels }: Ranked, standing: ReadonlyMap<string, Standing>, downs: readonly Down[]): readonly number[] {
  const heights = Array.from({ length: levels }, () => 0)
  for (const { item, level } of standing.values()) heights[level] = Math.max(heights[level] ?? 0, item.height)
  for (const { labelLevel } of downs) if (labelLevel !== undefined) heights[labelLevel] = Math.max(heights[labelLevel] ?? 0, LABEL.height)
  return heights
}

/** y of each level's top, and of the lower edge of all. */
function topsOf(heights: readonly number[], channels: readonly Channel[]): readonly number[] {
  let y = channels[0]?.height ?? 0
  const tops: number[] = []
  for (const [level, height] of heights.entries()) {
    tops.push(y)
    y += height + (channels[level + 1]?.height ?? 0)
  }
  return [...tops, y]
}

interface Plan {
  readonly standing: ReadonlyMap<string, Standing>
  readonly downs: readonly Down[]
  readonly loops: readonly Loop[]
  readonly ports: Ports
  readonly channels: readonly Channel[]
  readonly tops: readonly number[]
  readonly heights: readonly number[]
  readonly extents: readonly Extent[]
}

function drawn(plan: Plan): LaidScope {
  const left = Math.min(...plan.extents.map((extent) => extent.left))
  const right = Math.max(...plan.extents.map((extent) => extent.right))
  const routes = [...plan.downs.map((down) => downRoute(down, plan)), ...plan.loops.map((loop) => loopRoute(loop, plan))]
  const boxes = [...plan.standing].map(([id, { item, level, left: at }]) => {
    const top = plan.tops[level] ?? 0
    return [id, { left: at - left, top, right: at - left + item.width, bottom: top + item.height }] as const
  })
  return {
    width: right - left,
    height: plan.tops.at(-1) ?? 0,
    boxes: new Map(boxes),
    routes: routes.map(({ id, points, label }) => ({
      id,
      points: withoutIdle(points).map(({ x, y }) => ({ x: x - left, y })),
      label: label && { ...label, left: label.left - left, right: label.right - left },
    })),
  }
}

/** Where a link goes sideways in the channel above a level. */
function lineIn({ channels, tops }: Plan, level: number, link: string): number {
  const { height = 0, lines } = channels[level] ?? {}
  return (tops[level] ?? 0) - height + (lines?.get(link) ?? height / 2)
}

function downRoute(down: Down, plan: Plan): Route {
  const { link, from, to, leavesAtSide, arrivesAtSide, labelLevel, labelSpan } = down
  const way = wayOf(down, plan.ports)
  const top = (level: number): number => plan.tops[level] ?? 0
  const points: Point[] = []
  const [begin = 0, end = 0] = [way[0], way.at(-1)]
  if (leavesAtSide) {
    const y = top(from.level) + from.item.sideExit
    points.push({ x: begin < from.left ? from.left : from.left + from.item.rightSide, y }, { x: begin, y })
  } else points.push({ x: begin, y: top(from.level) + from.item.exit.y })
  for (let step = 1; step < way.length; step += 1) {
    const y = lineIn(plan, from.level + step, link.id)
    points.push({ x: way[step - 1] ?? 0, y }, { x: way[step] ?? 0, y })
  }
  if (arrivesAtSide) {
    const y = top(to.level) + to.item.sideEntry
    points.push({ x: end, y }, { x: end < to.left ? to.left : to.left + to.item.rightSide, y })
  } else points.push({ x: end, y: top(to.level) + to.item.entry.y })
  if (labelLevel === undefined || labelSpan === undefined) return { id: link.id, points, label: undefined }
  const middle = top(labelLevel) + (plan.heights[labelLevel] ?? 0) / 2
  return { id: link.id, points, label: { ...labelSpan, top: middle - LABEL.height / 2, bottom: middle + LABEL.height / 2 } }
}

function loopRoute(loop: Loop, plan: Plan): Route {
  const { link, from, to, side, x, leavesAtSide, arrivesAtSide } = loop
  const edge = ({ left, item }: Standing): number => (side === 1 ? left + item.rightSide : left)
  const points: Point[] = []
  if (leavesAtSide) points.push({ x: edge(from), y: (plan.tops[from.level] ?? 0) + from.item.sideExit })
  else points.push({ x: plan.ports.exit.get(link.id) ?? x, y: (plan.tops[from.level] ?? 0) + from.item.exit.y })
  const leaves = leavesAtSide ? (points[0]?.y ?? 0) : lineIn(plan, from.level + 1, link.id)
  const arrives = arrivesAtSide ? (plan.tops[to.level] ?? 0) + to.item.sideEntry : lineIn(plan, to.level, link.id)
  points.push({ x: points[0]?.x ?? x, y: leaves }, { x, y: leaves }, { x, y: arrives })
  if (arrivesAtSide) points.push({ x: edge(to), y: arrives })
  else {
    const port = plan.ports.entry.get(link.id) ?? x
    points.push({ x: port, y: arrives }, { x: port, y: (plan.tops[to.level] ?? 0) + to.item.entry.y })
  }
  const label: Box | undefined = link.labelWidth === 0 ? undefined : laneLabel(loop, (leaves + arrives) / 2, LABEL.height)
  return { id: link.id, points, label }
}

/** Without points that repeat, or stand on a straight line between their neighbours. */
function withoutIdle(points: readonly Point[]): readonly Point[] {
  const kept: Point[] = []
  for (const [index, point] of points.entries()) {
    const before = kept.at(-1)
    const next = points[index + 1]
    if (before !== undefined && before.x === point.x && before.y === point.y) continue
    const isBetween =
      before !== undefined &&
      next !== undefined &&
      ((before.x === point.x && point.x === next.x && (point.y - before.y) * (next.y - point.y) >= 0) ||
        (before.y === point.y && point.y === next.y && (point.x - before.x) * (next.x - point.x) >= 0))
    if (!isBetween) kept.push(point)
  }
  return kept
}
