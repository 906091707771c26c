/** Updates and projections, as they are written. */
import { parseList, parsePath, parseTerm } from './parse-operand.ts'
import type { RawClause, RawNode, RawPath, RawUpdate } from './raw.ts'
import { expectSign, isSign, misplaced, peek, takeSign, type Reader } from './tokens.ts'

const sectionNames = ['SET', 'REMOVE', 'ADD', 'DELETE'] as const

export function parseUpdateSections(reader: Reader): RawUpdate | undefined {
  const clauses: RawClause[] = []
  const sections: RawClause['section'][] = []
  do {
    const { kind, text } = peek(reader)
    const section = kind === 'word' ? sectionNames.find((name) => name === text.toUpperCase()) : undefined
    if (section === undefined) return misplaced(reader)
    reader.at++
    sections.push(section)
    const held = parseList(reader, (inner) => parseClause(inner, section))
    if (held === undefined) return undefined
    clauses.push(...held)
  } while (peek(reader).kind !== 'end')
  return { clauses, sections }
}

function parseClause(reader: Reader, section: RawClause['section']): RawClause | undefined {
  const path = parsePath(reader)
  if (path === undefined) return undefined
  if (section === 'REMOVE') return { section, path }
  if (section === 'SET') {
    const value = expectSign(reader, '=') ? parseSetValue(reader) : undefined
    return value && { section, path, value }
  }
  const { kind, text } = peek(reader)
  if (kind !== 'value') return misplaced(reader)
  reader.at++
  return { section, path, value: { kind: 'value', name: text } }
}

function parseSetValue(reader: Reader): RawNode | undefined {
  const left = parseSetOperand(reader)
  if (left === undefined || (!isSign(reader, '+') && !isSign(reader, '-'))) return left
  const operator = peek(reader).text as '+' | '-'
  reader.at++
  const right = parseSetOperand(reader)
  return right && { kind: 'arithmetic', operator, left, right }
}

function parseSetOperand(reader: Reader): RawNode | undefined {
  if (!takeSign(reader, '(')) return parseTerm(reader, parseSetOperand)
  const of = parseSetValue(reader)
  return of && expectSign(reader, ')') ? { kind: 'parentheses', of } : undefined
}

export function parsePathList(reader: Reader): readonly RawPath[] | undefined {
  const paths = parseList(reader, parsePath)
  if (paths === undefined) return undefined
  return peek(reader).kind === 'end' ? paths : misplaced(reader)
}
