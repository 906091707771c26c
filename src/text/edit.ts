/**
 * The smallest changes of a text that change a value in it. Every edit is proven before it is handed out: the text is read again, and
 * exactly the value that was asked for must have changed.
 */
import { emptyRecord, isJsonObject, type Json } from '../base/json.ts'
import { fail, ok, type Result } from '../base/result.ts'
import { insertValue } from './insert-value.ts'
import type { TextTree } from './node.ts'
import { type EditError, findPlace, noSuchPlace } from './place.ts'
import { printBlock } from './print-block.ts'
import { printFlow } from './print-flow.ts'
import { removeChild } from './remove-value.ts'
import { replaceValue } from './replace-value.ts'
import { applyEdits, type TextEdit } from './text-edit.ts'
import { type TextStyle, styleOf } from './text-style.ts'
import { nodeByPath, parseTree, toJson, type TreePath } from './tree.ts'

export type { EditError } from './place.ts'
export { applyEdits, diffText, type TextEdit } from './text-edit.ts'

/**
 * Gives the place at `path` a value. What is there keeps its style: quotes, block scalars, brackets, comments. What is missing is added
 * at the end of its mapping, with the parents it needs, as its neighbours are written; a list grows at its end only. At most one edit;
 * none if the value is there already. In YAML `{ "!Ref": x }` is written `!Ref x`. `wish` says how new text is to be written.
 */
export function setValue(
  tree: TextTree,
  path: TreePath,
  value: Json,
  wish: Partial<Pick<TextStyle, 'positions'>> = {},
): Result<TextEdit[], EditError> {
  const broken = refuseBroken(tree, path)
  if (broken !== undefined) return fail(broken)
  const current = nodeByPath(tree, path)
  if (current !== undefined && sameJson(toJson(current), value)) return ok([])
  const found = findPlace(tree, path)
  if (!found.ok) return found
  const wanted = withValue(tree.root === undefined ? undefined : toJson(tree.root), path, value)
  if (wanted === undefined) return fail(noSuchPlace(path, 'A new list starts at position 0.'))
  const style = { ...styleOf(tree), ...wish }
  // Block scalars have corners (a text that starts with blank lines, say) where only quotes hold what they are given.
  for (const attempt of [style, { ...style, blocks: false }]) {
    const edit = endLastLine(tree, editFor(tree, found.value, path, value, attempt), attempt)
    if (isProven(tree, edit, wanted)) return ok([edit])
  }
  return fail(notPossible(path))
}

function editFor(tree: TextTree, found: FoundPlace, path: TreePath, value: Json, style: TextStyle): TextEdit {
  if (found === undefined) return writeRoot(tree, nest(path, value), style)
  const [next, ...below] = found.rest
  if (next === undefined) return replaceValue(tree.text, found.place, value, style)
  return insertValue(tree.text, found.place, next, nest(below, value), style)
}

