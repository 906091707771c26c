/** Changes of a text, as ranges to replace. */
import { assert } from '../base/assert.ts'
import type { TextRange } from './range.ts'

/** Puts `text` in the place of `range`; an empty range inserts. */
export interface TextEdit {
  readonly range: TextRange
  readonly text: string
}

/** The text after all edits. Their ranges are those of the text before, in any order, and do not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits.toSorted((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)
  let result = ''
  let at = 0
  for (const { range, text: replacement } of ordered) {
    assert(at <= range.start && range.start <= range.end && range.end <= text.length, `edits overlap or leave the text at ${range.start}`)
    result += text.slice(at, range.start) + replacement
    at = range.end
  }
  return result + text.slice(at)
}

/** The one edit that turns `before` into `after`, without what both start and end with; `undefined` when they are equal. */
export function diffText(before: string, after: string): TextEdit | undefined {
  if (before === after) return undefined
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++
  if (splitsCharacter(before, start) || splitsCharacter(after, start)) start--
  let tail = 0
  while (tail < shorter - start && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail++
  if (tail > 0 && (splitsCharacter(before, before.length - tail) || splitsCharacter(after, after.length - tail))) tail--
  return { range: { start, end: before.length - tail }, text: after.slice(start, after.length - tail) }
}

/** Whether the offset lies between the halves of a surrogate pair or of `\r\n`. */
function splitsCharacter(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1)
  const after = text.charCodeAt(offset)
  return (before === 0x0d && after === 0x0a) || (before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000)
}
