/**
 * All wires in one drawing of our own. React Flow would look at each of its edges whenever anything is moved, panned or zoomed; a
 * track finds its own ends.
 */
import { ViewportPortal } from '@xyflow/react'
import type { Graph } from './graph.ts'
import { usePicture } from './picture-context.ts'
import { Wire } from './wire.tsx'

export function Wires({ wires }: { readonly wires: Graph['wires'] }) {
  const { selection, focused } = usePicture()
  const selected = selection?.kind === 'wire' ? selection.id : undefined
  const stop = focused?.kind === 'wire' ? focused.id : undefined
  return (
    <ViewportPortal>
      <svg className="diagram-wires" width="1" height="1">
        {wires.map((wire) => (
          <Wire key={wire.id} wire={wire} isSelected={wire.id === selected} isStop={wire.id === stop} />
        ))}
      </svg>
    </ViewportPortal>
  )
}
