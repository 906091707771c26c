/** Writes scalars: bare where that is safe, else in quotes, texts of several lines as blocks. */
import type { ScalarStyle } from './node.ts'
import type { TextStyle } from './text-style.ts'

/** Bare text that every YAML reader, 1.1 or 1.2, takes for text. */
const PLAIN = /^[\p{L}_/$(][^\p{C}\p{Zl}\p{Zp}\uFEFF]*$/u
/** A number with its unit (`18/min`, `30 %`, `200 ms`, `18 orders/min`), which no reader takes for a number, a time or a date. */
const QUANTITY = /^\d+(?:\.\d+)?(?: ?%|\/[a-z]+|(?:ms|s|min|h|d)| \p{L}[^\p{C}\p{Zl}\p{Zp}\uFEFF]*)$/u
const RESERVED = /^(?:null|true|false|yes|no|on|off)$/i

function isPlainSafe(value: string, inFlow: boolean): boolean {
  if (!(PLAIN.test(value) || QUANTITY.test(value)) || RESERVED.test(value) || /: | #|:$|\s$/.test(value) || /[\u0085\t]/.test(value))
    return false
  return !inFlow || !/[,[\]{}:"']/.test(value.replace(/:(?=[^\s,[\]{}:"'])/g, ''))
}

/** A text on one line. `preferred` is the style that it had before, if any. */
export function printText(value: string, style: TextStyle, inFlow: boolean, preferred?: ScalarStyle): string {
  if (style.format === 'json') return quoteDouble(value)
  const quoted = preferred === 'single' || preferred === 'double'
  if (!quoted && isPlainSafe(value, inFlow)) return value
  const quote = quoted ? preferred : style.quote
  // Single quotes have no escapes: only what can be printed as it is may stand inside.
  return quote === 'single' && !/[\p{C}\p{Zl}\p{Zp}\u0085\t]/u.test(value) ? `'${value.replaceAll("'", "''")}'` : quoteDouble(value)
}

/** JSON's quotes are YAML's double quotes too, once what YAML does not print is escaped as well. */
function quoteDouble(value: string): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\uFEFF\uFFFE\uFFFF]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** Numbers, booleans and null. An integer with more digits than a double holds would be read as text, so it is written as 1.5e+30. */
export function printBare(value: number | boolean | null): string {
  if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)) return value.toExponential()
  return JSON.stringify(value)
}

/** Whether a text can stand as a block scalar. */
export function fitsBlock(value: string): boolean {
  return value.trim() !== '' && !/[^\P{C}\n\t]|[\p{Zl}\p{Zp}\u0085\uFEFF]/u.test(value) && !/^(?:[ \t]*\n)*\t/.test(value)
}

/** How a block scalar is written: its header line, then its lines at `indent`. */
export interface BlockLayout {
  readonly mode: '|' | '>'
  readonly indent: string
  /** How much deeper than its parent the lines stand: needed when the first line starts with a space. */
  readonly depth: number
  readonly eol: string
  /** Stands on the header's line, with the space before it. */
  readonly comment: string
}

/** A block scalar without the line break that ends it. */
export function printBlockText(value: string, layout: BlockLayout): string {
  const body = value.replace(/\n+$/, '')
  const breaks = value.length - body.length
  const chomp = breaks === 0 ? '-' : breaks === 1 ? '' : '+'
  const indicator = /^\n* /.test(value) ? String(layout.depth) : ''
  const lines = [...body.split('\n'), ...Array.from({ length: Math.max(breaks - 1, 0) }, () => '')]
  // Only a text of one line reads the same folded.
  const mode = layout.mode === '>' && !body.includes('\n') && !body.startsWith(' ') ? '>' : '|'
  const header = `${mode}${indicator}${chomp}${layout.comment}`
  return [header, ...lines.map((line) => (line === '' ? '' : layout.indent + line))].join(layout.eol)
}
