/** The picture, alive: the canvas with this document's nodes, and on a first visit the sentence above it. */
import { Canvas } from '../../diagram/canvas.tsx'
import { useDocument } from '../../stores/document.ts'
import { select, useSession } from '../../stores/session.ts'
import { useMedia } from '../../ui/media.ts'
import { FirstVisit } from './first-visit.tsx'
import { nodeTypes } from './nodes/registry.ts'

/** What the sentence and Run take from the top of the canvas. */
const firstVisitInset = { top: 172 }
const narrowFirstVisitInset = { top: 158 }

export function Playground() {
  const picture = useDocument((state) => state.picture)
  const stale = useDocument((state) => state.broken !== undefined)
  const selection = useSession((state) => state.selection)
  const fresh = useSession((state) => state.fresh)
  const isNarrow = useMedia('(max-width: 639px)')
  if (!picture) return null
  return (
    <>
      {fresh && <FirstVisit sentence={picture.sentence} />}
      <Canvas
        picture={picture}
        stale={stale}
        nodeTypes={nodeTypes}
        selection={selection}
        onSelect={select}
        {...(fresh && { inset: isNarrow ? narrowFirstVisitInset : firstVisitInset })}
      />
    </>
  )
}
