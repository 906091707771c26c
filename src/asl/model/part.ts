/** A value of a definition together with where it stands: the value is read, the node only tells the place. */
import { isJsonObject, type Json, type JsonObject } from '../../base/json.ts'
import type { TextRange } from '../../text/range.ts'
import type { TreeNode } from '../../text/tree.ts'

export interface Part {
  readonly value: Json | undefined
  /** Absent where the definition was given as plain JSON. */
  readonly node: TreeNode | undefined
  /** JSON pointer (RFC 6901). */
  readonly pointer: string
}

const nowhere: TextRange = { start: 0, end: 0 }

export function rangeOf(part: Part): TextRange {
  return part.node?.range ?? nowhere
}

/** The part under a key; its value is `undefined` if there is none. */
export function member(part: Part, key: string): Part {
  const value = isJsonObject(part.value) && Object.hasOwn(part.value, key) ? part.value[key] : undefined
  const entries = part.node?.kind === 'mapping' ? part.node.entries : []
  return { value, node: entries.find((entry) => entry.key.value === key)?.value, pointer: `${part.pointer}/${escaped(key)}` }
}

/** Every part of an object with its key, in the order of the text; nothing if it is none. Of equal keys the first counts. */
export function members(part: Part): (readonly [string, Part])[] {
  if (!isJsonObject(part.value)) return []
  const nodes = new Map<string, TreeNode>()
  if (part.node?.kind === 'mapping') {
    for (const entry of part.node.entries) if (!nodes.has(entry.key.value)) nodes.set(entry.key.value, entry.value)
  }
  return Object.entries(part.value).map(([key, value]) => {
    return [key, { value, node: nodes.get(key), pointer: `${part.pointer}/${escaped(key)}` }]
  })
}

/** The parts of a list; nothing if it is none. */
export function items(part: Part): Part[] {
  if (!Array.isArray(part.value)) return []
  const nodes = part.node?.kind === 'sequence' ? part.node.items : []
  return (part.value as readonly Json[]).map((value, index) => ({ value, node: nodes[index], pointer: `${part.pointer}/${index}` }))
}

const none: JsonObject = Object.freeze({})

/** What stands there if it is an object, else an empty one. */
export function objectOf(part: Part): JsonObject {
  return isJsonObject(part.value) ? part.value : none
}

export function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}

export function numberOf(value: Json | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined
}

/** A step of a JSON pointer. */
function escaped(key: string): string {
  return key.includes('~') || key.includes('/') ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key
}
