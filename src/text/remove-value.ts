/** Takes an entry or an item out of the text, with its lines or its comma. */
import type { Place } from './place.ts'
import type { TextRange } from './range.ts'
import { lineEnd, lineStart } from './range.ts'
import type { TextEdit } from './text-edit.ts'

/** The edit that removes one of several children. (The last child of a collection is not removed: the collection becomes empty.) */
export function removeChild(text: string, place: Place): TextEdit | undefined {
  const { owner } = place
  if (owner.kind !== 'entry' && owner.kind !== 'item') return undefined
  const collection = owner.kind === 'entry' ? owner.mapping : owner.sequence
  const ranges = owner.kind === 'entry' ? owner.mapping.entries.map((entry) => entry.range) : owner.sequence.items.map((item) => item.range)
  const own = ranges[owner.index]
  if (own === undefined || collection.style === 'pair') return undefined
  const [before, after] = [ranges[owner.index - 1], ranges[owner.index + 1]]
  if (collection.style === 'flow')
    return remove(after === undefined ? { start: before?.end ?? own.start, end: own.end } : { start: own.start, end: after.start })
  const start = owner.kind === 'entry' ? own.start : place.gapStart - 1
  return removeLines(text, { start, end: Math.max(own.end, place.gapStart) }, after?.start)
}

/** Removes whole lines; an entry that shares its first line with a dash (`- a: 1`) leaves its place there to the next one. */
function removeLines(text: string, range: TextRange, next: number | undefined): TextEdit {
  const start = lineStart(text, range.start)
  const shared = text.slice(start, range.start).trim() !== ''
  if (shared) {
    const nextLine = next === undefined ? range.end : lineStart(text, next)
    return remove({ start: range.start, end: nextLine + (next === undefined ? 0 : range.start - start) })
  }
  // A block scalar that keeps its blank lines ends at the start of a line.
  const end = text[range.end - 1] === '\n' ? range.end : lineEnd(text, range.end)
  const newline = end === range.end && text[end - 1] === '\n' ? 0 : text.startsWith('\r\n', end) ? 2 : text[end] === '\n' ? 1 : 0
  if (newline > 0 || text[end - 1] === '\n') return remove({ start, end: end + newline })
  // The last line of a text without a line break at its end takes the one before it along.
  const back = text.startsWith('\r\n', start - 2) ? 2 : text[start - 1] === '\n' ? 1 : 0
  return remove({ start: start - back, end })
}

function remove(range: TextRange): TextEdit {
  return { range, text: '' }
}
