/** A scope whose items follow one another needs no search: one below the other, with a level for each link between them. */
import type { Item, Link } from './scope-model.ts'
import type { Ranked } from './rank-scope.ts'

/** `undefined` where the items are no single chain. As `rankScope` would rank them. */
export function rankChain(items: readonly Item[], links: readonly Link[]): Ranked | undefined {
  const chain = chainOf(items, links)
  if (chain === undefined) return undefined
  const places = new Map(chain.map((id, index) => [id, { level: index * 2, x: 0 }]))
  const threads = links.map((link) => ({ link, xs: [0], labelAt: link.labelWidth === 0 ? undefined : 0 }))
  return { levels: chain.length * 2 - 1, places, threads }
}

/** All items from the first to the last. */
function chainOf(items: readonly Item[], links: readonly Link[]): readonly string[] | undefined {
  if (links.length !== items.length - 1) return undefined
  const after = new Map(links.map(({ from, to }) => [from, to]))
  const entered = new Set(links.map(({ to }) => to))
  const chain: string[] = []
  for (let id = items.find((item) => !entered.has(item.id))?.id; id !== undefined; id = after.get(id)) {
    if (chain.length === items.length) return undefined
    chain.push(id)
  }
  return chain.length === items.length ? chain : undefined
}
