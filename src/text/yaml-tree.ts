/**
 * Reads YAML 1.2 (core schema). The `yaml` package parses and finds the errors; this file turns its document into our nodes, with tags,
 * aliases and empty values in their exact places. Merge keys and further documents are refused, not obeyed.
 */
import {
  Composer,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  Lexer,
  type Node,
  type Pair,
  Parser,
  type ParsedNode,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import type { Diagnostic } from './diagnostic.ts'
import { tooDeep, withDuplicateKeys } from './document-checks.ts'
import { MAX_DEPTH, MAX_DIAGNOSTICS } from './limits.ts'
import type { MappingEntry, MappingNode, SequenceNode, TextTree, TreeNode } from './node.ts'
import { lineEnd, type TextRange } from './range.ts'
import { type Anchors, defineAnchor, resolveAlias } from './yaml-anchors.ts'
import { diagnosticOfProblem, furtherDocument, keyNotScalar, mergeKey, unsupportedTag } from './yaml-diagnostics.ts'
import { afterColon, afterDash, findTag, propertiesEnd } from './yaml-gaps.ts'
import { keyFrom, scalarFrom } from './yaml-scalar.ts'

/** Reads a YAML text; broken text gives diagnostics and what could be read around them. */
export function readYaml(text: string): Pick<TextTree, 'root' | 'diagnostics'> {
  const composed = compose(text)
  if ('deepAt' in composed) return { root: undefined, diagnostics: [tooDeep(lineAt(text, composed.deepAt))] }
  const { document, next } = composed
  if (document === undefined) return { root: undefined, diagnostics: [] }
  const reader: Reader = { text, diagnostics: [], anchors: { byName: new Map(), spent: 0 }, depth: 0, deepest: undefined }
  for (const error of document.errors.slice(0, MAX_DIAGNOSTICS)) reader.diagnostics.push(diagnosticOfProblem(text, error, 'error'))
  for (const warning of document.warnings.slice(0, MAX_DIAGNOSTICS)) {
    if (warning.code !== 'TAG_RESOLVE_FAILED') reader.diagnostics.push(diagnosticOfProblem(text, warning, 'warning'))
  }
  if (next !== undefined) reader.diagnostics.push(furtherDocument(next))
  const contents: ParsedNode | null = document.contents
  const empty = contents === null || (isScalar(contents) && contents.type === 'PLAIN' && contents.source === '')
  const root = empty ? undefined : nodeOf(reader, contents, 0)
  if (reader.deepest !== undefined) return { root: undefined, diagnostics: [tooDeep(reader.deepest)] }
  return { root, diagnostics: reader.diagnostics.slice(0, MAX_DIAGNOSTICS) }
}

/** What is carried along while one document is turned into nodes. */
interface Reader {
  readonly text: string
  readonly diagnostics: Diagnostic[]
  readonly anchors: Anchors
  depth: number
  deepest: TextRange | undefined
}

type Composed = { readonly deepAt: number } | { readonly document: Document.Parsed | undefined; readonly next: TextRange | undefined }

/** The composer is recursive, the parser is not: its stack tells the depth before the composer sees anything. */
function compose(text: string): Composed {
  const parser = new Parser()
  const composer = new Composer({ uniqueKeys: false, schema: 'core', merge: false, resolveKnownTags: false, logLevel: 'silent' })
  const documents: Document.Parsed[] = []
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) documents.push(...composer.next(token))
    if (parser.stack.length > MAX_DEPTH + 8) return { deepAt: parser.offset }
    if (documents.length > 1) break
  }
  if (documents.length < 2) {
    for (const token of parser.end()) documents.push(...composer.next(token))
    documents.push(...composer.end(true, text.length))
  }
  const second = documents[1]
  if (second === undefined) return { document: documents[0], next: undefined }
  const start = text.lastIndexOf('---', second.range[0])
  return { document: documents[0], next: start === -1 ? lineAt(text, second.range[0]) : { start, end: start + 3 } }
}

/** The node with its tag, entered among the anchors. `from` is where the text that may hold its tag and anchor starts. */
function nodeOf(reader: Reader, node: Node, from: number): TreeNode {
  const bare = isAlias(node) ? aliasOf(reader, node.source, rangeOf(node)) : untaggedOf(reader, node, from)
  const result = withTag(reader, node, bare, from)
  if (!isAlias(node) && node.anchor !== undefined) defineAnchor(reader.anchors, node.anchor, result)
  return result
}

