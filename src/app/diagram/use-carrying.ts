/**
 * Nodes that are carried about, by pointer, by keys or by two clicks: their tracks follow, and where they are put down the
 * document is told once. Until it has answered they stand where they were put.
 */
import { useMemo, useRef, useState } from 'react'
import type { Picture } from '../../bridge/protocol/index.ts'
import { following } from './following.ts'
import { graphOf, type Graph } from './graph.ts'
import { GRID, snapped } from './snap.ts'
import type { Point } from './track/geometry.ts'
import type { Positions } from './track/tracks.ts'

export interface Move {
  readonly node: string
  readonly x: number
  readonly y: number
}

/** Whether the document took the places. */
export type OnMove = (moves: readonly Move[]) => Promise<boolean>

interface Carry {
  /** The graph of the document at which it began: another document ends it. */
  readonly base: Graph
  /** The one that is led; the others keep their distance to it. */
  readonly id: string
  readonly ids: ReadonlySet<string>
  readonly graphAt: (positions: Positions) => Graph
  readonly graph: Graph
  readonly isDropped: boolean
}

export interface Carrying {
  readonly graph: Graph
  /** As the document has it: while nothing is carried, the same. */
  readonly base: Graph
  /** Takes the node to a point of the drawing, to the grid or the line of another node. */
  readonly carry: (id: string, at: Point) => void
  /** Takes it some steps of the grid further. */
  readonly nudge: (id: string, steps: Point) => void
  /** Puts down what is carried, if anything is. */
  readonly drop: () => void
  /** Lets it be where it was. */
  readonly letBe: () => void
}

/** Whoever leads one of `together` leads all of them. */
export function useCarrying(
  { picture, positions, together }: { readonly picture: Picture; readonly positions: Positions; readonly together: ReadonlySet<string> },
  onMove: OnMove | undefined,
): Carrying {
  const base = useMemo(() => graphOf(picture, positions), [picture, positions])
  const [shown, setShown] = useState<Carry>()
  const current = useRef<Carry>(undefined)
  const show = (carry: Carry | undefined): void => {
    current.current = carry
    setShown(carry)
  }
  const held = (): Carry | undefined => (current.current?.base === base ? current.current : undefined)
  const take = (id: string, find: (from: Point, { graph, ids }: Carry) => Point): void => {
    const before = held()
    const ids = together.has(id) ? together : new Set([id])
    const isSame = before !== undefined && !before.isDropped && before.id === id && before.ids.size === ids.size
    const carry = isSame ? before : begin(picture, before?.graph ?? base, { base, id, ids })
    const from = carry.graph.positions[id]
    if (from === undefined || onMove === undefined) return
    const at = find(from, carry)
    if (carry === before && at.x === from.x && at.y === from.y) return
    show({ ...carry, graph: carry.graphAt(shifted(carry, { x: at.x - from.x, y: at.y - from.y })) })
  }
  return {
    graph: shown?.base === base ? shown.graph : base,
    base,
    carry: (id, at) => take(id, (_, { graph, ids }) => snapped(at, graph.positions, ids)),
    nudge: (id, steps) => take(id, (from) => ({ x: stepped(from.x, steps.x), y: stepped(from.y, steps.y) })),
    drop: () => {
      const carry = held()
      if (carry === undefined || carry.isDropped) return
      const dropped = { ...carry, isDropped: true }
      const moves = movesOf(picture, base.positions, carry)
      show(moves.length === 0 ? undefined : dropped)
      if (moves.length === 0) return
      void onMove?.(moves).then((isTaken) => {
        if (!isTaken && current.current === dropped) show(undefined)
      })
    },
    letBe: () => {
      if (held()?.isDropped === false) show(undefined)
    },
  }
}

function begin(picture: Picture, from: Graph, carried: Pick<Carry, 'base' | 'id' | 'ids'>): Carry {
  return { ...carried, graph: from, graphAt: following(picture, from, carried.ids), isDropped: false }
}

function shifted({ graph: { positions }, ids }: Carry, by: Point): Positions {
  const moved = [...ids].flatMap((id) => {
    const at = positions[id]
    return at === undefined ? [] : [[id, { x: at.x + by.x, y: at.y + by.y }]]
  })
  return { ...positions, ...Object.fromEntries(moved) }
}

function stepped(from: number, steps: number): number {
  return steps === 0 ? from : (Math.round(from / GRID) + steps) * GRID
}

/**
 * The nodes that were carried, and every other that the layout placed: the picture stays as it is seen, instead of being laid out anew
 * around those that have a place. Nothing when they stand where they stood.
 */
function movesOf(picture: Picture, before: Positions, { id, ids, graph }: Carry): readonly Move[] {
  const at = graph.positions[id]
  if (at === undefined || (at.x === before[id]?.x && at.y === before[id]?.y)) return []
  return picture.nodes.flatMap((node) => {
    const place = graph.positions[node.id]
    return place === undefined || (!ids.has(node.id) && node.position !== undefined) ? [] : [{ node: node.id, x: place.x, y: place.y }]
  })
}
