/** Resources that need each other, which CloudFormation refuses: it makes one after the other. */
import { note, type Problems } from './diagnostic-catalogue.ts'
import type { ResolvedResource } from './resources.ts'

export function checkCycles(resources: readonly ResolvedResource[], problems: Problems): void {
  const byId = new Map(resources.map((resource) => [resource.logicalId, resource]))
  const needs = new Map(resources.map((resource) => [resource.logicalId, neededBy(resource)]))
  for (const group of stronglyConnected(needs)) {
    const first = byId.get(group[0] as string)
    if (first === undefined) continue
    const inside = new Set(group)
    const reference = first.references.find(({ target }) => inside.has(target))
    note(problems, 'reference-cycle', reference?.range ?? first.source.dependsOn?.range ?? first.source.keyRange, group.join(', '))
  }
}

function neededBy(resource: ResolvedResource): readonly string[] {
  const certain = resource.references.filter(({ uncertain }) => uncertain === undefined)
  return [...new Set([...certain.map(({ target }) => target), ...resource.dependsOn])]
}

/** Tarjan's algorithm without recursion: groups of more than one, and those that need themselves; each in the order of the text. */
function stronglyConnected(needs: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map([...needs.keys()].map((id, index) => [id, index]))
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const path: string[] = []
  const onPath = new Set<string>()
  const groups: string[][] = []
  const enter = (id: string) => {
    index.set(id, index.size)
    low.set(id, index.size - 1)
    path.push(id)
    onPath.add(id)
    return { id, next: 0 }
  }
  const lower = (id: string, value: number) => low.set(id, Math.min(low.get(id) as number, value))
  for (const start of needs.keys()) {
    const work = index.has(start) ? [] : [enter(start)]
    for (let top = work.at(-1); top !== undefined; top = work.at(-1)) {
      const target = needs.get(top.id)?.[top.next++]
      if (target !== undefined) {
        if (!index.has(target) && needs.has(target)) work.push(enter(target))
        else if (onPath.has(target)) lower(top.id, index.get(target) as number)
        continue
      }
      work.pop()
      const parent = work.at(-1)
      if (parent) lower(parent.id, low.get(top.id) as number)
      if (low.get(top.id) !== index.get(top.id)) continue
      const group = path.splice(path.lastIndexOf(top.id))
      for (const id of group) onPath.delete(id)
      if (group.length > 1 || needs.get(top.id)?.includes(top.id))
        groups.push(group.sort((a, b) => (order.get(a) as number) - (order.get(b) as number)))
    }
  }
  return groups
}
