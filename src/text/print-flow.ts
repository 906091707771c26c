/** Writes values between brackets: JSON, and YAML's `{ }` and `[ ]`. */
import type { Json, JsonObject } from '../base/json.ts'
import { printBare, printText } from './print-scalar.ts'
import { tagOf } from './short-tag.ts'
import { isPosition, type TextStyle } from './text-style.ts'

export interface FlowLayout {
  readonly style: TextStyle
  /** The indentation of the line that the opening bracket stands on; `undefined` keeps everything on one line. */
  readonly lines: string | undefined
  /** Inside braces on one line: a space or nothing. */
  readonly padding: string
  /** YAML that is written like JSON: keys and texts always in double quotes. */
  readonly quoted: boolean
}

/** A value; the first line has no indentation. */
export function printFlow(value: Json, layout: FlowLayout): string {
  if (typeof value === 'string') return printFlowText(value, layout)
  if (value === null || typeof value !== 'object') return printBare(value)
  const tagged = tagOf(value, layout.style)
  // A second tag in a row is not YAML, so the inner one is written as a key.
  if (tagged !== undefined && tagOf(tagged.value, layout.style) === undefined) return `!${tagged.tag} ${printFlow(tagged.value, layout)}`
  const inner: FlowLayout = layout.lines === undefined ? layout : { ...layout, lines: layout.lines + layout.style.indent }
  if (isList(value))
    return bracket(
      '[',
      value.map((item) => printFlow(item, inner)),
      ']',
      { ...layout, padding: '' },
    )
  const isShort = layout.style.positions === 'brackets' && isPosition(value)
  const entries = entriesOf(value).map(([key, item]) => printFlowEntry(key, item, inner))
  return bracket('{', entries, '}', isShort ? { ...layout, lines: undefined, padding: ' ' } : layout)
}

/** An entry of a mapping, `layout.lines` being the indentation of its own line. */
export function printFlowEntry(key: string, value: Json, layout: FlowLayout): string {
  const colon = layout.style.format === 'json' ? layout.style.colon : ': '
  return `${printFlowText(key, layout)}${colon}${printFlow(value, layout)}`
}

function printFlowText(text: string, layout: FlowLayout): string {
  return printText(text, layout.style, true, layout.quoted ? 'double' : undefined)
}

function bracket(open: string, parts: readonly string[], close: string, layout: FlowLayout): string {
  const { style, lines, padding } = layout
  if (parts.length === 0) return open + close
  if (lines === undefined) return `${open}${padding}${parts.join(style.comma)}${padding}${close}`
  const start = `${style.eol}${lines}${style.indent}`
  return `${open}${start}${parts.join(`,${start}`)}${style.eol}${lines}${close}`
}

export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

/** The entries that JSON would have: those that are not `undefined`. */
export function entriesOf(value: JsonObject): [string, Json][] {
  return Object.entries(value).filter((entry): entry is [string, Json] => entry[1] !== undefined)
}
