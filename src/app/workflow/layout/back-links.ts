/** Which links lead back: without them a scope goes from top to bottom. */
import type { Item, Link } from './scope-model.ts'

/**
 * Ids of the links that close a loop, itself included. Walks from the first item along the links in their order, so that what
 * the text tells first leads down.
 */
export function backLinks(items: readonly Item[], links: readonly Link[]): ReadonlySet<string> {
  const leaving = new Map<string, Link[]>()
  for (const link of links) leaving.set(link.from, [...(leaving.get(link.from) ?? []), link])
  const back = new Set<string>()
  const done = new Set<string>()
  const open = new Set<string>()
  for (const { id } of items) {
    if (done.has(id)) continue
    const path: { readonly id: string; next: number }[] = [{ id, next: 0 }]
    open.add(id)
    for (let here = path.at(-1); here !== undefined; here = path.at(-1)) {
      const link = leaving.get(here.id)?.[here.next]
      here.next += 1
      if (link === undefined) {
        open.delete(here.id)
        done.add(here.id)
        path.pop()
      } else if (open.has(link.to)) back.add(link.id)
      else if (!done.has(link.to)) {
        open.add(link.to)
        path.push({ id: link.to, next: 0 })
      }
    }
  }
  return back
}
