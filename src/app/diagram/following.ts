/** How the graph follows nodes that are carried about. The quick way comes after the first picture; until then all is laid anew. */
import type { Picture } from '../../bridge/protocol/index.ts'
import { graphOf, type Graph } from './graph.ts'
import type { Positions } from './track/tracks.ts'

type Following = (picture: Picture, graph: Graph, carried: ReadonlySet<string>) => (positions: Positions) => Graph

let quick: Following | undefined

export function followBy(following: Following): void {
  quick = following
}

/** The extent stays, so that the picture is not fitted anew under the pointer. */
export const following: Following = (picture, graph, carried) =>
  quick?.(picture, graph, carried) ?? ((positions) => ({ ...graphOf(picture, positions), extent: graph.extent }))
