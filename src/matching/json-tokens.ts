/**
 * JSON as AWS's own parser walks it: token by token, knowing after each the column where the parser stands. SNS quotes that
 * column when it refuses a filter policy, always counted in the policy without white space.
 */
import { fail, ok, type Result } from '../base/result.ts'

export type TokenKind = '{' | '}' | '[' | ']' | 'name' | 'string' | 'number' | 'true' | 'false' | 'null'

export interface Token {
  readonly kind: TokenKind
  /** What a string or a name says; the characters of anything else. */
  readonly text: string
  /** Where the parser stands when it has seen the token: behind it, but only behind the opening quote of a string. */
  readonly column: number
  /** Where it stands when it has read the text as well. */
  readonly columnRead: number
}

export interface Tokens {
  readonly tokens: readonly Token[]
  /** The text without white space: what the columns count in. */
  readonly compact: string
}

/** Not JSON: the sentence and the column in the text as it stands. */
export interface SyntaxProblem {
  readonly message: string
  readonly column: number
}

interface Walk {
  readonly text: string
  at: number
  compact: string
  readonly tokens: Token[]
  problem: SyntaxProblem | undefined
}

/** Deeper than anything AWS takes, and shallow enough for every stack. */
const deepest = 100

export function readTokens(text: string): Result<Tokens, SyntaxProblem> {
  const walk: Walk = { text, at: 0, compact: '', tokens: [], problem: undefined }
  readValue(walk, 0)
  skipSpace(walk)
  if (walk.problem === undefined && walk.at < text.length) unexpected(walk, 'was expecting end of input')
  return walk.problem === undefined ? ok({ tokens: walk.tokens, compact: walk.compact }) : fail(walk.problem)
}

function readValue(walk: Walk, depth: number): void {
  skipSpace(walk)
  const first = walk.text[walk.at]
  if (depth > deepest) return complain(walk, 'Document nesting is too deep', walk.at)
  if (first === '{') return readMembers(walk, depth)
  if (first === '[') return readItems(walk, depth)
  if (first === '"') return readString(walk, 'string')
  const scalar = match(walk, /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|[A-Za-z_$][\w$]*/y)
  if (scalar === undefined)
    return unexpected(walk, "expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false')")
  if (scalar === 'true' || scalar === 'false' || scalar === 'null') return add(walk, scalar, scalar)
  if (/^[-\d]/.test(scalar)) return add(walk, 'number', scalar)
  complain(
    walk,
    `Unrecognized token '${scalar}': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')`,
    walk.at + scalar.length,
  )
}

function readMembers(walk: Walk, depth: number): void {
  add(walk, '{', '{')
  for (let isFirst = true; walk.problem === undefined; isFirst = false) {
    skipSpace(walk)
    if (isFirst && walk.text[walk.at] === '}') break
    if (walk.text[walk.at] !== '"') return unexpected(walk, 'was expecting double-quote to start field name')
    const place = walk.tokens.length
    readString(walk, 'name')
    if (!expect(walk, ':', 'was expecting a colon to separate field name and value')) return
    readValue(walk, depth + 1)
    const [name, value] = [walk.tokens[place], walk.tokens[place + 1]]
    // The parser looks at the value's first character before it hands out the name.
    if (name && value) walk.tokens[place] = { ...name, column: value.column, columnRead: value.column }
    skipSpace(walk)
    if (walk.text[walk.at] === '}') break
    if (!expect(walk, ',', 'was expecting comma to separate Object entries')) return
  }
  if (walk.problem === undefined) add(walk, '}', '}')
}

function readItems(walk: Walk, depth: number): void {
  add(walk, '[', '[')
  for (let isFirst = true; walk.problem === undefined; isFirst = false) {
    skipSpace(walk)
    if (isFirst && walk.text[walk.at] === ']') break
    readValue(walk, depth + 1)
    skipSpace(walk)
    if (walk.problem !== undefined || walk.text[walk.at] === ']') break
    if (!expect(walk, ',', 'was expecting comma to separate Array entries')) return
  }
  if (walk.problem === undefined) add(walk, ']', ']')
}

function readString(walk: Walk, kind: 'string' | 'name'): void {
  const raw = match(walk, /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*"/y)
  if (raw === undefined) return complain(walk, 'Unexpected end-of-input: was expecting closing quote for a string value', walk.text.length)
  const column = walk.compact.length + 2
  walk.compact += raw
  walk.at += raw.length
  walk.tokens.push({ kind, text: JSON.parse(raw) as string, column, columnRead: walk.compact.length + 1 })
}

function add(walk: Walk, kind: TokenKind, text: string): void {
  walk.compact += text
  walk.at += text.length
  const column = walk.compact.length + 1
  walk.tokens.push({ kind, text, column, columnRead: column })
}

function expect(walk: Walk, character: string, complaint: string): boolean {
  skipSpace(walk)
  if (walk.problem === undefined && walk.text[walk.at] !== character) unexpected(walk, complaint)
  if (walk.problem !== undefined) return false
  walk.at++
  walk.compact += character
  return true
}

function match(walk: Walk, pattern: RegExp): string | undefined {
  pattern.lastIndex = walk.at
  return pattern.exec(walk.text)?.[0]
}

function skipSpace(walk: Walk): void {
  while (walk.at < walk.text.length && ' \t\r\n'.includes(walk.text[walk.at] as string)) walk.at++
}

function unexpected(walk: Walk, expectation: string): void {
  const found = walk.text[walk.at]
  if (found === undefined) return complain(walk, 'Unexpected end-of-input', walk.at)
  complain(walk, `Unexpected character ('${found}' (code ${found.charCodeAt(0)})): ${expectation}`, walk.at)
}

function complain(walk: Walk, message: string, at: number): void {
  walk.problem ??= { message, column: at + 1 }
}
