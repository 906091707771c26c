/** Reads JSON and YAML as trees that know their places, and looks things up in them. */
import { emptyRecord, type Json } from '../base/json.ts'
import { utf8Length } from '../base/utf8.ts'
import type { Diagnostic } from './diagnostic.ts'
import { readJson } from './json-tree.ts'
import { MAX_TEXT_BYTES } from './limits.ts'
import type { TextTree, TreeNode } from './node.ts'
import { readYaml } from './yaml-tree.ts'

export type { MappingEntry, MappingNode, ScalarNode, SequenceNode, TextTree, TreeNode } from './node.ts'
export { offsetInSource, offsetInValue } from './scalar-map.ts'

/** The way from the root to a node: keys, indexes, and `'!Tag'` to step into a tagged value. */
export type TreePath = readonly (string | number)[]

/**
 * Reads a text. The format is JSON if the text starts with `{` or `[`, else YAML, unless the caller knows it.
 * Never throws: a broken text gives diagnostics and as much of the tree as could be read.
 */
export function parseTree(text: string, options: { readonly format?: 'yaml' | 'json' } = {}): TextTree {
  const format = options.format ?? (/^\uFEFF?\s*[{[]/.test(text) ? 'json' : 'yaml')
  const tooLarge = refuseLargeText(text)
  if (tooLarge !== undefined) return { format, text, root: undefined, diagnostics: [tooLarge] }
  return { format, text, ...(format === 'json' ? readJson(text) : readYaml(text)) }
}

/** The value of the first entry with this key; `undefined` if there is none or the node is not a mapping. */
export function entryOf(node: TreeNode | undefined, key: string): TreeNode | undefined {
  return node?.kind === 'mapping' ? node.entries.find((entry) => entry.key.value === key)?.value : undefined
}

/** The node at a path, aliases followed; `undefined` if the path leads nowhere. */
export function nodeByPath(tree: TextTree, path: TreePath): TreeNode | undefined {
  let node = tree.root
  for (const part of path) node = node === undefined ? undefined : childOf(node, part)
  return node
}

function childOf(node: TreeNode, part: string | number): TreeNode | undefined {
  if (node.kind === 'sequence') return typeof part === 'number' ? node.items[part] : undefined
  if (node.kind === 'tagged') return part === `!${node.tag}` ? node.value : undefined
  return typeof part === 'string' ? entryOf(node, part) : undefined
}

/** The nodes around an offset, root first, and the path of the last one. */
export interface NodesAtOffset {
  readonly nodes: readonly TreeNode[]
  readonly path: TreePath
}

/**
 * What stands at an offset, for selecting in the text. On a key, its value is the last node; between the children of a node, that node.
 * Aliases are not entered. Outside the root both lists are empty.
 */
export function nodeAt(tree: TextTree, offset: number): NodesAtOffset {
  const nodes: TreeNode[] = []
  const path: (string | number)[] = []
  let node = tree.root
  while (node !== undefined && (nodes.length > 0 || holds(node, offset))) {
    nodes.push(node)
    const step = node.alias === undefined && holds(node, offset) ? stepTowards(node, offset) : undefined
    if (step !== undefined) path.push(step.part)
    node = step?.node
  }
  return { nodes, path }
}

function holds(place: { readonly range: { readonly start: number; readonly end: number } }, offset: number): boolean {
  return place.range.start <= offset && offset <= place.range.end
}

function stepTowards(node: TreeNode, offset: number): { readonly part: string | number; readonly node: TreeNode } | undefined {
  if (node.kind === 'mapping') {
    const entry = node.entries.find((candidate) => holds(candidate, offset))
    return entry === undefined ? undefined : { part: entry.key.value, node: entry.value }
  }
  if (node.kind === 'sequence') {
    const index = node.items.findIndex((item) => holds(item, offset))
    const item = node.items[index]
    return item === undefined ? undefined : { part: index, node: item }
  }
  return node.kind === 'tagged' ? { part: `!${node.tag}`, node: node.value } : undefined
}

/** Gives a tag its meaning as JSON: `(tag, value) => ({ [tag]: value })`. */
export type TagToJson = (tag: string, value: Json) => Json

/**
 * The node as JSON; of duplicate keys the first one counts. Without `tag`, `!Ref x` becomes `{ "!Ref": "x" }`, which `setValue` writes
 * as `!Ref x` again.
 */
export function toJson(node: TreeNode, options: { readonly tag?: TagToJson } = {}): Json {
  const tag = options.tag ?? shortTagToJson
  if (node.kind === 'scalar') return node.value
  if (node.kind === 'sequence') return node.items.map((item) => toJson(item, options))
  if (node.kind === 'tagged') return tag(node.tag, toJson(node.value, options))
  const record = emptyRecord<Json>()
  for (const { key, value } of node.entries) {
    if (!(key.value in record)) record[key.value] = toJson(value, options)
  }
  return record
}

function shortTagToJson(tag: string, value: Json): Json {
  const record = emptyRecord<Json>()
  record[`!${tag}`] = value
  return record
}

function refuseLargeText(text: string): Diagnostic | undefined {
  if (text.length * 3 <= MAX_TEXT_BYTES) return undefined
  const bytes = utf8Length(text)
  if (bytes <= MAX_TEXT_BYTES) return undefined
  return {
    code: 'text.too-large',
    severity: 'error',
    range: { start: 0, end: 0 },
    message: `The text has ${bytes} bytes; at most ${MAX_TEXT_BYTES} (1 MB) are read.`,
    help: 'Move large parts, such as function code, into files of their own.',
  }
}
