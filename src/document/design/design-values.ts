/** Values of resources as checks of a design need them. */
import type { TreePath } from '../../text/tree.ts'
import type { ResolvedResource } from '../resources.ts'

/** A whole number, the default where there is none, `undefined` where it is unknown. */
export function numberOf(resource: ResolvedResource, property: string, byDefault: number): number | undefined {
  const value = resource.properties[property]
  return value === undefined ? byDefault : typeof value === 'number' ? value : undefined
}

/** Where a property stands in the text or would have to; `undefined` for what SAM makes out of nothing. */
export function pathTo({ source }: ResolvedResource, ...below: readonly (string | number)[]): TreePath | undefined {
  return source.path && [...source.path, ...below]
}