/** A block scalar at the very end needs its last line ended: readers differ on what it means otherwise. */
function endLastLine(tree: TextTree, edit: TextEdit, style: TextStyle): TextEdit {
  const atEnd = tree.format === 'yaml' && edit.range.end === tree.text.length && !edit.text.endsWith('\n')
  return atEnd && /(?:^|\s)[|>][-+\d]*(?:[ \t]+#.*)?\r?\n/.test(edit.text) ? { ...edit, text: edit.text + style.eol } : edit
}

type FoundPlace = Extract<ReturnType<typeof findPlace>, { ok: true }>['value']

/** Takes the entry or item at `path` out, with its line and the comment on it. The only child of a mapping or list leaves `{}` or `[]`. */
export function removeValue(tree: TextTree, path: TreePath): Result<TextEdit[], EditError> {
  const broken = refuseBroken(tree, path)
  if (broken !== undefined) return fail(broken)
  const found = findPlace(tree, path)
  if (!found.ok) return found
  const last = path.at(-1)
  if (found.value === undefined || found.value.rest.length > 0 || last === undefined) {
    return fail(noSuchPlace(path, 'There is nothing at this place to remove.'))
  }
  const { owner } = found.value.place
  const siblings = owner.kind === 'entry' ? owner.mapping.entries.length : owner.kind === 'item' ? owner.sequence.items.length : 0
  if (siblings === 1) return setValue(tree, path.slice(0, -1), owner.kind === 'entry' ? {} : [])
  const edit = removeChild(tree.text, found.value.place)
  const wanted = without(tree.root === undefined ? null : toJson(tree.root), path)
  return edit !== undefined && isProven(tree, edit, wanted) ? ok([edit]) : fail(notPossible(path))
}

/** A whole value for a text that has none: empty, or only comments. */
function writeRoot(tree: TextTree, value: Json, style: TextStyle): TextEdit {
  const { text } = tree
  const json = tree.format === 'json'
  const printed = json ? printFlow(value, { style, lines: '', padding: '', quoted: true }) : printBlock(value, style, '')
  const newline = json || text === '' || text === '\uFEFF' || text.endsWith('\n') ? '' : style.eol
  return { range: { start: text.length, end: text.length }, text: newline + printed + style.eol }
}

function refuseBroken(tree: TextTree, path: TreePath): EditError | undefined {
  const readable = new Set(['text.duplicate-key', 'text.merge-key', 'text.unsupported-tag', 'text.number-range'])
  const broken = tree.diagnostics.find((diagnostic) => diagnostic.severity === 'error' && !readable.has(diagnostic.code))
  if (broken === undefined) return undefined
  return { code: 'broken-text', message: `The text has an error that must be mended first: ${broken.message}`, path }
}

function isProven(tree: TextTree, edit: TextEdit, wanted: Json): boolean {
  const after = parseTree(applyEdits(tree.text, [edit]), { format: tree.format })
  const sound = after.diagnostics.length <= tree.diagnostics.length && refuseBroken(after, []) === undefined
  return sound && after.root !== undefined && sameJson(toJson(after.root), wanted)
}

function notPossible(path: TreePath): EditError {
  const message = 'This change cannot be made without rewriting more of the text than is safe; please make it in the text itself.'
  return { code: 'not-possible', message, path }
}

/** Order counts: an edit that moves entries is not the one that was asked for. */
function sameJson(a: Json, b: Json): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** `value` below the keys of `path`: what must be added when these parents are missing. */
function nest(path: TreePath, value: Json): Json {
  return path.reduceRight<Json>((inner, part) => (typeof part === 'number' ? [inner] : recordOf([[part, inner]])), value)
}

/** `json` with another value at `path`; `undefined` if a new list would not start at 0. */
function withValue(json: Json | undefined, path: TreePath, value: Json): Json | undefined {
  const [part, ...rest] = path
  if (part === undefined) return value
  if (typeof part === 'number') {
    const items: readonly Json[] = Array.isArray(json) ? json : []
    const inner = part > items.length ? undefined : withValue(items[part], rest, value)
    return inner === undefined ? undefined : [...items.slice(0, part), inner, ...items.slice(part + 1)]
  }
  const record = isJsonObject(json) ? json : {}
  const inner = withValue(Object.hasOwn(record, part) ? record[part] : undefined, rest, value)
  return inner === undefined ? undefined : recordOf([...Object.entries(record), [part, inner]])
}

function without(json: Json, path: TreePath): Json {
  const [part, ...rest] = path
  if (Array.isArray(json)) {
    return json.flatMap((item: Json, index) => (index !== part ? [item] : rest.length === 0 ? [] : [without(item, rest)]))
  }
  if (!isJsonObject(json)) return json
  const entries = Object.entries(json).filter(([key]) => key !== part || rest.length > 0)
  return recordOf(entries.map(([key, item]) => [key, key === part ? without(item ?? null, rest) : item]))
}

function recordOf(entries: readonly (readonly [string, Json | undefined])[]): Json {
  const record = emptyRecord<Json | undefined>()
  for (const [key, item] of entries) record[key] = item
  return record
}
