/** Below the timeline, or at the side of a workflow: log, paths, charts, problems and template, each loaded when it is first opened. */
import { type ReactNode, Suspense, useEffect, useState } from 'react'
import { problemsOf } from '../features/problems/problems.ts'
import { useDocument } from '../stores/document.ts'
import { dockHeights, resizeDock, showDock, usePanels } from '../stores/panels.ts'
import { openDock, useSession } from '../stores/session.ts'
import { IconButton } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { SplitHandle } from '../ui/split-handle.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { ChartsPanel, LogPanel, PathsPanel, ProblemsPanel, TemplatePanel } from './lazy-panels.ts'

/** @param isBeside it stands at the side of the picture and is as high as that, instead of below it */
export function Dock({ isBeside }: { readonly isBeside: boolean }) {
  const tab = useSession((state) => state.dock)
  const isOpen = usePanels((state) => state.dockIsOpen)
  const height = usePanels((state) => state.dockHeight)
  const problems = useProblemCount()
  const isWorkflow = useSession(({ workflow }) => workflow !== undefined)
  const isInPast = useSession(({ run }) => run?.past !== undefined)
  const tabs = [
    { id: 'log', title: 'Log' } as const,
    { id: 'paths', title: 'Paths' } as const,
    { id: 'charts', title: 'Charts' } as const,
    { id: 'problems', title: 'Problems', count: problems } as const,
    { id: 'template', title: 'Template' } as const,
  ]
  // As long as nobody has chosen its height it leaves the picture a fair share of a low window, a workflow more; in the past, a row to the words about it.
  const room = `calc(100dvh - ${(height === dockHeights.usual ? 500 : 420) + (isWorkflow ? 160 : 0)}px)`
  const panelHeight = `max(96px, min(${height - 40}px, ${room})${isInPast ? ' - var(--bar-past)' : ''})`
  return (
    <section
      aria-label="Log, paths, charts, problems and template"
      className={`@container relative flex shrink-0 flex-col bg-panel ${isBeside ? 'h-full border-r border-line' : 'border-t border-line'}`}
    >
      {isOpen && !isBeside && (
        <SplitHandle label="Height of the lower panel" axis="y" size={height} limits={dockHeights} onResize={resizeDock} />
      )}
      <div className="flex h-(--bar-tabs) shrink-0 items-end justify-between gap-4 border-b border-line pr-3 pl-5">
        <Tabs label="Lower panel" tabs={tabs} chosen={tab} onChoose={openDock} panelId="dock-panel" />
        <div className="flex h-full min-w-0 items-center gap-2">
          <IconButton label={isOpen ? 'Close the lower panel' : 'Open the lower panel'} onClick={() => showDock(!isOpen)}>
            <Icon name={isOpen ? 'down' : 'up'} />
          </IconButton>
        </div>
      </div>
      <div
        id="dock-panel"
        role="tabpanel"
        aria-label={tab}
        style={isBeside ? undefined : { height: isOpen ? panelHeight : 0 }}
        className={`overflow-hidden ${isOpen ? '' : 'invisible'} ${isBeside ? 'min-h-0 flex-1' : ''}`}
      >
        <Panel isShown={tab === 'log'}>
          <LogPanel />
        </Panel>
        <Panel isShown={tab === 'paths' && isOpen}>
          <PathsPanel />
        </Panel>
        <Panel isShown={tab === 'charts' && isOpen}>
          <ChartsPanel />
        </Panel>
        <Panel isShown={tab === 'problems'}>
          <ProblemsPanel />
        </Panel>
        <Panel isShown={tab === 'template'} isKept>
          <TemplatePanel />
        </Panel>
      </div>
    </section>
  )
}

/** A kept panel stays in the page when another is shown: the text area's undo lives in it. */
function Panel({
  isShown,
  isKept = false,
  children,
}: {
  readonly isShown: boolean
  readonly isKept?: boolean
  readonly children: ReactNode
}) {
  const [wasShown, setWasShown] = useState(isShown)
  useEffect(() => {
    if (isShown) setWasShown(true)
  }, [isShown])
  if (!isShown && !(isKept && wasShown)) return null
  return (
    <div hidden={!isShown} className="h-full">
      <Suspense fallback={null}>{children}</Suspense>
    </div>
  )
}

/** Advice is not counted: a template may be right as it is. */
function useProblemCount(): number {
  return useDocument((state) => {
    const { diagnostics, inert } = problemsOf(state.picture, state.broken)
    return diagnostics.filter(({ severity }) => severity !== 'info').length + inert.length
  })
}
