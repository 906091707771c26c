/** Reads JSON, exactly JSON: no comments, no trailing commas, no bare keys. */
import { createScanner, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import type { Diagnostic } from './diagnostic.ts'
import { tooDeep, withDuplicateKeys } from './document-checks.ts'
import { MAX_DEPTH, MAX_DIAGNOSTICS } from './limits.ts'
import type { MappingEntry, ScalarNode, TextTree, TreeNode } from './node.ts'
import { scalarSegments } from './scalar-map.ts'

/** Reads a JSON text; broken text gives diagnostics and what could be read around them. */
export function readJson(source: string): Pick<TextTree, 'root' | 'diagnostics'> {
  // A byte order mark is no white space to the scanner; a space of the same length is.
  const text = source.replace(/^\uFEFF/, ' ')
  const deep = firstTooDeep(text)
  if (deep !== undefined) return { root: undefined, diagnostics: [tooDeep({ start: deep, end: deep + 1 })] }
  const errors: ParseError[] = []
  const options = { disallowComments: true, allowTrailingComma: false, allowEmptyContent: true }
  const parsed = parseTree(text, errors, options)
  const diagnostics = distinctPlaces(errors).map((error) => diagnosticOf(text, error))
  const root = parsed === undefined ? undefined : nodeOf(text, parsed, diagnostics)
  return { root, diagnostics: diagnostics.slice(0, MAX_DIAGNOSTICS) }
}

/** The parser is recursive, so depth is counted before it runs. */
function firstTooDeep(text: string): number | undefined {
  const scanner = createScanner(text, true)
  let depth = 0
  for (let token = scanner.scan(); token !== 17; token = scanner.scan()) {
    if (token === 1 || token === 3) depth++
    else if (token === 2 || token === 4) depth--
    if (depth > MAX_DEPTH) return scanner.getTokenOffset()
  }
  return undefined
}

function nodeOf(text: string, node: Node, diagnostics: Diagnostic[]): TreeNode {
  const range = { start: node.offset, end: node.offset + Math.max(node.length, 0) }
  if (node.type === 'array') {
    const items = (node.children ?? []).map((child) => nodeOf(text, child, diagnostics))
    return { kind: 'sequence', style: 'flow', items, range }
  }
  if (node.type === 'object') {
    const entries = (node.children ?? []).flatMap((child) => entryFrom(text, child, diagnostics))
    withDuplicateKeys(text, entries, diagnostics)
    return { kind: 'mapping', style: 'flow', entries, range }
  }
  return scalarFrom(text, node, diagnostics)
}

function entryFrom(text: string, property: Node, diagnostics: Diagnostic[]): MappingEntry[] {
  const [keyNode, valueNode] = property.children ?? []
  if (keyNode === undefined) return []
  const key = scalarFrom(text, keyNode, diagnostics) as MappingEntry['key']
  const at = property.colonOffset === undefined ? key.range.end : property.colonOffset + 1
  const missing: ScalarNode = { kind: 'scalar', value: null, style: 'plain', range: { start: at, end: at } }
  const value = valueNode === undefined ? missing : nodeOf(text, valueNode, diagnostics)
  return [{ key, value, range: { start: key.range.start, end: value.range.end } }]
}

function scalarFrom(text: string, node: Node, diagnostics: Diagnostic[]): ScalarNode {
  const range = { start: node.offset, end: node.offset + node.length }
  if (node.type !== 'string') return { kind: 'scalar', style: 'plain', value: bareValue(text, node, diagnostics), range }
  const value = String(node.value)
  // Nearly every text stands there as it is; asking so costs less than taking it apart.
  const isAsWritten = node.length === value.length + 2 && text.startsWith(value, node.offset + 1)
  const segments = isAsWritten ? undefined : scalarSegments(text, { ...range, style: 'double', value })
  return segments === undefined
    ? { kind: 'scalar', style: 'double', value, range }
    : { kind: 'scalar', style: 'double', value, range, segments }
}

function bareValue(text: string, node: Node, diagnostics: Diagnostic[]): number | boolean | null {
  if (typeof node.value === 'boolean') return node.value
  if (typeof node.value !== 'number') return null
  // Minus zero does not survive JSON, so it is no value here.
  if (Number.isFinite(node.value)) return node.value === 0 ? 0 : node.value
  const range = { start: node.offset, end: node.offset + node.length }
  const message = `The number ${text.slice(range.start, range.end).slice(0, 40)} is too large to be a number here.`
  diagnostics.push({ code: 'text.number-range', severity: 'error', range, message, help: 'Put it in quotes to keep it as text.' })
  return null
}

/** The parser reports some mistakes twice at one place; the first report is the precise one. */
function distinctPlaces(errors: readonly ParseError[]): ParseError[] {
  return errors.filter((error, index) => index === 0 || errors[index - 1]?.offset !== error.offset)
}

const WORDS: Readonly<Record<string, readonly [message: string, help?: string]>> = {
  InvalidSymbol: ['This is not JSON', 'Texts need double quotes; the only bare words are true, false and null.'],
  InvalidNumberFormat: ['This number is not written as JSON writes numbers'],
  PropertyNameExpected: ['A key in double quotes is expected here', 'Keys look like "Name"; the last entry has no comma after it.'],
  ValueExpected: ['A value is expected here', 'Remove the comma before it, or write the value.'],
  ColonExpected: ['A colon is expected after this key', 'An entry looks like "Name": value.'],
  CommaExpected: ['A comma is missing before this', 'Put a comma between two entries.'],
  CloseBraceExpected: ['A closing } is missing'],
  CloseBracketExpected: ['A closing ] is missing'],
  EndOfFileExpected: ['The JSON value has ended, but the text goes on', 'Remove what follows, or the bracket that closes too early.'],
  InvalidCommentToken: ['JSON has no comments', 'Remove the comment, or write the document as YAML, which has them (#).'],
  UnexpectedEndOfString: ['The closing " of this text is missing on its line', 'Close the quotes; write a line break as \\n.'],
  UnexpectedEndOfNumber: ['This number is not finished'],
  InvalidUnicode: ['After \\u there must be four hexadecimal digits'],
  InvalidEscapeCharacter: ['This escape is not known in JSON', 'After \\ only " \\ / b f n r t and u with four digits may stand.'],
  InvalidCharacter: ['A control character may not stand inside quotes', 'Write a tab as \\t and a line break as \\n.'],
}

function diagnosticOf(text: string, error: ParseError): Diagnostic {
  const name = printParseErrorCode(error.error)
  const [words, help] = WORDS[name] ?? ['This is not JSON']
  const start = Math.min(error.offset, text.length)
  const range = { start, end: Math.min(start + error.length, text.length) }
  const found = /^[^\s]{1,20}/.exec(text.slice(range.start, range.end))?.[0]
  const message = range.start >= text.length ? `${words}: the text ends here.` : `${words}${found === undefined ? '' : `: ${found}`}.`
  const code = name === 'InvalidCommentToken' ? 'text.comment-in-json' : 'text.syntax'
  return { code, severity: 'error', range, message, ...(help === undefined ? {} : { help }) }
}
