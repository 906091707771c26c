/** Where the inspector stands: at the right, resizable; on a narrow screen a sheet below the transport. */
import { Suspense } from 'react'
import { inspectorWidths, resizeInspector, usePanels } from '../stores/panels.ts'
import type { Selection } from '../stores/session.ts'
import { SplitHandle } from '../ui/split-handle.tsx'
import { Inspector, WorkflowInspector } from './lazy-panels.ts'

export function InspectorFrame({ selection, isNarrow }: { readonly selection: Selection; readonly isNarrow: boolean }) {
  const width = usePanels((state) => state.inspectorWidth)
  const inspector = (
    <Suspense fallback={null}>
      {selection.kind === 'state' || selection.kind === 'execution' ? (
        <WorkflowInspector selection={selection} />
      ) : (
        <Inspector selection={selection} />
      )}
    </Suspense>
  )
  if (isNarrow) return <div className="h-[46dvh] shrink-0 border-t border-line bg-panel">{inspector}</div>
  return (
    <div style={{ width }} className="relative shrink-0 border-l border-line bg-panel">
      <SplitHandle label="Width of the inspector" axis="x" size={width} limits={inspectorWidths} onResize={resizeInspector} />
      {inspector}
    </div>
  )
}
