/** Paths, placeholders and functions: what conditions and updates are made of. */
import type { RawNode, RawPath } from './raw.ts'
import { expectSign, isSign, misplaced, peek, takeSign, type Reader } from './tokens.ts'

/** `undefined` where something is misplaced, which the reader then knows. */
export function parsePath(reader: Reader): RawPath | undefined {
  const first = takeName(reader)
  if (first === undefined) return undefined
  const path: (string | number)[] = [first]
  for (;;) {
    if (takeSign(reader, '.')) {
      const name = takeName(reader)
      if (name === undefined) return undefined
      path.push(name)
    } else if (takeSign(reader, '[')) {
      const { kind, text } = peek(reader)
      if (kind !== 'number') return misplaced(reader)
      reader.at++
      path.push(Number(text))
      if (!expectSign(reader, ']')) return undefined
    } else return path
  }
}

const operators: ReadonlySet<string> = new Set(['AND', 'OR', 'NOT', 'BETWEEN', 'IN', 'SET', 'REMOVE', 'ADD', 'DELETE'])

function takeName(reader: Reader): string | undefined {
  const { kind, text } = peek(reader)
  const isName = (kind === 'word' && !operators.has(text.toUpperCase())) || (kind === 'name' && text.length > 1)
  if (!isName) return misplaced(reader)
  reader.at++
  return text
}

/** A path, a :value or a function; `inner` parses what stands in the function's parentheses. */
export function parseTerm(reader: Reader, inner: (reader: Reader) => RawNode | undefined): RawNode | undefined {
  const { kind, text } = peek(reader)
  if (kind === 'value' && text.length > 1) {
    reader.at++
    return { kind: 'value', name: text }
  }
  if (kind === 'word' && peek(reader, 1).text === '(' && !operators.has(text.toUpperCase())) {
    reader.at += 2
    const operands = isSign(reader, ')') ? [] : parseList(reader, inner)
    if (operands === undefined || !expectSign(reader, ')')) return undefined
    return { kind: 'function', name: text, operands }
  }
  const path = parsePath(reader)
  return path && { kind: 'path', path }
}

export function parseList<T>(reader: Reader, one: (reader: Reader) => T | undefined): T[] | undefined {
  const items: T[] = []
  do {
    const item = one(reader)
    if (item === undefined) return undefined
    items.push(item)
  } while (takeSign(reader, ','))
  return items
}
