/** Links that lead back: each in a lane of its own beside everything that it passes. */
import type { Item, Link } from './scope-model.ts'

const BESIDE = 22
const LABEL_GAP = 6

/** What stands on a level, from its left edge to its right one. */
export interface Extent {
  readonly left: number
  readonly right: number
}

export interface Standing {
  readonly item: Item
  readonly level: number
  /** Of its left edge. */
  readonly left: number
}

export interface Loop {
  readonly link: Link
  readonly side: 1 | -1
  readonly x: number
  /** It leaves, or arrives, at the item's side: nothing stands between. Otherwise it goes round below, or above. */
  readonly leavesAtSide: boolean
  readonly arrivesAtSide: boolean
  readonly from: Standing
  readonly to: Standing
}

/**
 * Lanes for the links that lead back, the shorter ones nearer.
 * @param extents what each level takes; lanes are added to it
 */
export function laneLoops(links: readonly Link[], standing: ReadonlyMap<string, Standing>, extents: Extent[]): readonly Loop[] {
  const isOutermost = outermost(standing)
  return links
    .flatMap((link) => {
      const from = standing.get(link.from)
      const to = standing.get(link.to)
      return from === undefined || to === undefined ? [] : [{ link, from, to }]
    })
    .toSorted((a, b) => spanOf(a) - spanOf(b))
    .map(({ link, from, to }) => {
      const score = (side: 1 | -1): number => Number(isOutermost(from, side)) + Number(isOutermost(to, side))
      const side = score(-1) > score(1) ? -1 : 1
      const x = lane(extents, { top: Math.min(from.level, to.level), bottom: Math.max(from.level, to.level) }, side, link.labelWidth)
      const isSelf = from === to
      return {
        link,
        side,
        x,
        from,
        to,
        leavesAtSide: isOutermost(from, side),
        arrivesAtSide: isOutermost(to, side) && !(isSelf && from.item.fromSides),
      }
    })
}

function spanOf({ from, to }: { readonly from: Standing; readonly to: Standing }): number {
  return Math.abs(from.level - to.level)
}

function outermost(standing: ReadonlyMap<string, Standing>) {
  const all = [...standing.values()]
  return ({ item, level, left }: Standing, side: 1 | -1): boolean =>
    all.every((other) => other.level !== level || other.item === item || (side === 1 ? other.left < left : other.left > left))
}

interface Span {
  readonly top: number
  readonly bottom: number
}

function lane(extents: Extent[], { top, bottom }: Span, side: 1 | -1, labelWidth: number): number {
  const passed = extents.slice(top, bottom + 1)
  const x = side === 1 ? Math.max(...passed.map(({ right }) => right)) + BESIDE : Math.min(...passed.map(({ left }) => left)) - BESIDE
  const outer = labelWidth === 0 ? x : x + side * (LABEL_GAP + labelWidth)
  for (let level = top; level <= bottom; level += 1) {
    const { left, right } = extents[level] ?? { left: x, right: x }
    extents[level] = { left: Math.min(left, outer), right: Math.max(right, outer) }
  }
  return x
}

/** Where the words of a lane stand: beside it, on its outer side. */
export function laneLabel({ side, x, link }: Loop, middle: number, height: number) {
  const near = x + side * LABEL_GAP
  const far = near + side * link.labelWidth
  return { left: Math.min(near, far), right: Math.max(near, far), top: middle - height / 2, bottom: middle + height / 2 }
}
