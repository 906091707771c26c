/**
 * Where in a half-typed text somebody is writing: the word before the cursor is replaced by a mark, as a key or as a value, and the text
 * is read with it; the reader then says on which path the mark stands.
 */
import { lineEnd, lineStart } from '../../../text/range.ts'
import { nodeAt, parseTree, type TextTree, type TreeNode, type TreePath } from '../../../text/tree.ts'

const MARK = 'SwitchyardCursor'

export interface Spot {
  readonly kind: 'key' | 'value'
  /** Of a key the mapping that it belongs to, of a value the value itself. */
  readonly path: TreePath
  /** The text with the mark in it. */
  readonly tree: TextTree
  /** The stretch of the text that a completion replaces, quotes included. */
  readonly from: number
  readonly to: number
  /** A key that has its value already: only its name is replaced. */
  readonly hasValue: boolean
  /** Between brackets, or in JSON: values are written on one line. */
  readonly inFlow: boolean
  /** The indentation of the line that keys of this mapping stand on. */
  readonly indent: string
}

export interface Word {
  readonly from: number
  readonly to: number
}

/** The word around an offset, without quotes and brackets. */
function wordAt(text: string, offset: number): Word {
  const isWord = (at: number) => at >= 0 && at < text.length && !/[\s,[\]{}"'#&|>]/.test(text[at] as string)
  let from = offset
  while (isWord(from - 1)) from--
  let to = offset
  while (isWord(to) && !(text[to] === ':' && !isWord(to + 1))) to++
  return { from, to }
}

/** Where keys and values can be written, the likelier place first; none inside texts and comments, and where nothing can be told. */
export function* spotsAt(text: string, offset: number): Iterable<Spot> {
  const word = wordAt(text, offset)
  if (text.slice(word.from, offset).endsWith(':')) return
  const isQuoted = /["']/.test(text[word.from - 1] ?? '')
  const quote = isQuoted ? (text[word.from - 1] as string) : ''
  const range = { from: word.from - quote.length, to: word.to + (quote !== '' && text[word.to] === quote ? 1 : 0) }
  const format = /^\uFEFF?\s*[{[]/.test(text) ? 'json' : 'yaml'
  const hasValue = /^[ \t]*:(?:\s|$)/.test(text.slice(range.to, range.to + 40))
  for (const kind of kindsAt(text, range.from, { format, hasValue })) {
    const spot = marked(text, { ...range, kind, format, hasValue: kind === 'key' && hasValue })
    if (spot !== undefined) yield spot
  }
}

/** What may stand at an offset, by what stands before it; the likelier first. */
function kindsAt(
  text: string,
  from: number,
  { format, hasValue }: { format: TextTree['format']; hasValue: boolean },
): readonly Spot['kind'][] {
  if (hasValue) return ['key']
  const line = text.slice(lineStart(text, from), from)
  if (format === 'json') {
    const before = text.slice(0, from).trimEnd().at(-1)
    return before === ':' || before === '[' ? ['value'] : ['key', 'value']
  }
  if (/(^|\s)#/.test(line)) return []
  if (/^\s*(?:- +)*$/.test(line)) return ['key', 'value']
  const before = line.trimEnd()
  if (/[:[]$/.test(before) || /![\w:]+$/.test(before) || /(^|\s)-$/.test(before)) return ['value']
  return /[{,]$/.test(before) ? ['key', 'value'] : []
}

interface Marking extends Word {
  readonly kind: Spot['kind']
  readonly format: TextTree['format']
  readonly hasValue: boolean
}

function marked(text: string, { from, to, kind, format, hasValue }: Marking): Spot | undefined {
  const name = format === 'json' ? `"${MARK}"` : MARK
  const written = kind === 'key' && !hasValue ? `${name}: 0` : name
  // In JSON a neighbour may follow without its comma.
  const follows = format === 'json' && !hasValue && /^\s*"/.test(text.slice(to)) ? ',' : ''
  const tree = parseTree(text.slice(0, from) + written + follows + text.slice(to), { format })
  const at = nodeAt(tree, from + name.indexOf(MARK) + 1)
  const { nodes, path } = at
  const [last, parent] = [nodes.at(-1), nodes.at(-2)]
  const isKey = kind === 'key' && path.at(-1) === MARK && parent?.kind === 'mapping' && parent.style !== 'pair'
  const isValue = kind === 'value' && last?.kind === 'scalar' && last.value === MARK
  if (!isKey && !isValue) return undefined
  const holder = nearest(nodes, 'mapping')
  const inFlow = format === 'json' || nodes.some((node) => (node.kind === 'mapping' || node.kind === 'sequence') && node.style !== 'block')
  const start = holder?.range.start ?? from
  const indent = ' '.repeat(start - lineStart(tree.text, start))
  return { kind, path: isKey ? path.slice(0, -1) : path, tree, from, to, hasValue, inFlow, indent }
}

function nearest(nodes: readonly TreeNode[], kind: TreeNode['kind']): TreeNode | undefined {
  return nodes.findLast((node) => node.kind === kind)
}

/** Whether a key of the marked text is the mark itself. */
export function isMark(key: string): boolean {
  return key === MARK
}

/** The name that is being written in `${…}`, where it starts, and where it ends. */
export function variableAt(text: string, offset: number): Word | undefined {
  const before = text.slice(lineStart(text, offset), offset)
  const found = /\$\{([\w.:]*)$/.exec(before)
  if (found === null) return undefined
  const rest = /^[\w.:]*/.exec(text.slice(offset, lineEnd(text, offset)))?.[0] ?? ''
  return { from: offset - (found[1] as string).length, to: offset + rest.length }
}
