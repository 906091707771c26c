/** Reads filters, `[?(@.price < 10 && @.tags contains 'new')]`, and the arguments of functions: Jayway's FilterCompiler. */
import { parseJson } from '../json-text.ts'
import type { Json } from '../../../base/json.ts'
import { compileRegularExpression } from '../../../base/regular-expressions/regular-expression.ts'
import { peek, readQuoted, refuse, skipBlanks, take, type Cursor } from './cursor.ts'
import type { Filter, Operand, Path } from './path.ts'

/** How a path inside the filter is read; passed in, for paths hold filters and filters hold paths. */
type ReadPath = (cursor: Cursor) => Path

const deepest = 100

const operatorSigns = /^(?:===|!==|==|=~|<=|>=|!=|<>|<|>)/
const operatorWords = /^(?:in|nin|contains|subsetof|anyof|noneof|all|size|empty)(?![\w.])/i

/** From the `?` on, up to the closing bracket. */
export function readFilter(cursor: Cursor, readPath: ReadPath): Filter {
  cursor.at++
  skipBlanks(cursor)
  if (peek(cursor) !== '(') refuse(cursor, "Filter must start with '[?' and end with ']'. Expected (")
  return readAny(cursor, readPath)
}

function readAny(cursor: Cursor, readPath: ReadPath): Filter {
  return readJoined(cursor, '||', 'any', () => readJoined(cursor, '&&', 'all', () => readOne(cursor, readPath)))
}

function readJoined(cursor: Cursor, sign: string, kind: 'all' | 'any', read: () => Filter): Filter {
  const parts = [read()]
  skipBlanks(cursor)
  while (take(cursor, sign)) {
    parts.push(read())
    skipBlanks(cursor)
  }
  return parts.length === 1 ? (parts[0] as Filter) : { kind, parts }
}

function readOne(cursor: Cursor, readPath: ReadPath): Filter {
  skipBlanks(cursor)
  if (++cursor.depth > deepest) refuse(cursor, 'Filter is nested too deeply')
  const filter = readNested(cursor, readPath)
  cursor.depth--
  return filter
}

function readNested(cursor: Cursor, readPath: ReadPath): Filter {
  if (cursor.problem === undefined && peek(cursor) === '!' && peek(cursor, 1) !== '=') {
    cursor.at++
    return { kind: 'not', part: readOne(cursor, readPath) }
  }
  if (!take(cursor, '(')) return readComparison(cursor, readPath)
  const inner = readAny(cursor, readPath)
  skipBlanks(cursor)
  if (!take(cursor, ')')) refuse(cursor, `Expected character: ) at position ${cursor.at}`)
  return inner
}

function readComparison(cursor: Cursor, readPath: ReadPath): Filter {
  const left = readOperand(cursor, readPath)
  skipBlanks(cursor)
  const rest = cursor.text.slice(cursor.at, cursor.at + 12)
  const operator = (operatorSigns.exec(rest) ?? operatorWords.exec(rest))?.[0]
  if (operator === undefined) {
    if (left.kind === 'path') return { kind: 'exists', path: left.path }
    refuse(cursor, `Expected logical operator (&&, ||) at position ${cursor.at}`)
    return { kind: 'all', parts: [] }
  }
  cursor.at += operator.length
  return { kind: 'compare', left, operator: operator.toLowerCase(), right: readOperand(cursor, readPath) }
}

/** The arguments of a function, up to its closing bracket. */
export function readOperands(cursor: Cursor, readPath: ReadPath): Operand[] {
  const operands: Operand[] = []
  skipBlanks(cursor)
  if (peek(cursor) === ')') return operands
  do {
    operands.push(readOperand(cursor, readPath))
    skipBlanks(cursor)
  } while (take(cursor, ','))
  return operands
}

function readOperand(cursor: Cursor, readPath: ReadPath): Operand {
  skipBlanks(cursor)
  const next = peek(cursor)
  if (next === '@' || next === '$') return { kind: 'path', path: readPath(cursor) }
  if (next === "'" || next === '"') return { kind: 'literal', value: readQuoted(cursor) }
  if (next === '/') return readPattern(cursor)
  if (next === '[' || next === '{') return readJsonLiteral(cursor)
  return readWord(cursor)
}

/** `true`, `null`, a number; any other word is the text that it is, as some published workflows have it. */
function readWord(cursor: Cursor): Operand {
  const word = /^[^\s()[\]{},<>=!~&|]+/.exec(cursor.text.slice(cursor.at))?.[0]
  if (word === undefined) {
    refuse(cursor, `Could not parse token starting at position ${cursor.at}`)
    return { kind: 'literal', value: null }
  }
  cursor.at += word.length
  if (word === 'true' || word === 'false') return { kind: 'literal', value: word === 'true' }
  if (word === 'null') return { kind: 'literal', value: null }
  return { kind: 'literal', value: /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(word) ? Number(word) : word }
}

/** `/pattern/flags`. */
function readPattern(cursor: Cursor): Operand {
  const written = /^\/((?:\\.|[^\\/])*)\/([a-zA-Z]*)/s.exec(cursor.text.slice(cursor.at))
  const compiled = written === null ? undefined : compileRegularExpression(written[1] as string, written[2])
  if (written === null || compiled === undefined || !compiled.ok) {
    refuse(cursor, compiled === undefined || compiled.ok ? 'Pattern not closed' : compiled.error.message)
    return { kind: 'literal', value: null }
  }
  cursor.at += written[0].length
  return { kind: 'pattern', expression: compiled.value }
}

/** A list or an object in JSON, or with texts in single quotes. */
function readJsonLiteral(cursor: Cursor): Operand {
  const length = closedLength(cursor.text.slice(cursor.at))
  const text = cursor.text.slice(cursor.at, cursor.at + length)
  const value = length === 0 ? undefined : jsonOf(text)
  if (value === undefined) refuse(cursor, `String not closed. Expected ] in ${text}`)
  cursor.at += length
  return { kind: 'literal', value: value ?? null }
}

function closedLength(text: string): number {
  let depth = 0
  let quote = ''
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string
    if (character === '\\') at++
    else if (quote !== '') quote = character === quote ? '' : quote
    else if (character === "'" || character === '"') quote = character
    else if (character === '[' || character === '{') depth++
    else if ((character === ']' || character === '}') && --depth === 0) return at + 1
  }
  return 0
}

function jsonOf(text: string): Json | undefined {
  const asWritten = parseJson(text)
  if (asWritten.ok) return asWritten.value
  const quoted = text.replaceAll(/'((?:\\.|[^'\\])*)'/g, (_, body: string) => JSON.stringify(body.replaceAll("\\'", "'")))
  const inDoubleQuotes = parseJson(quoted)
  return inDoubleQuotes.ok ? inDoubleQuotes.value : undefined
}
