/** Finds the place in a text that a path speaks of: where a value stands, what is around it, or where it would have to be added. */
import { fail, ok, type Result } from '../base/result.ts'
import type { MappingNode, SequenceNode, TextTree, TreeNode } from './node.ts'
import { columnOf } from './text-style.ts'
import type { TreePath } from './tree.ts'
import { afterColon, afterDash, findTag } from './yaml-gaps.ts'

/** Why an edit cannot be made. */
export interface EditError {
  readonly code: 'broken-text' | 'no-such-place' | 'inside-scalar' | 'inside-alias' | 'not-possible'
  readonly message: string
  readonly path: TreePath
}

/** A value and what an edit must know about its surroundings. */
export interface Place {
  readonly node: TreeNode
  readonly owner:
    | { readonly kind: 'root' }
    | { readonly kind: 'entry'; readonly mapping: MappingNode; readonly index: number }
    | { readonly kind: 'item'; readonly sequence: SequenceNode; readonly index: number }
    | { readonly kind: 'tag' }
  /** Right after the colon, the dash or the tag in front of the value; the value's start where there is none of these. */
  readonly gapStart: number
  /** The key has no colon yet: `{ a }`. */
  readonly needsColon: boolean
  /** Between brackets, where lines and indentation do not count. */
  readonly inFlow: boolean
  /** The indentation of the mapping or list that the value belongs to. */
  readonly indent: string
}

/** The place of the deepest value on the path that exists, and what of the path is left. */
export interface Found {
  readonly place: Place
  readonly rest: TreePath
}

export function findPlace(tree: TextTree, path: TreePath): Result<Found | undefined, EditError> {
  if (tree.root === undefined) return ok(undefined)
  const start = tree.root.range.start
  const inFlow = tree.format === 'json'
  let place: Place = { node: tree.root, owner: { kind: 'root' }, gapStart: start, needsColon: false, inFlow, indent: '' }
  for (const [depth, part] of path.entries()) {
    if (place.node.alias !== undefined) return fail(insideAlias(path, place.node.alias))
    const next = stepInto(tree.text, place, part)
    if (next === undefined) {
      const refused = refusal(place.node, part, path)
      return refused === undefined ? ok({ place, rest: path.slice(depth) }) : fail(refused)
    }
    place = next
  }
  return ok({ place, rest: [] })
}

function stepInto(text: string, place: Place, part: string | number): Place | undefined {
  const { node } = place
  if (node.kind === 'mapping' && typeof part === 'string') return entryPlace(text, node, part, place.inFlow)
  if (node.kind === 'sequence' && typeof part === 'number') return itemPlace(text, node, part, place.inFlow)
  if (node.kind !== 'tagged' || part !== `!${node.tag}`) return undefined
  const tag = findTag(text, node.range.start, Math.max(node.value.range.start, node.range.start + 1))
  const gapStart = tag?.end ?? node.value.range.start
  return { ...place, node: node.value, owner: { kind: 'tag' }, gapStart, needsColon: false }
}

function entryPlace(text: string, mapping: MappingNode, key: string, inFlow: boolean): Place | undefined {
  const index = mapping.entries.findIndex((entry) => entry.key.value === key)
  const entry = mapping.entries[index]
  if (entry === undefined) return undefined
  const colon = afterColon(text, entry.key.range.end)
  return {
    node: entry.value,
    owner: { kind: 'entry', mapping, index },
    gapStart: colon ?? entry.key.range.end,
    needsColon: colon === undefined,
    inFlow: inFlow || mapping.style !== 'block',
    indent: ' '.repeat(columnOf(text, mapping.range.start)),
  }
}

function itemPlace(text: string, sequence: SequenceNode, index: number, inFlow: boolean): Place | undefined {
  const item = sequence.items[index]
  if (item === undefined) return undefined
  const flow = sequence.style === 'flow'
  return {
    node: item,
    owner: { kind: 'item', sequence, index },
    gapStart: flow ? item.range.start : afterDash(text, sequence.items[index - 1]?.range.end ?? sequence.range.start),
    needsColon: false,
    inFlow: inFlow || flow,
    indent: ' '.repeat(columnOf(text, sequence.range.start)),
  }
}

/** Why `part` can neither be found nor added below the node. */
function refusal(node: TreeNode, part: string | number, path: TreePath): EditError | undefined {
  if (node.kind === 'mapping') {
    return typeof part === 'string' ? undefined : noSuchPlace(path, `A mapping has keys, not the position ${part}.`)
  }
  if (node.kind === 'sequence') {
    return part === node.items.length
      ? undefined
      : noSuchPlace(path, `The list has ${node.items.length} items and no ${JSON.stringify(part)}.`)
  }
  if (node.kind === 'tagged') return noSuchPlace(path, `A value with the tag !${node.tag} stands where ${JSON.stringify(part)} should be.`)
  if (node.value === null) return undefined
  const message = `A single value stands where ${JSON.stringify(part)} should be; it has nothing inside.`
  return { code: 'inside-scalar', message, path }
}

export function noSuchPlace(path: TreePath, message: string): EditError {
  return { code: 'no-such-place', message, path }
}

function insideAlias(path: TreePath, name: string): EditError {
  return { code: 'inside-alias', message: `The value is an alias (*${name}) of one that stands elsewhere; change it there.`, path }
}
