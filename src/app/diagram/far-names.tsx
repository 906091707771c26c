/** Names that can be read although the picture is far away: they keep their size on the screen. */
import { useStore, ViewportPortal } from '@xyflow/react'
import { useDeferredValue, useMemo } from 'react'
import type { Graph } from './graph.ts'
import type { Point } from './track/geometry.ts'
import type { Positions } from './track/tracks.ts'
import { usePicture } from './picture-context.ts'
import { placeNames } from './place-names.ts'

/** Places are found anew when the zoom has changed by so much: rounded down, so that names have more room rather than less. */
const STEP = 1.08

interface FarNamesProps {
  /** Names are placed in it: it stays the same while nodes are carried about. */
  readonly base: Graph
  /** Where the nodes are now: a name goes along with its node. */
  readonly positions: Positions
}

export function FarNames({ base, positions }: FarNamesProps) {
  const zoom = useStore((state) => state.transform[2])
  const step = Math.floor(Math.log(zoom) / Math.log(STEP))
  const settled = useDeferredValue(base)
  const names = useMemo(() => placeNames(settled, STEP ** step), [settled, step])
  const { onSelect } = usePicture()
  const shift = (node: string): Point => {
    const from = settled.positions[node]
    const to = positions[node]
    return from === undefined || to === undefined ? { x: 0, y: 0 } : { x: to.x - from.x, y: to.y - from.y }
  }
  return (
    <ViewportPortal>
      {names.map(({ node, text, at: { x, y } }) => (
        <span
          key={node}
          aria-hidden="true"
          data-far-name={node}
          className="diagram-far-name text-caption font-medium text-ink"
          style={{ transform: `translate(${x + shift(node).x}px, ${y + shift(node).y}px) scale(${1 / zoom}) translate(-50%, -50%)` }}
          onClick={() => onSelect({ kind: 'node', id: node })}
        >
          {text}
        </span>
      ))}
    </ViewportPortal>
  )
}
