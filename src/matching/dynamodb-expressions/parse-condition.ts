/** Conditions: `NOT` binds tighter than `AND`, `AND` tighter than `OR`. */
import type { Comparator } from './model.ts'
import { parseList, parseTerm } from './parse-operand.ts'
import { bare, type RawNode } from './raw.ts'
import { expectSign, isSign, misplaced, peek, takeSign, takeWord, type Reader } from './tokens.ts'

export function parseConditionNode(reader: Reader): RawNode | undefined {
  const node = parseOr(reader, 0)
  if (node === undefined) return undefined
  return peek(reader).kind === 'end' ? node : misplaced(reader)
}

/** Parentheses and NOTs within one another: more would be no expression of 4 KB that anyone writes. */
const mostNested = 300

function parseOr(reader: Reader, depth: number): RawNode | undefined {
  return parseChain(reader, 'OR', () => parseChain(reader, 'AND', () => parseNot(reader, depth)))
}

function parseChain(reader: Reader, word: 'AND' | 'OR', part: () => RawNode | undefined): RawNode | undefined {
  let left = part()
  while (left !== undefined && isCondition(left) && takeWord(reader, word)) {
    const right = part()
    if (right === undefined) return undefined
    if (!isCondition(right)) return misplaced(reader)
    left = { kind: word === 'AND' ? 'and' : 'or', left, right }
  }
  return left
}

function parseNot(reader: Reader, depth: number): RawNode | undefined {
  if (depth > mostNested) return misplaced(reader)
  if (!takeWord(reader, 'NOT')) return parseComparison(reader, depth)
  const of = parseNot(reader, depth + 1)
  if (of === undefined) return undefined
  return isCondition(of) ? { kind: 'not', of } : misplaced(reader)
}

const comparators: ReadonlySet<string> = new Set(['=', '<>', '<', '<=', '>', '>='])

function parseComparison(reader: Reader, depth: number): RawNode | undefined {
  const left = parsePrimary(reader, depth)
  if (left === undefined || !isOperand(left)) return left
  const { kind, text } = peek(reader)
  if (kind === 'sign' && comparators.has(text)) {
    reader.at++
    const right = parseOperand(reader, depth)
    return right && { kind: 'compare', operator: text as Comparator, left, right }
  }
  if (takeWord(reader, 'BETWEEN')) return parseBetween(reader, left, depth)
  if (takeWord(reader, 'IN')) {
    if (!expectSign(reader, '(')) return undefined
    const among = parseList(reader, (inner) => parseOperand(inner, depth))
    return among && expectSign(reader, ')') ? { kind: 'in', of: left, among } : undefined
  }
  // A bare operand is only right within parentheses that a comparison follows.
  return isCondition(left) || isSign(reader, ')') ? left : misplaced(reader)
}

function parseBetween(reader: Reader, of: RawNode, depth: number): RawNode | undefined {
  const low = parseOperand(reader, depth)
  if (low === undefined) return undefined
  if (!takeWord(reader, 'AND')) return misplaced(reader)
  const high = parseOperand(reader, depth)
  return high && { kind: 'between', of, low, high }
}

function parsePrimary(reader: Reader, depth: number): RawNode | undefined {
  if (!takeSign(reader, '(')) return parseTerm(reader, (inner) => parseOperand(inner, depth))
  const of = parseOr(reader, depth + 1)
  return of && expectSign(reader, ')') ? { kind: 'parentheses', of } : undefined
}

function parseOperand(reader: Reader, depth: number): RawNode | undefined {
  const operand = parsePrimary(reader, depth)
  if (operand === undefined) return undefined
  return isOperand(operand) ? operand : misplaced(reader)
}

function isOperand(node: RawNode): boolean {
  const { kind } = bare(node)
  return kind === 'path' || kind === 'value' || kind === 'function'
}

function isCondition(node: RawNode): boolean {
  const { kind } = bare(node)
  return kind !== 'path' && kind !== 'value'
}
