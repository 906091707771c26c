import type { Json } from '../../base/json.ts'
import type { TreePath } from '../tree.ts'

/** The path of every value in a document, the whole of it first. */
export function pathsOf(json: Json): TreePath[] {
  if (json === null || typeof json !== 'object') return [[]]
  return [
    [],
    ...Object.entries(json).flatMap(([key, value]) =>
      pathsOf(value as Json).map((path) => [Array.isArray(json) ? Number(key) : key, ...path]),
    ),
  ]
}
