/** Reading a tree as values, and making nodes for what stands in no text: what SAM generates has the range of what made it. */
import type { TextRange } from '../text/range.ts'
import type { MappingEntry, MappingNode, ScalarNode, SequenceNode, TreeNode } from '../text/tree.ts'

/** The text of a scalar: `30` and `'30'` are the same to CloudFormation. */
export function textOf(node: TreeNode | undefined): string | undefined {
  if (node?.kind !== 'scalar' || node.value === null) return undefined
  return String(node.value)
}

export function stringOf(node: TreeNode | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined
}

/** The entries of a mapping, of several with the same key the first; none for anything else. */
export function entriesOf(node: TreeNode | undefined): readonly MappingEntry[] {
  if (node?.kind !== 'mapping') return []
  const seen = new Set<string>()
  return node.entries.filter(({ key }) => !seen.has(key.value) && seen.add(key.value))
}

export function itemsOf(node: TreeNode | undefined): readonly TreeNode[] {
  return node?.kind === 'sequence' ? node.items : []
}

/** A call of one of CloudFormation’s functions, in its short form or its long one. */
export interface WrittenCall {
  /** `Ref`, `Condition`, `Fn::Sub` */
  readonly name: string
  readonly argument: TreeNode
}

export function callOf(node: TreeNode): WrittenCall | undefined {
  if (node.kind === 'tagged') {
    const isWhole = node.tag === 'Ref' || node.tag === 'Condition'
    return { name: isWhole ? node.tag : `Fn::${node.tag}`, argument: node.value }
  }
  const [only, ...others] = entriesOf(node)
  const isCall = only !== undefined && others.length === 0 && /^(Ref$|Fn::)/.test(only.key.value)
  return isCall ? { name: only.key.value, argument: only.value } : undefined
}

export function scalarAt(value: ScalarNode['value'], range: TextRange): ScalarNode {
  return { kind: 'scalar', value, style: 'plain', range }
}

export function entryAt(key: string, value: TreeNode, range: TextRange): MappingEntry {
  return { key: { kind: 'scalar', value: key, style: 'plain', range }, value, range }
}

export function mappingAt(range: TextRange, members: Readonly<Record<string, TreeNode | undefined>>): MappingNode {
  const entries = Object.entries(members).flatMap(([key, value]) => (value === undefined ? [] : [entryAt(key, value, range)]))
  return { kind: 'mapping', style: 'block', entries, range }
}

export function sequenceAt(range: TextRange, items: readonly TreeNode[]): SequenceNode {
  return { kind: 'sequence', style: 'block', items, range }
}

export function refAt(range: TextRange, logicalId: string): MappingNode {
  return mappingAt(range, { Ref: scalarAt(logicalId, range) })
}

export function getAttAt(range: TextRange, logicalId: string, attribute: string): MappingNode {
  return mappingAt(range, { 'Fn::GetAtt': sequenceAt(range, [scalarAt(logicalId, range), scalarAt(attribute, range)]) })
}

/** What a node is, in words for messages. */
export function kindOf(node: TreeNode | undefined): string {
  if (node === undefined) return 'empty'
  if (node.kind === 'sequence') return 'a list'
  if (node.kind === 'mapping') return 'a mapping'
  return node.kind === 'tagged' ? `!${node.tag}` : 'a single value'
}

/** SAM's tags (a mapping) as CloudFormation's (a list of keys and values). */
export function tagListOf(tags: TreeNode): SequenceNode {
  const rows = entriesOf(tags).map(({ key, value, range }) => mappingAt(range, { Key: key, Value: value }))
  return sequenceAt(tags.range, rows)
}
