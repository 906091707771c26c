import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { rankChain } from './rank-chain.ts'
import { type Ranked, rankScope } from './rank-scope.ts'
import type { Item, Link } from './scope-model.ts'

const item = (id: string, width: number): Item => ({
  id,
  width,
  height: 30,
  entry: { y: 0, left: 0, right: width },
  exit: { y: 30, left: 0, right: width },
  fromSides: false,
  toSides: false,
  sideExit: 15,
  sideEntry: 15,
  rightSide: width,
})
const link = (from: string, to: string, labelWidth = 0): Link => ({ id: `${from} ${to}`, from, to, labelWidth, weight: 1 })

/** Everything in a line stands at one x; which one that is does not matter. */
function shape({ levels, places, threads }: Ranked): object {
  const zero = [...places.values()][0]?.x ?? 0
  return {
    levels,
    places: [...places].map(([id, { level, x }]) => [id, level, Math.round(x - zero)]).toSorted(),
    threads: threads.map((thread) => ({ ...thread, xs: thread.xs.map((x) => Math.round(x - zero)) })),
  }
}

it('items in a line are ranked as the search would rank them', () => {
  const line = fc.array(fc.record({ width: fc.integer({ min: 10, max: 200 }), words: fc.constantFrom(0, 40) }), {
    minLength: 1,
    maxLength: 8,
  })
  fc.assert(
    fc.property(line, (parts) => {
      const items = parts.map(({ width }, index) => item(`i${index}`, width))
      const links = parts.slice(1).map(({ words }, index) => link(`i${index}`, `i${index + 1}`, words))
      const ends = { first: 'i0', last: `i${parts.length - 1}` }
      const ranked = rankChain(items, links)
      expect(ranked && shape(ranked)).toEqual(shape(rankScope(items, links, ends)))
    }),
    { numRuns: 40 },
  )
})

it.each([
  ['a fork', [link('a', 'b'), link('a', 'c')]],
  ['a join', [link('a', 'c'), link('b', 'c')]],
  ['one item apart', [link('a', 'b')]],
  ['a circle beside one', [link('a', 'b'), link('b', 'a')]],
  ['two links of the same two', [link('a', 'b'), link('a', 'b')]],
])('%s is no line', (_what, links) => {
  expect(rankChain([item('a', 10), item('b', 10), item('c', 10)], links)).toBeUndefined()
})
