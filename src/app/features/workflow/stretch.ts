/** The lines of a text that a stretch lies on. */

/** Offsets. */
export interface StretchOfText {
  readonly start: number
  readonly end: number
}

/** Whole lines without the indentation that they share; `firstLine` is counted from 1. */
export function stretchOf(text: string, { start, end }: StretchOfText): { readonly firstLine: number; readonly lines: readonly string[] } {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const next = text.indexOf('\n', Math.max(start, end - 1))
  const lines = text
    .slice(from, next === -1 ? text.length : next)
    .split('\n')
    .map((line) => line.replace(/\r$/, ''))
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)?.[0].length ?? 0)
  const shared = indents.length === 0 ? 0 : Math.min(...indents)
  return { firstLine: text.slice(0, from).split('\n').length, lines: lines.map((line) => line.slice(shared)) }
}