function untaggedOf(reader: Reader, node: Node, from: number): TreeNode {
  const range = rangeOf(node)
  if (isScalar(node)) {
    const at = propertiesEnd(reader.text, from, range.start)
    return scalarFrom(reader.text, node, range.start === range.end ? { start: at, end: at } : range)
  }
  reader.depth++
  if (reader.depth > MAX_DEPTH) reader.deepest ??= lineAt(reader.text, range.start)
  // Beyond the limit nothing more is read: the tree is refused as a whole.
  if (isCollection(node) && reader.deepest !== undefined) node.items = []
  const result = isMap(node)
    ? mappingOf(reader, node as YAMLMap<Node, Node | null>, range)
    : sequenceOf(reader, node as YAMLSeq<Node>, range)
  reader.depth--
  return result
}

function mappingOf(reader: Reader, node: YAMLMap<Node, Node | null>, range: TextRange): MappingNode {
  const entries: MappingEntry[] = []
  let from = range.start
  for (const pair of node.items) {
    const entry = entryFrom(reader, pair, from)
    if (entry === undefined) continue
    entries.push(entry)
    from = entry.range.end
  }
  withDuplicateKeys(reader.text, entries, reader.diagnostics)
  if (node.flow === true && reader.text[range.start] === '{') return { kind: 'mapping', style: 'flow', entries, range }
  const start = Math.min(range.start, entries[0]?.range.start ?? range.start)
  return { kind: 'mapping', style: node.flow === true ? 'pair' : 'block', entries, range: { start, end: Math.max(start, from) } }
}

function entryFrom(reader: Reader, pair: Pair<Node, Node | null>, from: number): MappingEntry | undefined {
  const { text, diagnostics } = reader
  if (!isScalar(pair.key)) {
    diagnostics.push(keyNotScalar(isAlias(pair.key) || isCollection(pair.key) ? rangeOf(pair.key) : { start: from, end: from }))
    return undefined
  }
  const key = keyFrom(text, pair.key, rangeOf(pair.key))
  if (key.value === '<<' && key.style === 'plain') diagnostics.push(mergeKey(key.range))
  if (pair.key.anchor !== undefined) defineAnchor(reader.anchors, pair.key.anchor, key)
  const valueFrom = afterColon(text, key.range.end) ?? key.range.end
  const empty: TreeNode = { kind: 'scalar', style: 'plain', value: null, range: { start: valueFrom, end: valueFrom } }
  const value = pair.value ? nodeOf(reader, pair.value, valueFrom) : empty
  return { key, value, range: { start: key.range.start, end: Math.max(value.range.end, valueFrom) } }
}

function sequenceOf(reader: Reader, node: YAMLSeq<Node>, range: TextRange): SequenceNode {
  const flow = node.flow === true
  const items: TreeNode[] = []
  let from = range.start
  for (const child of node.items) {
    const item = nodeOf(reader, child, flow ? from : afterDash(reader.text, from))
    items.push(item)
    from = item.range.end
  }
  const end = flow ? range.end : Math.max(from, range.start)
  return { kind: 'sequence', style: flow ? 'flow' : 'block', items, range: { start: range.start, end } }
}

const CORE_TAG = 'tag:yaml.org,2002:'
const RESOLVED_TAGS = new Set(['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].map((name) => CORE_TAG + name))

function withTag(reader: Reader, node: Node, value: TreeNode, from: number): TreeNode {
  if (isAlias(node) || node.tag === undefined || node.tag === '!' || node.tag === '') return value
  const place = findTag(reader.text, from, value.range.start) ?? { start: value.range.start, end: value.range.start }
  if (node.tag.startsWith(CORE_TAG)) {
    if (!RESOLVED_TAGS.has(node.tag)) reader.diagnostics.push(unsupportedTag(place, node.tag.slice(CORE_TAG.length)))
    return value
  }
  const tag = node.tag.startsWith('!') ? node.tag.slice(1) : node.tag
  return { kind: 'tagged', tag, value, range: { start: place.start, end: Math.max(value.range.end, place.end) } }
}

function aliasOf(reader: Reader, name: string, range: TextRange): TreeNode {
  const resolved = resolveAlias(reader.anchors, name, range, reader.depth)
  if ('kind' in resolved) return resolved
  reader.diagnostics.push(resolved)
  return { kind: 'scalar', style: 'plain', value: null, range, alias: name }
}

function rangeOf(node: Node): TextRange {
  const [start, end] = node.range ?? [0, 0, 0]
  return { start, end: Math.max(start, end) }
}

function lineAt(text: string, offset: number): TextRange {
  const start = Math.min(offset, text.length)
  return { start, end: lineEnd(text, start) }
}
