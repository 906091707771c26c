/** Anchors and aliases, with a budget, so that a small text cannot stand for a billion nodes. */
import type { Diagnostic } from './diagnostic.ts'
import { MAX_ALIAS_NODES, MAX_DEPTH } from './limits.ts'
import type { TreeNode } from './node.ts'
import type { TextRange } from './range.ts'

interface Anchor {
  readonly node: TreeNode
  /** Measured when first used. */
  measure: Measure | undefined
}

interface Measure {
  readonly nodes: number
  readonly depth: number
}

/** The anchors met so far and how many nodes aliases have stood for. */
export interface Anchors {
  readonly byName: Map<string, Anchor>
  spent: number
}

/** Enters a node under its anchor's name; a later anchor of the same name takes over from there. */
export function defineAnchor(anchors: Anchors, name: string, node: TreeNode): void {
  anchors.byName.set(name, { node, measure: undefined })
}

/** The node that an alias stands for, placed at `range`, or why there is none. */
export function resolveAlias(anchors: Anchors, name: string, range: TextRange, depth: number): TreeNode | Diagnostic {
  const anchor = anchors.byName.get(name)
  if (anchor === undefined) {
    const message = `There is no anchor &${name} before this alias.`
    const help = `Write &${name} before the value that is meant, or the value itself here.`
    return { code: 'text.unknown-anchor', severity: 'error', range, message, help }
  }
  if (anchors.spent <= MAX_ALIAS_NODES) {
    anchor.measure ??= measure(anchor.node)
    anchors.spent += anchor.measure.nodes
  }
  if (anchors.spent > MAX_ALIAS_NODES || (anchor.measure?.depth ?? 0) + depth > MAX_DEPTH) return tooMany(range)
  return { ...anchor.node, range, alias: name }
}

function tooMany(range: TextRange): Diagnostic {
  return {
    code: 'text.too-many-aliases',
    severity: 'error',
    range,
    message: `The aliases up to here stand for more than ${MAX_ALIAS_NODES} values or nest more than ${MAX_DEPTH} levels; this one is not followed.`,
    help: 'Write fewer aliases of aliases.',
  }
}

/** Aliases inside count with all they stand for; the budget keeps this walk short. */
function measure(node: TreeNode): Measure {
  const children =
    node.kind === 'mapping'
      ? node.entries.map((entry) => entry.value)
      : node.kind === 'sequence'
        ? node.items
        : node.kind === 'tagged'
          ? [node.value]
          : []
  let nodes = 1
  let depth = 0
  for (const child of children) {
    const inner = measure(child)
    nodes += inner.nodes
    depth = Math.max(depth, inner.depth)
  }
  return { nodes, depth: depth + (node.kind === 'mapping' || node.kind === 'sequence' ? 1 : 0) }
}
