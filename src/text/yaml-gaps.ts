/** What stands between two YAML nodes: white space, comments, indicators, tags and anchors. */
import type { TextRange } from './range.ts'

/** The first offset from `from` on that is neither white space nor in a comment. */
function skipTrivia(text: string, from: number): number {
  let at = from
  for (;;) {
    while (at < text.length && isSpace(text.charCodeAt(at))) at++
    if (text[at] !== '#') return at
    const newline = text.indexOf('\n', at)
    at = newline === -1 ? text.length : newline
  }
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d
}

/** The offset after the colon that follows a key, if one does. */
export function afterColon(text: string, keyEnd: number): number | undefined {
  const at = skipTrivia(text, keyEnd)
  return text[at] === ':' ? at + 1 : undefined
}

/** The offset after the dash that follows `from`, or `from` if none does. */
export function afterDash(text: string, from: number): number {
  const at = skipTrivia(text, from)
  return text[at] === '-' ? at + 1 : from
}

const PROPERTY = /[!&][^\s,[\]{}]*/y
const VERBATIM_TAG = /!<[^>\s]*>/y

/** Tags and anchors between `from` and `to`, in order. */
function properties(text: string, from: number, to: number): TextRange[] {
  const found: TextRange[] = []
  for (let at = skipTrivia(text, from); at < to; at = skipTrivia(text, at)) {
    const property = matchAt(VERBATIM_TAG, text, at) ?? matchAt(PROPERTY, text, at)
    if (property !== undefined) found.push({ start: at, end: at + property.length })
    at += property?.length ?? 1
  }
  return found
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

/** Where the tag of a node stands that starts at `to`. */
export function findTag(text: string, from: number, to: number): TextRange | undefined {
  return properties(text, from, to).findLast((property) => text[property.start] === '!')
}

/** Where the last tag or anchor between `from` and `to` ends; `from` if there is none. */
export function propertiesEnd(text: string, from: number, to: number): number {
  return properties(text, from, to).at(-1)?.end ?? from
}
