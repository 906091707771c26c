/** Writes a value over another one, in the style that is found there. */
import type { Json } from '../base/json.ts'
import type { ScalarNode } from './node.ts'
import type { Place } from './place.ts'
import { isBlockCollection, printAfterColon, printBlock, printInline } from './print-block.ts'
import { type FlowLayout, isList, printFlow } from './print-flow.ts'
import { fitsBlock, printBlockText, printText } from './print-scalar.ts'
import { lineEnd } from './range.ts'
import { tagOf } from './short-tag.ts'
import { diffText, type TextEdit } from './text-edit.ts'
import { columnOf, isSpread, leading, type TextStyle } from './text-style.ts'

export function replaceValue(text: string, place: Place, value: Json, style: TextStyle): TextEdit {
  const tagged = tagOf(value, style)
  // The same tag with another value: only the value changes.
  if (
    tagged !== undefined &&
    place.node.kind === 'tagged' &&
    place.node.tag === tagged.tag &&
    place.node.value.range.start > place.node.range.start
  ) {
    const gapStart = place.node.range.start + tagged.tag.length + 1
    return replaceValue(
      text,
      { ...place, node: place.node.value, owner: { kind: 'tag' }, gapStart, needsColon: false },
      tagged.value,
      style,
    )
  }
  const edit = place.inFlow ? replaceInFlow(text, place, value, style) : replaceInBlock(text, place, value, style)
  return shrink(text, edit)
}

/** Leaves out what an edit over several lines would write again as it was. */
function shrink(text: string, edit: TextEdit): TextEdit {
  const before = text.slice(edit.range.start, edit.range.end)
  if (!before.includes('\n')) return edit
  const smaller = diffText(before, edit.text)
  if (smaller === undefined) return { range: { start: edit.range.start, end: edit.range.start }, text: '' }
  return { range: { start: edit.range.start + smaller.range.start, end: edit.range.start + smaller.range.end }, text: smaller.text }
}

function replaceInFlow(text: string, place: Place, value: Json, style: TextStyle): TextEdit {
  const { node } = place
  const printed = typeof value === 'string' ? flowText(text, place, value, style) : printFlow(value, flowLayout(text, place, style))
  if (node.range.start < node.range.end) return { range: node.range, text: printed }
  const at = Math.max(node.range.start, place.gapStart)
  return { range: { start: at, end: at }, text: `${place.needsColon ? ':' : ''} ${printed}` }
}

function flowText(text: string, place: Place, value: string, style: TextStyle): string {
  const { node } = place
  const preferred =
    node.kind === 'scalar' && node.style !== 'plain' ? node.style : flowLayout(text, place, style).quoted ? 'double' : undefined
  return printText(value, style, true, preferred)
}

/** How a value between brackets is spread: as the one before it if that was a collection, else as the collection around it. */
export function flowLayout(text: string, place: Place, style: TextStyle): FlowLayout {
  const { node, owner } = place
  const around = owner.kind === 'entry' ? owner.mapping : owner.kind === 'item' ? owner.sequence : undefined
  const own = (node.kind === 'mapping' && node.entries.length > 0) || (node.kind === 'sequence' && node.items.length > 0)
  const model = own ? node : around
  const spread = model === undefined ? style.multiline : isSpread(text, model)
  const brace = model?.kind === 'mapping' && text[model.range.start] === '{'
  const padding = brace && /^[ \t]/.test(text.slice(model.range.start + 1, model.range.start + 2)) ? ' ' : ''
  const keyed = model?.kind === 'mapping' ? model.entries[0]?.key.style : undefined
  const quoted = style.format === 'json' || (brace && keyed === 'double')
  return { style, lines: spread ? leading(text, node.range.start) : undefined, padding, quoted }
}

function replaceInBlock(text: string, place: Place, value: Json, style: TextStyle): TextEdit {
  const { node } = place
  if (isBlockCollection(value, style)) return replaceByCollection(text, place, value, style)
  const collection = (node.kind === 'mapping' || node.kind === 'sequence') && node.style === 'block' && node.alias === undefined
  if (tagOf(value, style) !== undefined) return overwrite(text, place, printAfterColon(value, style, place.indent), collection)
  if (typeof value === 'string') return overwrite(text, place, ` ${textLike(text, place, value, style)}`, collection)
  return overwrite(text, place, ` ${printInline(value, style, place.indent)}`, collection)
}

/** A text in the style of the scalar that it replaces. */
function textLike(text: string, place: Place, value: string, style: TextStyle): string {
  const { node } = place
  if (node.kind !== 'scalar' || node.alias !== undefined) return printInline(value, style, place.indent)
  if ((node.style === 'literal' || node.style === 'folded') && style.blocks && fitsBlock(value)) {
    return blockLike(text, place, node, value, style)
  }
  if (value.includes('\n') && style.blocks && fitsBlock(value)) return printInline(value, style, place.indent)
  return printText(value, style, false, node.style)
}

