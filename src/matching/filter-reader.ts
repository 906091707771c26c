/**
 * From tokens to a filter policy. The order of the checks is the order in which AWS's parser reads, because the text and
 * the column of a refusal follow from it.
 */
import { fail, ok, type Result } from '../base/result.ts'
import { parseCidr } from './cidr.ts'
import type { Bound, Pattern, PolicyMember, PolicyObject, Scalar } from './filter-model.ts'
import type { Token, TokenKind } from './json-tokens.ts'

export interface ReadProblem {
  readonly message: string
  /** Absent where AWS names none. */
  readonly column?: number
}

export type Read<T> = Result<T, ReadProblem>

export interface Reader {
  readonly tokens: readonly Token[]
  /** Operators that SNS does not have; they are asked first. */
  readonly more: Operators
  at: number
}

/** By the operator's name: reads what follows it, up to where its expression closes. */
export type Operators = Readonly<Record<string, (reader: Reader) => Read<Pattern>>>

export const onlyOneKey = 'Only one key allowed in match expression'

export function readFilterPolicy(tokens: readonly Token[], more: Operators = {}): Read<PolicyObject> {
  const reader: Reader = { tokens, more, at: 0 }
  const first = next(reader)
  return first.kind === '{' ? readObject(reader) : refuse(first, 'Filter is not an object')
}

function readObject(reader: Reader): Read<PolicyObject> {
  const members: PolicyMember[] = []
  for (let name = next(reader); name.kind !== '}'; name = next(reader)) {
    const member = readMember(reader, name.text)
    if (!member.ok) return member
    members.push(member.value)
  }
  return members.length > 0 ? ok({ members }) : refuse(current(reader), 'Empty objects are not allowed')
}

function readMember(reader: Reader, name: string): Read<PolicyMember> {
  const opening = next(reader)
  if (opening.kind === '{') {
    const object = readObject(reader)
    return object.ok ? ok({ kind: 'object', name, object: object.value }) : object
  }
  if (opening.kind !== '[') return refuse(opening, `"${name}" must be an object or an array`)
  if (name === '$or' && isAlternatives(reader)) return readBranches(reader)
  const patterns = readPatterns(reader)
  return patterns.ok ? ok({ kind: 'values', name, patterns: patterns.value }) : patterns
}

/** `$or` is an operator when it lists at least two objects and nothing else; otherwise it is a key like any other. */
function isAlternatives(reader: Reader): boolean {
  let depth = 0
  let objects = 0
  for (let at = reader.at; at < reader.tokens.length; at++) {
    const { kind } = reader.tokens[at] as Token
    if (depth === 0 && kind === ']') break
    if (depth === 0 && kind !== '{') return false
    if (kind === '{' || kind === '[') depth++
    else if (kind === '}' || kind === ']') depth--
    if (depth === 0) objects++
  }
  return objects >= 2
}

function readBranches(reader: Reader): Read<PolicyMember> {
  const branches: PolicyObject[] = []
  for (let token = next(reader); token.kind !== ']'; token = next(reader)) {
    const branch = readObject(reader)
    if (!branch.ok) return branch
    branches.push(branch.value)
  }
  return ok({ kind: 'or', branches })
}

function readPatterns(reader: Reader): Read<readonly Pattern[]> {
  const patterns: Pattern[] = []
  for (let token = next(reader); token.kind !== ']'; token = next(reader)) {
    if (token.kind === '[') return refuse(token, 'Match value must be String, number, true, false, or null')
    const pattern = token.kind === '{' ? readExpression(reader) : ok({ is: 'equal' as const, value: scalarOf(token) })
    if (!pattern.ok) return pattern
    patterns.push(pattern.value)
  }
  return patterns.length > 0 ? ok(patterns) : refuse(current(reader), 'Empty arrays are not allowed')
}

/** `{"prefix": "x"}`: one operator and its value. */
function readExpression(reader: Reader): Read<Pattern> {
  const name = next(reader)
  if (name.kind !== 'name') return refuse(name, 'Match expression name not found')
  const other = Object.hasOwn(reader.more, name.text) ? reader.more[name.text] : undefined
  const pattern = other ? other(reader) : readOperator(reader, name)
  if (!pattern.ok) return pattern
  const end = next(reader)
  return end.kind === '}' ? pattern : refuse(end, onlyOneKey)
}

function readOperator(reader: Reader, name: Token): Read<Pattern> {
  switch (name.text) {
    case 'prefix':
    case 'suffix':
    case 'equals-ignore-case': {
      const text = readText(reader, name.text)
      return text.ok ? ok({ is: name.text, text: text.value }) : text
    }
    case 'cidr': {
      // AWS's own slip: the sentence speaks of a prefix.
      const text = readText(reader, 'prefix')
      return text.ok ? readCidr(text.value) : text
    }
    case 'exists': {
      const wanted = next(reader)
      if (!isOneOf(wanted, 'true', 'false')) return refuse(wanted, 'exists match pattern must be either true or false.')
      return ok({ is: 'exists', wanted: wanted.kind === 'true' })
    }
    case 'numeric':
      return readNumeric(reader)
    case 'anything-but':
      return readAnythingBut(reader)
    default:
      return refuse(name, `Unrecognized match type ${name.text}`)
  }
}

