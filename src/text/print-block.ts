/** Writes YAML in lines: mappings, lists and texts by indentation. */
import type { Json } from '../base/json.ts'
import { type FlowLayout, entriesOf, isList, printFlow } from './print-flow.ts'
import { fitsBlock, printBlockText, printText } from './print-scalar.ts'
import { tagOf } from './short-tag.ts'
import { isPosition, type TextStyle } from './text-style.ts'

/** Whether a value is written as lines of its own: mappings and lists with something in them. */
export function isBlockCollection(value: Json, style: TextStyle): value is readonly Json[] | { readonly [key: string]: Json | undefined } {
  if (value === null || typeof value !== 'object' || tagOf(value, style) !== undefined) return false
  if (style.positions === 'brackets' && isPosition(value)) return false
  return isList(value) ? value.length > 0 : entriesOf(value).length > 0
}

/** A mapping or list whose lines stand at `indent`; the first line has no indentation. */
export function printBlock(value: Json, style: TextStyle, indent: string): string {
  if (value === null || typeof value !== 'object') return printInline(value, style, indent)
  const lines = isList(value)
    ? value.map((item) => `-${printAfterDash(item, style, indent)}`)
    : entriesOf(value).map(([key, item]) => printEntry(key, item, style, indent))
  return lines.join(style.eol + indent)
}

/** `key: value`, with `indent` in front of the key (not written). */
export function printEntry(key: string, value: Json, style: TextStyle, indent: string): string {
  return `${printText(key, style, false)}:${printAfterColon(value, style, indent)}`
}

/** What follows the colon of an entry at `indent`, from the space or line break on. */
export function printAfterColon(value: Json, style: TextStyle, indent: string): string {
  const tagged = tagOf(value, style)
  if (tagged !== undefined) return ` !${tagged.tag}${printAfterTag(tagged.value, style, indent)}`
  if (!isBlockCollection(value, style)) return ` ${printInline(value, style, indent)}`
  const inner = indent + (isList(value) ? style.dashIndent : style.indent)
  return style.eol + inner + printBlock(value, style, inner)
}

/** What follows the dash of an item at `indent`. */
export function printAfterDash(value: Json, style: TextStyle, indent: string): string {
  const tagged = tagOf(value, style)
  if (tagged !== undefined) return ` !${tagged.tag}${printAfterTag(tagged.value, { ...style, dashIndent: style.indent }, indent)}`
  return ` ${isBlockCollection(value, style) ? printBlock(value, style, `${indent}  `) : printInline(value, style, indent)}`
}

/** A value inside a tag; a second tag in a row is not YAML, so it is written as a key. */
function printAfterTag(value: Json, style: TextStyle, indent: string): string {
  if (tagOf(value, style) === undefined) return printAfterColon(value, style, indent)
  const inner = indent + style.indent
  return style.eol + inner + printBlock(value, style, inner)
}

/** A value that starts on the line where it belongs. `indent` is that of the mapping or list around it. */
export function printInline(value: Json, style: TextStyle, indent: string): string {
  if (typeof value === 'string') {
    if (!style.blocks || !value.includes('\n') || !fitsBlock(value)) return printText(value, style, false)
    const layout = { mode: '|', indent: indent + style.indent, depth: style.indent.length, eol: style.eol, comment: '' } as const
    return printBlockText(value, layout)
  }
  const layout: FlowLayout = { style, lines: undefined, padding: '', quoted: false }
  return printFlow(value, layout)
}
