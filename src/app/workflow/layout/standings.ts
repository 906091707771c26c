/** Where items stand and links pass on their levels, before it is known how high the levels are. */
import type { Extent, Standing } from './loops.ts'
import type { Ranked, Thread } from './rank-scope.ts'
import type { Item, Link } from './scope-model.ts'

const LABEL_GAP = 7

/** A link that leads down. */
export interface Down {
  readonly link: Link
  readonly thread: Thread
  readonly from: Standing
  readonly to: Standing
  /** x next to where it begins, and next to where it ends. */
  readonly first: number
  readonly last: number
  readonly leavesAtSide: boolean
  readonly arrivesAtSide: boolean
  /** The level of its words, and where they stand on it. */
  readonly labelLevel: number | undefined
  readonly labelSpan: Extent | undefined
}

export function standingsOf(items: readonly Item[], { places }: Ranked): ReadonlyMap<string, Standing> {
  return new Map(
    items.map((item) => {
      const { level, x } = places.get(item.id) ?? { level: 0, x: 0 }
      return [item.id, { item, level, left: x - item.width / 2 }]
    }),
  )
}

export function threadsDown({ threads }: Ranked, standing: ReadonlyMap<string, Standing>): readonly Down[] {
  const everything = thingsOf(threads, standing)
  return threads.flatMap((thread) => {
    const from = standing.get(thread.link.from)
    const to = standing.get(thread.link.to)
    if (from === undefined || to === undefined) return []
    const first = thread.xs[0] ?? middle(to)
    const last = thread.xs.at(-1) ?? middle(from)
    const labelLevel = thread.labelAt === undefined ? undefined : from.level + 1 + thread.labelAt
    return [
      {
        link: thread.link,
        thread,
        from,
        to,
        first,
        last,
        leavesAtSide: from.item.fromSides && isClear(from, first, everything),
        arrivesAtSide: to.item.toSides && isClear(to, last, everything),
        labelLevel,
        labelSpan: labelLevel === undefined ? undefined : labelSpan(thread, everything[labelLevel] ?? []),
      },
    ]
  })
}

function middle({ left, item }: Standing): number {
  return left + item.width / 2
}

interface Thing extends Extent {
  readonly owner: Standing | Thread
}

/** Items and words, by level. */
function thingsOf(threads: readonly Thread[], standing: ReadonlyMap<string, Standing>): readonly (readonly Thing[])[] {
  const things: Thing[][] = []
  const add = (level: number, thing: Thing): void => {
    things[level] = [...(things[level] ?? []), thing]
  }
  for (const here of standing.values()) add(here.level, { left: here.left, right: here.left + here.item.width, owner: here })
  for (const thread of threads) {
    const level = standing.get(thread.link.from)?.level ?? 0
    for (const [index, x] of thread.xs.entries()) {
      const half = index === thread.labelAt ? thread.link.labelWidth / 2 : 0
      add(level + 1 + index, { left: x - half, right: x + half, owner: thread })
    }
  }
  return things
}

/** Whether a line may go from the item's corner to `x` on its level: it is beside the item, and nothing but lines stands between. */
function isClear(here: Standing, x: number, things: readonly (readonly Thing[])[]): boolean {
  const right = here.left + here.item.width
  if (x >= here.left - 8 && x <= right + 8) return false
  const [from, to] = x < here.left ? [x, here.left] : [right, x]
  return (things[here.level] ?? []).every((thing) => thing.owner === here || thing.right < from || thing.left > to)
}

/** Beside the line where nothing else is on that side, otherwise on it. */
function labelSpan(thread: Thread, level: readonly Thing[]): Extent {
  const { labelWidth } = thread.link
  const x = thread.xs[thread.labelAt ?? 0] ?? 0
  const others = level.filter(({ owner }) => owner !== thread)
  if (others.every(({ right }) => right < x)) return { left: x + LABEL_GAP, right: x + LABEL_GAP + labelWidth }
  if (others.every(({ left }) => left > x)) return { left: x - LABEL_GAP - labelWidth, right: x - LABEL_GAP }
  return { left: x - labelWidth / 2, right: x + labelWidth / 2 }
}

/** What each level takes, from left to right. */
export function extentsOf({ levels }: Ranked, standing: ReadonlyMap<string, Standing>, downs: readonly Down[]): Extent[] {
  const spans = Array.from({ length: levels }, (): Extent[] => [])
  for (const { level, left, item } of standing.values()) spans[level]?.push({ left, right: left + item.width })
  for (const { from, to, thread, first, last, leavesAtSide, arrivesAtSide, labelLevel, labelSpan: label } of downs) {
    for (const [index, x] of thread.xs.entries()) spans[from.level + 1 + index]?.push({ left: x, right: x })
    if (leavesAtSide) spans[from.level]?.push({ left: first, right: first })
    if (arrivesAtSide) spans[to.level]?.push({ left: last, right: last })
    if (label !== undefined && labelLevel !== undefined) spans[labelLevel]?.push(label)
  }
  return spans.map((list) => ({ left: Math.min(...list.map(({ left }) => left)), right: Math.max(...list.map(({ right }) => right)) }))
}
