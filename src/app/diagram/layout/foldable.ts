/** A picture that is to be folded, and what it takes up. */
import { around, boxAround, type Box, type Point } from '../track/geometry.ts'

/** By the id of a node. */
export type Places = Readonly<Record<string, Point>>

export interface Foldable {
  readonly places: Places
  /** What each node claims around its place. */
  readonly claims: ReadonlyMap<string, Box>
  readonly wires: readonly { readonly from: string; readonly to: string }[]
  /** Places for some of the nodes, as if there were no others: closer than where they stand among all. */
  readonly layAlone: (ids: ReadonlySet<string>) => Places
}

export function extentOf({ claims }: Foldable, places: Places): Box | undefined {
  return around(Object.entries(places).flatMap(([id, at]) => boxOf(claims, id, at)))
}

function boxOf(claims: Foldable['claims'], id: string, at: Point): Box[] {
  const claim = claims.get(id)
  return claim === undefined ? [] : [boxAround(at, claim)]
}

export const grid = 10

export function snapped(value: number): number {
  return Math.round(value / grid) * grid
}
