/** Turns the parser's scalars into ours. */
import type { Scalar } from 'yaml'
import type { MappingEntry, ScalarNode, ScalarStyle } from './node.ts'
import { lineEnd, type TextRange } from './range.ts'
import { scalarSegments } from './scalar-map.ts'

const STYLES: Readonly<Record<string, ScalarStyle>> = {
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
}

/** A value. */
export function scalarFrom(text: string, scalar: Scalar, range: TextRange): ScalarNode {
  return build(text, scalar, range, plainValue(scalar))
}

/** A key: always a string, as it was written. */
export function keyFrom(text: string, scalar: Scalar, range: TextRange): MappingEntry['key'] {
  const value = typeof scalar.value === 'string' ? scalar.value : (scalar.source ?? '')
  return { ...build(text, scalar, range, value), value }
}

function build(text: string, scalar: Scalar, written: TextRange, value: ScalarNode['value']): ScalarNode {
  const style = STYLES[scalar.type ?? ''] ?? 'plain'
  const range = style === 'literal' || style === 'folded' ? withoutBlankLines(text, written) : written
  const segments = typeof value === 'string' ? scalarSegments(text, { ...range, style, value }) : undefined
  return { kind: 'scalar', value, style, range, ...(segments === undefined ? {} : { segments }) }
}

/**
 * Numbers that a number cannot hold as written stay text: leading zeros (`012345678901` is an account), more digits than a double has,
 * `.inf` and `.nan`. Dates are text in the core schema.
 */
function plainValue(scalar: Scalar): ScalarNode['value'] {
  const { value } = scalar
  const source = scalar.source ?? ''
  if (typeof value === 'number') {
    const exact = Number.isFinite(value) && !/^[-+]?0\d/.test(source) && (!/^[-+]?\d+$/.test(source) || Number.isSafeInteger(value))
    if (!exact) return source
    // Minus zero does not survive JSON, so it is no value here.
    return value === 0 ? 0 : value
  }
  return typeof value === 'string' || typeof value === 'boolean' || value === null ? value : source
}

/** A block scalar without the blank lines below it, which belong to nobody, unless its header says to keep them. */
function withoutBlankLines(text: string, range: TextRange): TextRange {
  const header = text.slice(range.start, Math.min(lineEnd(text, range.start), range.end))
  if (/^[|>]\d?\+/.test(header)) return range
  let end = range.end
  for (;;) {
    const newline = text.lastIndexOf('\n', end - 1)
    if (newline < range.start || text.slice(newline + 1, end).trim() !== '') break
    end = text[newline - 1] === '\r' ? newline - 1 : newline
  }
  return { start: range.start, end }
}
