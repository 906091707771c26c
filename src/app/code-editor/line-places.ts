/**
 * Offsets of a document's text to Monaco's lines and columns and back. Monaco makes all line breaks of a text alike and takes a
 * byte order mark away, so its own offsets are not ours; lines and columns are the same in both.
 */

export interface Place {
  readonly lineNumber: number
  readonly column: number
}

export interface LinePlaces {
  readonly placeAt: (offset: number) => Place
  readonly offsetOf: (place: Place) => number
}

export function linePlaces(text: string): LinePlaces {
  const starts = lineStarts(text)
  return {
    placeAt(offset) {
      const line = lineAt(starts, offset)
      const start = starts[line] ?? 0
      return { lineNumber: line + 1, column: Math.max(0, Math.min(offset, endOf(text, starts, line)) - start) + 1 }
    },
    offsetOf({ lineNumber, column }) {
      const line = Math.max(0, Math.min(lineNumber - 1, starts.length - 1))
      return Math.min((starts[line] ?? 0) + column - 1, endOf(text, starts, line))
    },
  }
}

function lineStarts(text: string): readonly number[] {
  const starts = [text.charCodeAt(0) === 0xfeff ? 1 : 0]
  for (const { index, 0: lineBreak } of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + lineBreak.length)
  return starts
}

/** The last line that starts at or before the offset. */
function lineAt(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** Where a line ends, before its break. */
function endOf(text: string, starts: readonly number[], line: number): number {
  const next = starts[line + 1]
  if (next === undefined) return text.length
  return text[next - 1] === '\n' && text[next - 2] === '\r' ? next - 2 : next - 1
}
