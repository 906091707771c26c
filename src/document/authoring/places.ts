/** From a node or a wire of the picture to its place in the text, and back. */
import type { TextRange } from '../../text/range.ts'
import { nodeAt as nodesAt, nodeByPath } from '../../text/tree.ts'
import type { PictureWire, Template } from '../model.ts'

/** Wires that a resource or a setting of their own makes: they can be pointed at in the text. */
const TOLD: ReadonlySet<PictureWire['kind']> = new Set(['subscription', 'event-source', 'redrive', 'destination', 'traffic'])

/** Settings that speak of a node by its id. */
const BY_NODE: ReadonlySet<unknown> = new Set(['Nodes', 'Mocks', 'Realism', 'Traffic'])

/** Where a node, a wire or a resource is written; `undefined` for one that the template does not have. */
export function rangeOfNode({ nodes, wires, resources, tree }: Template, id: string): TextRange | undefined {
  const node = nodes.find((candidate) => candidate.id === id)
  // SAM makes resources out of events and functions: their place is what made them.
  const drawn = node ?? wires.find((candidate) => candidate.id === id)
  if (drawn !== undefined) return drawn.range
  return Object.hasOwn(resources, id) ? resources[id]?.range : nodeByPath(tree, ['Resources', id])?.range
}

/** The node or wire whose text holds an offset: the innermost one, a node before a wire. */
export function nodeAtOffset(template: Template, offset: number): string | undefined {
  const { nodes, wires, tree } = template
  const [section, ours, kind, id] = nodesAt(tree, offset).path
  if (section === 'Metadata' && ours === 'Switchyard' && BY_NODE.has(kind) && nodes.some((node) => node.id === id)) return id as string
  const candidates = [...nodes, ...wires.filter(({ kind: sort }) => TOLD.has(sort))]
  let best: { readonly id: string; readonly range: TextRange } | undefined
  for (const candidate of candidates) {
    const { range } = candidate
    if (offset < range.start || offset > range.end) continue
    if (best === undefined || range.end - range.start < best.range.end - best.range.start) best = candidate
  }
  return best?.id
}
