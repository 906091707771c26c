/** What the layout is asked and answers. */
import type { Picture } from '../../../bridge/protocol/index.ts'
import type { Positions } from '../track/tracks.ts'

/** As much of a picture as its layout depends on. */
export type Layable = Pick<Picture, 'nodes' | 'wires'>

export interface LayoutRequest {
  readonly id: number
  readonly picture: Layable
  readonly told: Positions
}

export interface LayoutAnswer {
  readonly id: number
  readonly places: Positions
}

/** What two pictures must have in common to be laid out alike. */
export function layoutKey({ nodes, wires }: Layable): string {
  return JSON.stringify([
    nodes.map(({ id, kind, detail, fifo, deadLetter, position }) => [id, kind, detail, fifo, deadLetter, position?.x, position?.y]),
    wires.map(({ kind, from, to }) => [kind, from, to]),
  ])
}