export function readText(reader: Reader, operator: string): Read<string> {
  const token = next(reader)
  return token.kind === 'string' ? ok(token.text) : refuse(token, `${operator} match pattern must be a string`)
}

function readCidr(text: string): Read<Pattern> {
  const cidr = parseCidr(text)
  return cidr.ok ? ok({ is: 'cidr', groups: cidr.value.groups, bits: cidr.value.bits }) : cidr
}

export function readAnythingBut(reader: Reader): Read<Pattern> {
  const token = next(reader)
  if (token.kind === '{') return readAnythingButObject(reader)
  if (isOneOf(token, 'string', 'number')) return ok({ is: 'anything-but', values: [scalarOf(token)] })
  if (token.kind !== '[') return refuse(token, 'Value of anything-but must be an array or single string/number value.')
  const values: Scalar[] = []
  for (let item = next(reader); item.kind !== ']'; item = next(reader)) {
    if (!isOneOf(item, 'string', 'number')) return refuse(item, 'Inside anything but list, start|null|boolean is not supported.')
    values.push(scalarOf(item))
  }
  return values.length > 0 ? ok({ is: 'anything-but', values }) : refuse(current(reader), 'Empty arrays are not allowed')
}

function readAnythingButObject(reader: Reader): Read<Pattern> {
  const name = next(reader)
  if (name.kind !== 'name') return refuse(name, 'Anything-But expression name not found')
  if (name.text !== 'prefix') return refuse(name, `Unsupported anything-but pattern: ${name.text}`)
  const text = readText(reader, 'prefix')
  if (!text.ok) return text
  const end = next(reader)
  return end.kind === '}' ? ok({ is: 'anything-but-prefix', text: text.value }) : refuse(end, onlyOneKey)
}

/** `["=", 5]`, `["<", 10]`, `[">", 0, "<=", 100]`. */
function readNumeric(reader: Reader): Read<Pattern> {
  const opening = next(reader)
  if (opening.kind !== '[') return refuse(opening, 'Value of numeric must be an array.')
  const operator = next(reader)
  if (operator.kind !== 'string') return refuse(operator, `Invalid member in numeric match: ${operator.text}`)
  const value = next(reader)
  if (operator.text === '=') {
    if (value.kind !== 'number') return refuse(value, 'Value of equals must be numeric')
    const bound = boundOf(value, true)
    return closeNumeric(reader, { is: 'numeric', above: bound, below: bound })
  }
  const isUpper = operator.text === '<' || operator.text === '<='
  if (!isUpper && operator.text !== '>' && operator.text !== '>=')
    return refuse(value, `Unrecognized numeric range operator: ${operator.text}`)
  if (value.kind !== 'number') return refuse(value, `Value of ${operator.text} must be numeric`)
  const bound = boundOf(value, operator.text.length === 2)
  return isUpper ? closeNumeric(reader, { is: 'numeric', below: bound }) : readUpperBound(reader, bound)
}

function closeNumeric(reader: Reader, pattern: Pattern): Read<Pattern> {
  const end = next(reader)
  return end.kind === ']' ? ok(pattern) : refuse(end, 'Too many elements in numeric expression')
}

function readUpperBound(reader: Reader, above: Bound): Read<Pattern> {
  const operator = next(reader)
  if (operator.kind === ']') return ok({ is: 'numeric', above })
  if (operator.kind !== 'string') return refuse(operator, `Bad value in numeric range: ${operator.text}`)
  if (operator.text !== '<' && operator.text !== '<=') {
    return fail({ message: `Bad numeric range operator: ${operator.text}`, column: operator.columnRead })
  }
  const value = next(reader)
  if (value.kind !== 'number') return refuse(value, `Value of ${operator.text} must be numeric`)
  const end = next(reader)
  if (end.kind !== ']') return refuse(end, 'Too many terms in numeric range expression')
  const below = boundOf(value, operator.text.length === 2)
  return above.at < below.at ? ok({ is: 'numeric', above, below }) : refuse(end, 'Bottom must be less than top')
}

function boundOf(value: Token, included: boolean): Bound {
  return { at: Number(value.text), included }
}

function scalarOf(token: Token): Scalar {
  if (token.kind === 'string') return token.text
  if (token.kind === 'number') return Number(token.text)
  return token.kind === 'null' ? null : token.kind === 'true'
}

function isOneOf(token: Token, ...kinds: readonly TokenKind[]): boolean {
  return kinds.includes(token.kind)
}

/** Tokens are balanced, so a reader that follows the grammar never runs out of them. */
export function next(reader: Reader): Token {
  return reader.tokens[reader.at++] as Token
}

function current(reader: Reader): Token {
  return reader.tokens[reader.at - 1] as Token
}

export function refuse(token: Token, message: string): Result<never, ReadProblem> {
  return fail({ message, column: token.column })
}
