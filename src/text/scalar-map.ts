/**
 * Maps offsets in a scalar's value to offsets in the text and back, so that a language written inside a scalar (ASL or code in a block
 * scalar) can have its places marked in the outer text.
 */
import type { ScalarNode, ScalarSegment, ScalarStyle } from './node.ts'

/** Where the character at `valueOffset` of the scalar's value stands in the text. An offset past the end gives the content's end. */
export function offsetInSource(node: ScalarNode, valueOffset: number): number {
  const { segments, range } = node
  const quote = node.style === 'single' || node.style === 'double' ? 1 : 0
  const end = range.end - quote
  if (segments === undefined || segments.length === 0) return clamp(range.start + quote + valueOffset, range.start + quote, end)
  const index = lastIndexBefore(segments, (segment) => segment.value <= valueOffset)
  const segment = segments[index] as ScalarSegment
  return clamp(segment.source + Math.max(valueOffset - segment.value, 0), segment.source, segments[index + 1]?.source ?? end)
}

/** The offset in the scalar's value that `sourceOffset` in the text belongs to; indentation belongs to the end of what stands before it. */
export function offsetInValue(node: ScalarNode, sourceOffset: number): number {
  const length = typeof node.value === 'string' ? node.value.length : node.range.end - node.range.start
  const { segments, range } = node
  if (segments === undefined || segments.length === 0) {
    const quote = node.style === 'single' || node.style === 'double' ? 1 : 0
    return clamp(sourceOffset - range.start - quote, 0, length)
  }
  const index = lastIndexBefore(segments, (segment) => segment.source <= sourceOffset)
  const segment = segments[index] as ScalarSegment
  return clamp(segment.value + Math.max(sourceOffset - segment.source, 0), segment.value, segments[index + 1]?.value ?? length)
}

function lastIndexBefore(segments: readonly ScalarSegment[], holds: (segment: ScalarSegment) => boolean): number {
  let low = 0
  let high = segments.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (holds(segments[middle] as ScalarSegment)) low = middle
    else high = middle - 1
  }
  return low
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(Math.min(value, high), low)
}

/** The segments of a string scalar whose source stands at `start` to `end`, or `undefined` when it stands there in one piece. */
export function scalarSegments(
  text: string,
  scalar: { readonly start: number; readonly end: number; readonly style: ScalarStyle; readonly value: string },
): ScalarSegment[] | undefined {
  const { start, end, style, value } = scalar
  if (style === 'literal' || style === 'folded') return blockSegments(text, start, end, value)
  const quoted = style !== 'plain'
  const inner = quoted ? text.slice(start + 1, text[end - 1] === text[start] && end - start > 1 ? end - 1 : end) : text.slice(start, end)
  return inner === value ? undefined : flowSegments(inner, quoted ? start + 1 : start, style)
}

/** A block scalar's content lines stand in the value in order, parted by line breaks or, when folded, by single spaces. */
function blockSegments(text: string, start: number, end: number, value: string): ScalarSegment[] {
  const segments: ScalarSegment[] = []
  const indent = blockIndent(text, start, end)
  let at = text.indexOf('\n', start) + 1
  let inValue = 0
  while (at > 0 && at < end) {
    const newline = text.indexOf('\n', at)
    const lineEnd = newline === -1 || newline > end ? end : newline
    const content = text.slice(Math.min(at + indent, lineEnd), lineEnd).replace(/\r$/, '')
    if (content !== '') {
      while (value[inValue] === '\n' && content[0] !== '\n') inValue++
      if (value[inValue] === ' ' && !value.startsWith(content, inValue)) inValue++
      segments.push({ value: inValue, source: at + indent })
      inValue += content.length
    }
    at = lineEnd + 1
  }
  return segments.length === 0 ? [{ value: 0, source: end }] : segments
}

function blockIndent(text: string, start: number, end: number): number {
  const header = text.slice(start, text.indexOf('\n', start) + 1)
  const body = text.slice(start + header.length, end)
  const first = /^(?: *\r?\n)*( *)[^ \r\n]/.exec(body)?.[1]?.length ?? 0
  // With an explicit indicator the first line may be deeper than the content's indentation.
  if (!/^[|>][+-]?[1-9]/.test(header)) return first
  const lines = body.split('\n').filter((line) => line.trim() !== '')
  return Math.min(first, ...lines.map((line) => line.length - line.trimStart().length))
}

const ESCAPE = /\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|\r?\n[ \t]*|[^])/y
const FOLD = /[ \t]*\r?\n(?:[ \t]*\r?\n)*[ \t]*/y

function flowSegments(inner: string, start: number, style: ScalarStyle): ScalarSegment[] {
  const segments: ScalarSegment[] = [{ value: 0, source: start }]
  let at = 0
  let inValue = 0
  while (at < inner.length) {
    const jump = flowJump(inner, at, style)
    at += jump?.source ?? 1
    inValue += jump?.value ?? 1
    if (jump !== undefined) segments.push({ value: inValue, source: start + at })
  }
  return segments
}

/** What is longer in the text than in the value at this place: an escape, a doubled quote, a folded line break. */
function flowJump(inner: string, at: number, style: ScalarStyle): { readonly source: number; readonly value: number } | undefined {
  if (style === 'double' && inner[at] === '\\') {
    ESCAPE.lastIndex = at
    const escape = ESCAPE.exec(inner)?.[0] ?? '\\'
    const lineBreak = /^\\\r?\n/.test(escape)
    return { source: escape.length, value: lineBreak ? 0 : escape[1] === 'U' && Number.parseInt(escape.slice(2), 16) > 0xffff ? 2 : 1 }
  }
  if (style === 'single' && inner.startsWith("''", at)) return { source: 2, value: 1 }
  FOLD.lastIndex = at
  const fold = FOLD.exec(inner)?.[0]
  if (fold === undefined) return undefined
  return { source: fold.length, value: Math.max(fold.split('\n').length - 2, 1) }
}