/** A block scalar with the header, the indentation and the comment of the one before. */
function blockLike(text: string, place: Place, node: ScalarNode, value: string, style: TextStyle): string {
  const first = node.segments?.[0]?.source ?? node.range.end
  const found = first < node.range.end ? leading(text, first) : ''
  const indent = found.length > place.indent.length || place.owner.kind === 'root' ? found || style.indent : place.indent + style.indent
  const comment = headerComment(text, node)
  const mode = node.style === 'folded' ? '>' : '|'
  return printBlockText(value, { mode, indent, depth: indent.length - place.indent.length, eol: style.eol, comment })
}

function headerComment(text: string, node: ScalarNode): string {
  return /^[|>][-+\d]*([ \t]+#.*)/.exec(text.slice(node.range.start, lineEnd(text, node.range.start)))?.[1] ?? ''
}

/**
 * Puts `after` (it starts with its space or line break) behind the colon, dash or tag. A comment on the line of the value stays on the
 * line where the new value starts.
 */
function overwrite(text: string, place: Place, after: string, collection: boolean): TextEdit {
  const { node, gapStart } = place
  const valueEnd = contentEnd(text, node)
  const gap = text.slice(gapStart, node.range.start)
  if (collection)
    return {
      range: { start: gapStart, end: valueEnd },
      text: (place.owner.kind === 'root' ? after.trimStart() : after) + gap.trimEnd(),
    }
  const empty = node.range.start === node.range.end
  const start = empty ? Math.max(gapStart, node.range.start) : node.range.start
  const printed = empty && place.owner.kind !== 'root' ? after : after.replace(/^ /, '')
  const newline = printed.indexOf('\n')
  if (newline === -1 || blockHeader(node)) return { range: { start, end: valueEnd > start ? valueEnd : start }, text: printed }
  const head = printed.slice(0, newline).trimEnd()
  const end = Math.max(lineEnd(text, valueEnd), start)
  const comment = text.slice(Math.max(valueEnd, start), end).trimEnd()
  return { range: { start, end }, text: head + comment + printed.slice(newline - (printed[newline - 1] === '\r' ? 1 : 0)) }
}

/** Where a value's text ends, without the last line break of a block scalar that keeps its blank lines. */
function contentEnd(text: string, node: Place['node']): number {
  const { start, end } = node.range
  if (end === start || text[end - 1] !== '\n') return end
  return text[end - 2] === '\r' ? end - 2 : end - 1
}

function blockHeader(node: Place['node']): boolean {
  return node.kind === 'scalar' && (node.style === 'literal' || node.style === 'folded')
}

/** Writes a mapping or list in lines; a flow collection with something in it stays between its brackets. */
function replaceByCollection(text: string, place: Place, value: Json, style: TextStyle): TextEdit {
  const { node, owner, gapStart } = place
  const list = isList(value)
  const valueEnd = contentEnd(text, node)
  if ((node.kind === 'mapping' || node.kind === 'sequence') && node.alias === undefined) {
    const filled = node.kind === 'mapping' ? node.entries.length > 0 : node.items.length > 0
    if (node.style === 'flow' && filled) return { range: node.range, text: printFlow(value, flowLayout(text, place, style)) }
    const column = columnOf(text, node.range.start)
    if (node.style === 'block' && list === (node.kind === 'sequence')) {
      return { range: { start: node.range.start, end: valueEnd }, text: printBlock(value, style, ' '.repeat(column)) }
    }
  }
  if (owner.kind === 'root') return { range: { start: node.range.start, end: valueEnd }, text: printBlock(value, style, '') }
  const gap = text.slice(gapStart, node.range.start).trimEnd()
  const end = lineEnd(text, Math.max(valueEnd, gapStart))
  const block =
    blockHeader(node) || (node.kind !== 'scalar' && node.kind !== 'tagged' && node.style === 'block' && node.alias === undefined)
  const stop = block ? valueEnd : end
  const comment = block ? '' : text.slice(Math.max(valueEnd, gapStart), end).trimEnd()
  if (owner.kind === 'item' && gap + comment === '') {
    return { range: { start: gapStart, end: stop }, text: ` ${printBlock(value, style, `${place.indent}  `)}` }
  }
  const inner = place.indent + (list && owner.kind === 'entry' ? style.dashIndent : style.indent)
  return { range: { start: gapStart, end: stop }, text: gap + comment + style.eol + inner + printBlock(value, style, inner) }
}
