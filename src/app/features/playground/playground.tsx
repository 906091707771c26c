/** The picture, alive: the canvas with this document's nodes, and on a first visit the sentence above it. */
import { useMemo, useState } from 'react'
import type { Picture } from '../../../bridge/protocol/index.ts'
import { Canvas } from '../../diagram/canvas.tsx'
import { moveNodes } from '../../commands/arrange.ts'
import { useDocument } from '../../stores/document.ts'
import { useLibrary } from '../../stores/library.ts'
import { select, useSession } from '../../stores/session.ts'
import { narrowScreen, useMedia } from '../../ui/media.ts'
import { EmptyPicture } from './empty-picture.tsx'
import { FirstVisit } from './first-visit.tsx'
import { nodeTypes } from './nodes/registry.ts'

/** The canvas leaves some air around the picture by itself. */
const airAlready = 13

export function Playground() {
  const picture = useDocument((state) => state.picture)
  const stale = useDocument((state) => state.broken !== undefined)
  const isPast = useDocument((state) => state.ahead !== undefined)
  const selection = useSession((state) => state.selection)
  const fresh = useSession((state) => state.fresh)
  const isElsewhere = useLibrary((state) => state.isElsewhere)
  // A finger on a small screen means to pan.
  const isNarrow = useMedia(narrowScreen)
  const [height, setHeight] = useState(185)
  const firstVisitInset = useMemo(() => ({ top: Math.max(0, height - airAlready) }), [height])
  if (!picture) return null
  return (
    <>
      {fresh && <FirstVisit sentence={sentenceOf(picture)} onHeight={setHeight} />}
      {picture.nodes.length === 0 && <EmptyPicture />}
      <Canvas
        picture={picture}
        stale={stale}
        nodeTypes={nodeTypes}
        selection={selection}
        onSelect={select}
        onMove={stale || isPast || isElsewhere || isNarrow ? undefined : moveNodes}
        {...(fresh && { inset: firstVisitInset })}
      />
    </>
  )
}

/** A workflow that came without a template runs nothing by itself. */
function sentenceOf({ sentence, name, nodes }: Picture): string {
  if (sentence !== '') return sentence
  const isAlone = nodes.length === 1 && nodes[0]?.kind === 'workflow'
  return isAlone ? 'One workflow by itself. Select it, open it, and start an execution.' : name
}
