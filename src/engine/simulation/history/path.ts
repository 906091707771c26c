/** The path that messages take through a node: the stations of a string chart, read from the document's wires. */
import type { LogicalId, PictureWire, Template } from '../../../document/index.ts'

/** Roads that messages take when all goes well, then those of what failed. */
const main: readonly PictureWire['kind'][] = ['traffic', 'subscription', 'event-source', 'task']
const after: readonly PictureWire['kind'][] = ['redrive', 'destination', 'permission', 'reference']

/**
 * From a source over a node to an end. Where the road forks, the branch on which it goes on for longest is taken, and of
 * equals the one that is written first. Without a node: through the first source, or the first node that has wires.
 */
export function pathThrough(template: Template, node?: LogicalId): readonly LogicalId[] {
  const { nodes, wires } = template
  const from = node ?? wires.find(({ kind }) => kind === 'traffic')?.from ?? wires[0]?.from ?? nodes[0]?.id
  if (from === undefined || !nodes.some(({ id }) => id === from)) return []
  const before = longest(from, (id) => ways(wires, id, 'to', 'from'))
  const onward = longest(from, (id) => ways(wires, id, 'from', 'to').filter((next) => !before.includes(next)))
  return [...before.toReversed(), ...onward.slice(1)]
}

/** The nodes that a wire joins to this one: by main roads, or else by the others. */
function ways(wires: readonly PictureWire[], id: LogicalId, near: 'from' | 'to', far: 'from' | 'to'): LogicalId[] {
  for (const kinds of [main, after]) {
    const found = wires.filter((wire) => wire[near] === id && kinds.includes(wire.kind)).map((wire) => wire[far])
    if (found.length > 0) return found
  }
  return []
}

/** The longest way on from a node; no node is passed twice. Each node is gone on from once, so a dense picture takes no longer. */
function longest(start: LogicalId, next: (id: LogicalId) => readonly LogicalId[]): LogicalId[] {
  const known = new Map<LogicalId, LogicalId[]>()
  const open = new Set<LogicalId>()
  const from = (id: LogicalId): LogicalId[] => {
    const found = known.get(id)
    if (found !== undefined) return found
    open.add(id)
    let best: LogicalId[] = []
    for (const other of next(id)) {
      if (open.has(other)) continue
      const way = from(other)
      if (way.length > best.length) best = way
    }
    open.delete(id)
    const way = best.includes(id) ? [id] : [id, ...best]
    known.set(id, way)
    return way
  }
  return from(start)
}
