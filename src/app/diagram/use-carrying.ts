/**
 * Nodes that are carried about, by pointer, by keys or by two clicks: their tracks follow, and where they are put down the
 * document is told once. Until it has answered they stand where they were put.
 */
import { useMemo, useRef, useState } from 'react'
import type { Picture } from '../../bridge/protocol/index.ts'
import { carriedGraphOf, graphOf, type Graph } from './graph.ts'
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
  readonly id: string
  readonly graphAt: (positions: Positions) => Graph
  readonly graph: Graph
  readonly isDropped: boolean
}

export interface Carrying {
  readonly graph: Graph
  /** Takes the node to a point of the drawing, to the grid or the line of another node. */
  readonly carry: (id: string, at: Point) => void
  /** Takes it some steps of the grid further. */
  readonly nudge: (id: string, steps: Point) => void
  /** Puts down what is carried, if anything is. */
  readonly drop: () => void
  /** Lets it be where it was. */
  readonly letBe: () => void
}

export function useCarrying(picture: Picture, positions: Positions, onMove: OnMove | undefined): Carrying {
  const base = useMemo(() => graphOf(picture, positions), [picture, positions])
  const [shown, setShown] = useState<Carry>()
  const current = useRef<Carry>(undefined)
  const show = (carry: Carry | undefined): void => {
    current.current = carry
    setShown(carry)
  }
  const held = (): Carry | undefined => (current.current?.base === base ? current.current : undefined)
  const take = (id: string, find: (from: Point, among: Positions) => Point): void => {
    const before = held()
    const carry = before !== undefined && !before.isDropped && before.id === id ? before : begin(picture, base, before, id)
    const from = carry.graph.positions[id]
    if (from === undefined || onMove === undefined) return
    const at = find(from, carry.graph.positions)
    if (carry === before && at.x === from.x && at.y === from.y) return
    show({ ...carry, graph: carry.graphAt({ ...carry.graph.positions, [id]: at }) })
  }
  return {
    graph: shown?.base === base ? shown.graph : base,
    carry: (id, at) => take(id, (_, among) => snapped(at, among, new Set([id]))),
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

function begin(picture: Picture, base: Graph, before: Carry | undefined, id: string): Carry {
  const from = before?.graph ?? base
  return { base, id, graph: from, graphAt: carriedGraphOf(picture, from, new Set([id])), isDropped: false }
}

function stepped(from: number, steps: number): number {
  return steps === 0 ? from : (Math.round(from / GRID) + steps) * GRID
}

/**
 * The node that was carried, and every other that the layout placed: the picture stays as it is seen, instead of being laid out anew
 * around the one that has a place. Nothing when it stands where it stood.
 */
function movesOf(picture: Picture, before: Positions, { id, graph }: Carry): readonly Move[] {
  const at = graph.positions[id]
  if (at === undefined || (at.x === before[id]?.x && at.y === before[id]?.y)) return []
  return picture.nodes.flatMap((node) => {
    const place = graph.positions[node.id]
    return place === undefined || (node.id !== id && node.position !== undefined) ? [] : [{ node: node.id, x: place.x, y: place.y }]
  })
}
