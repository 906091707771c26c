/**
 * Moves what stands on each level, order and distances kept, so that what leads on stands below what it comes from: the way that most
 * executions take is straight, and what joins it bends.
 */
import type { Link } from './scope-model.ts'

/** Something on a level: an item, or a link that passes. */
export interface Spot {
  x: number
  /** What it needs on either side of its middle. */
  readonly half: number
}

export interface Tie {
  readonly upper: Spot
  readonly lower: Spot
  readonly weight: number
}

const SWEEPS = 6
/** Of the stretch of a link between two levels that it only passes. */
export const passing = 16

/** How much a link wants to be straight. */
export function pull({ weight }: Link): number {
  return weight ** 2
}

/** @param levels each from left to right */
export function straighten(levels: readonly (readonly Spot[])[], ties: readonly Tie[]): void {
  const above = tiesBy(ties, 'lower')
  const below = tiesBy(ties, 'upper')
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    for (const level of levels) settle(level, (spot) => (above.get(spot) ?? []).map(({ upper, weight }) => ({ x: upper.x, weight })))
    if (sweep === SWEEPS - 1) return
    for (const level of levels.toReversed())
      settle(level, (spot) => (below.get(spot) ?? []).map(({ lower, weight }) => ({ x: lower.x, weight })))
  }
}

/** A weight that nothing else outweighs. */
const pinned = 1e9

/**
 * Afterwards, where items stand fast: what fans out goes down above where it leads, what comes together goes down below where it
 * comes from, so that a line has few corners and those near the item that has several lines.
 */
export function hang(
  levels: readonly (readonly Spot[])[],
  ties: readonly Tie[],
  fansOut: ReadonlySet<Spot>,
  passes: ReadonlySet<Spot>,
): void {
  const above = tiesBy(ties, 'lower')
  const below = tiesBy(ties, 'upper')
  const wishes = (spot: Spot, isTurn: boolean, next: number | undefined): readonly Wish[] => {
    if (!passes.has(spot)) return [{ x: spot.x, weight: pinned }]
    return [{ x: isTurn ? (next ?? spot.x) : spot.x, weight: isTurn ? 1 : 2 }]
  }
  for (const level of levels) settle(level, (spot) => wishes(spot, !fansOut.has(spot), above.get(spot)?.[0]?.upper.x))
  for (const level of levels.toReversed()) settle(level, (spot) => wishes(spot, fansOut.has(spot), below.get(spot)?.[0]?.lower.x))
}

function tiesBy(ties: readonly Tie[], end: 'upper' | 'lower'): ReadonlyMap<Spot, readonly Tie[]> {
  const found = new Map<Spot, Tie[]>()
  for (const tie of ties) {
    const list = found.get(tie[end])
    if (list) list.push(tie)
    else found.set(tie[end], [tie])
  }
  return found
}

interface Wish {
  readonly x: number
  readonly weight: number
}

/** Spots that would come too near to each other stand side by side, where most of their weight wants to be. */
function settle(level: readonly Spot[], wishesOf: (spot: Spot) => readonly Wish[]): void {
  const blocks: { wishes: Wish[]; readonly spots: { readonly spot: Spot; readonly offset: number }[]; at: number }[] = []
  let offset = 0
  for (const [index, spot] of level.entries()) {
    const before = level[index - 1]
    offset += before === undefined ? 0 : before.half + spot.half
    const wishes = wishesOf(spot)
    const total = wishes.reduce((sum, { weight }) => sum + weight, 0)
    // What nothing holds stays where it is, if it may.
    const wish = total === 0 ? { x: spot.x - offset, weight: 0.1 } : { x: middleOf(wishes) - offset, weight: total }
    blocks.push({ wishes: [wish], spots: [{ spot, offset }], at: wish.x })
    for (let last = blocks.at(-1), one = blocks.at(-2); last && one && one.at > last.at; last = blocks.at(-1), one = blocks.at(-2)) {
      blocks.pop()
      one.wishes.push(...last.wishes)
      one.spots.push(...last.spots)
      one.at = middleOf(one.wishes)
    }
  }
  for (const { spots, at } of blocks) for (const { spot, offset: from } of spots) spot.x = at + from
}

/** The weighted median; where two halves are even, the middle between them. */
function middleOf(wishes: readonly Wish[]): number {
  const sorted = wishes.toSorted((a, b) => a.x - b.x)
  const half = sorted.reduce((sum, { weight }) => sum + weight, 0) / 2
  let sum = 0
  for (const [index, { x, weight }] of sorted.entries()) {
    sum += weight
    if (Math.abs(sum - half) < 1e-9) return (x + (sorted[index + 1]?.x ?? x)) / 2
    if (sum > half) return x
  }
  return sorted.at(-1)?.x ?? 0
}
