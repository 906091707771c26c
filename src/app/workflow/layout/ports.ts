/** Where along its upper or lower edge each link meets an item: as near as can be to where it comes from, apart from the others. */
import type { Item } from './scope-model.ts'

const APART = 14

/** What wants to meet an item's edge: `towards` is the x that it comes from or goes to. */
export interface Wish {
  readonly link: string
  readonly towards: number
}

/** x of each link's port. `left` is the item's own left edge. */
export function portsOf(wishes: readonly Wish[], left: number, { entry, exit }: Item, end: 'entry' | 'exit'): ReadonlyMap<string, number> {
  const side = end === 'entry' ? entry : exit
  const [from, to] = [left + side.left, left + side.right]
  const sorted = wishes.toSorted((a, b) => a.towards - b.towards)
  const apart = sorted.length < 2 ? 0 : Math.min(APART, (to - from) / (sorted.length - 1))
  const xs: number[] = []
  for (const [index, { towards }] of sorted.entries()) {
    const least = index === 0 ? from : (xs[index - 1] ?? from) + apart
    xs.push(Math.max(least, Math.min(to, towards)))
  }
  // What was pushed past the right end pushes the others back.
  let most = to
  for (let index = xs.length - 1; index >= 0; index -= 1) {
    xs[index] = Math.min(xs[index] ?? most, most)
    most = (xs[index] ?? most) - apart
  }
  return new Map(sorted.map(({ link }, index) => [link, xs[index] ?? from]))
}
