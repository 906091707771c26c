/** Places in a text: UTF-16 offsets for machines, lines and columns for people. */

/** A stretch of text in UTF-16 offsets; `end` is exclusive. */
export interface TextRange {
  readonly start: number
  readonly end: number
}

/** A place as an editor shows it: both numbers start at 1, columns count UTF-16 units. */
export interface TextPosition {
  readonly line: number
  readonly column: number
}

/** The line and column of an offset. Offsets outside the text are pulled to its nearest end. */
export function positionAt(text: string, offset: number): TextPosition {
  const end = Math.min(Math.max(offset, 0), text.length)
  let line = 1
  let lineStart = 0
  for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) {
    line++
    lineStart = at + 1
  }
  return { line, column: end - lineStart + 1 }
}

/** Where the line of `offset` starts, after a byte order mark. */
export function lineStart(text: string, offset: number): number {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  return start === 0 && text.charCodeAt(0) === 0xfeff ? 1 : start
}

/** Where the line of `offset` ends: before its `\n` or `\r\n`, or at the end of the text. */
export function lineEnd(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset)
  if (newline === -1) return text.length
  return newline > offset && text[newline - 1] === '\r' ? newline - 1 : newline
}
