/** Adds an entry to a mapping or an item to a list, after the last one, in the way the others are written. */
import type { Json } from '../base/json.ts'
import type { MappingNode, SequenceNode } from './node.ts'
import type { Place } from './place.ts'
import { printAfterDash, printEntry } from './print-block.ts'
import { printFlow, printFlowEntry } from './print-flow.ts'
import { lineEnd } from './range.ts'
import { flowLayout, replaceValue } from './replace-value.ts'
import type { TextEdit } from './text-edit.ts'
import { columnOf, isSpread, leading, type TextStyle } from './text-style.ts'

/** `part` is the new key, or the new index, which is the list's length. */
export function insertValue(text: string, place: Place, part: string | number, value: Json, style: TextStyle): TextEdit {
  const { node } = place
  const children = node.kind === 'mapping' ? node.entries : node.kind === 'sequence' ? node.items : []
  const last = children.at(-1)
  if ((node.kind !== 'mapping' && node.kind !== 'sequence') || last === undefined) {
    return replaceValue(text, place, typeof part === 'number' ? [value] : { [part]: value }, style)
  }
  if (node.style !== 'block') return insertInFlow(text, place, node, part, value, style)
  const indent = ' '.repeat(columnOf(text, node.range.start))
  const line = typeof part === 'number' ? `-${printAfterDash(value, style, indent)}` : printEntry(part, value, style, indent)
  const end = last.range.end
  // A block scalar that keeps its blank lines ends at the start of a line.
  if (text[end - 1] === '\n') return { range: { start: end, end }, text: indent + line + style.eol }
  const at = lineEnd(text, end)
  return { range: { start: at, end: at }, text: style.eol + indent + line }
}

function insertInFlow(
  text: string,
  place: Place,
  node: MappingNode | SequenceNode,
  part: string | number,
  value: Json,
  style: TextStyle,
): TextEdit {
  const children = node.kind === 'mapping' ? node.entries : node.items
  const [first, last] = [children[0]?.range ?? node.range, children.at(-1)?.range ?? node.range]
  const spread = isSpread(text, node)
  const indent = leading(text, last.start)
  const layout = { ...flowLayout(text, place, style), lines: spread ? indent : undefined }
  const printed = typeof part === 'number' ? printFlow(value, layout) : printFlowEntry(part, value, layout)
  if (spread) {
    // A comment behind the last entry stays with it.
    const comment = /^[ \t]*#.*/.exec(text.slice(last.end, lineEnd(text, last.end)))?.[0] ?? ''
    const end = last.end + comment.length
    return { range: { start: last.end, end }, text: `,${comment}${style.eol}${indent}${printed}` }
  }
  const second = children[1]?.range
  const gap = second === undefined ? style.comma : text.slice(first.end, second.start)
  const comma = /^,[ \t]*$/.test(gap) ? gap : style.comma
  return { range: { start: last.end, end: last.end }, text: comma + printed }
}
