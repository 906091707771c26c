/** Places of a text while the text changes, and places worth a mark. */
import type { TextEdit } from '../../bridge/protocol/index.ts'
import type { Stretch } from './contract.ts'

export function movedStretch({ start, end }: Stretch, edits: readonly TextEdit[]): Stretch {
  return { start: movedOffset(start, edits), end: movedOffset(end, edits) }
}

/** Where an offset stands after edits; in a replaced stretch it is pulled to its end. */
export function movedOffset(offset: number, edits: readonly TextEdit[]): number {
  let moved = offset
  for (const { range, text } of edits) {
    if (range.end <= offset) moved += text.length - (range.end - range.start)
    else if (range.start < offset) moved += text.length - (offset - range.start)
  }
  return moved
}

/** A stretch that is worth a mark: never more than its first line, never nothing. */
export function shortStretch(text: string, { start, end }: Stretch): Stretch {
  const newline = text.indexOf('\n', start)
  const lineEnd = newline < 0 ? text.length : newline
  const short = Math.min(end, lineEnd)
  return short > start ? { start, end: short } : { start, end: Math.min(start + 1, text.length) }
}
