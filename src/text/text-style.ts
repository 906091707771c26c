/** How a text is written: found in what is there, so that what is added looks like it. */
import { isJsonObject, type Json } from '../base/json.ts'
import type { MappingNode, TextTree, TreeNode } from './node.ts'
import { lineStart } from './range.ts'

export interface TextStyle {
  readonly format: 'yaml' | 'json'
  readonly eol: '\n' | '\r\n'
  /** One level of indentation: spaces, in JSON perhaps a tab. */
  readonly indent: string
  /** How much deeper than its key a list's dashes stand in YAML. */
  readonly dashIndent: string
  readonly quote: 'single' | 'double'
  /** Whether JSON is spread over lines. */
  readonly multiline: boolean
  /** Between entries on one line: `, ` or `,`. */
  readonly comma: string
  /** Between key and value in JSON: `: ` or `:`. */
  readonly colon: string
  /** Whether multi-line texts may be written as block scalars. */
  readonly blocks: boolean
  /** Mappings of numbers (positions, say) stand in lines like all others, or between brackets on one line. */
  readonly positions: 'lines' | 'brackets'
}

/** Whether a mapping holds numbers only. */
export function isPosition(value: Json): boolean {
  if (!isJsonObject(value)) return false
  const members = Object.values(value)
  return members.length > 0 && members.every((member) => typeof member === 'number')
}

/** Reads the style off the first evidence for each part of it. */
export function styleOf(tree: TextTree): TextStyle {
  const { text, format } = tree
  const found = evidence(tree)
  const spread =
    format === 'json' && (tree.root === undefined || isSpread(text, tree.root) || /^\uFEFF?\s*(?:\{\s*\}|\[\s*\])\s*$/.test(text))
  const json = format === 'json' ? /"\s*:(\s?)/.exec(text)?.[1] : undefined
  const colon = json === undefined || json !== '' ? ': ' : ':'
  return {
    format,
    eol: /\r?\n/.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n',
    indent: found.indent ?? '  ',
    dashIndent: found.dashIndent ?? found.indent ?? '  ',
    quote: format === 'json' ? 'double' : (found.quote ?? 'single'),
    multiline: spread,
    comma: colon === ':' ? ',' : ', ',
    colon,
    blocks: true,
    positions: 'lines',
  }
}

interface Evidence {
  indent?: string
  dashIndent?: string
  quote?: 'single' | 'double'
}

function evidence(tree: TextTree): Evidence {
  const found: Evidence = {}
  const pending: TreeNode[] = tree.root === undefined ? [] : [tree.root]
  for (let node = pending.shift(); node !== undefined; node = pending.shift()) {
    if (node.alias !== undefined) continue
    if (node.kind === 'scalar') {
      if (node.style === 'single' || node.style === 'double') found.quote ??= node.style
    } else if (node.kind === 'tagged') pending.push(node.value)
    else if (node.kind === 'sequence') pending.push(...node.items)
    else {
      learnIndent(tree, node, found)
      pending.push(...node.entries.map((entry) => entry.value))
    }
    if (found.indent !== undefined && found.dashIndent !== undefined && found.quote !== undefined) break
  }
  return found
}

function learnIndent(tree: TextTree, mapping: MappingNode, found: Evidence): void {
  const { text } = tree
  const own = mapping.entries[0]
  if (own === undefined) return
  if (tree.format === 'json') {
    if (found.indent !== undefined || !isSpread(text, mapping)) return
    const inner = leading(text, own.range.start)
    const outer = leading(text, mapping.range.start)
    if (inner.startsWith(outer) && inner.length > outer.length) found.indent = inner.slice(outer.length)
    return
  }
  if (mapping.style !== 'block') return
  const column = columnOf(text, own.range.start)
  for (const { value } of mapping.entries) {
    const inner = value.kind === 'tagged' ? value.value : value
    if (inner.alias !== undefined || (inner.kind !== 'mapping' && inner.kind !== 'sequence') || inner.style !== 'block') continue
    const deeper = columnOf(text, inner.range.start) - column
    if (inner.kind === 'mapping' && deeper > 0) found.indent ??= ' '.repeat(deeper)
    if (inner.kind === 'sequence' && deeper >= 0) found.dashIndent ??= ' '.repeat(deeper)
  }
}

/** Whether the node's first child stands on a line below its bracket. */
export function isSpread(text: string, node: TreeNode): boolean {
  const first = node.kind === 'mapping' ? node.entries[0] : node.kind === 'sequence' ? node.items[0] : undefined
  return first !== undefined && text.slice(node.range.start, first.range.start).includes('\n')
}

/** How far from its line's start an offset stands. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset)
}

/** The white space that the line of an offset starts with. */
export function leading(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? ''
}
