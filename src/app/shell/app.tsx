/** The frame of the page: top bar, picture, transport, dock and inspector; on a first visit only the picture and its doors. */
import { Suspense, useEffect, useLayoutEffect } from 'react'
import { listenForKeys } from '../commands/keys.ts'
import { Doors } from '../features/playground/doors.tsx'
import { Playground } from '../features/playground/playground.tsx'
import { useCaptionIsShown } from '../stores/caption.ts'
import { useLibrary } from '../stores/library.ts'
import { usePanels } from '../stores/panels.ts'
import { useSession } from '../stores/session.ts'
import { narrowScreen, useMedia, wideScreen } from '../ui/media.ts'
import { Announcer } from './announcer.tsx'
import { DropZone } from './drop-zone.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { InspectorFrame } from './inspector-frame.tsx'
import { Dock, fetchInstrumentsAhead, PastBanner, Timeline, Transport } from './lazy-instruments.ts'
import {
  Caption,
  CommandPalette,
  fetchPanelsAhead,
  ForkDialog,
  LibraryPanel,
  NoticeList,
  Outline,
  ShortcutSheet,
  WorkflowScreen,
  WorkflowTime,
} from './lazy-panels.ts'
import { Rail } from './rail.tsx'
import { TopBar } from './top-bar.tsx'

export function App() {
  const fresh = useSession((state) => state.fresh)
  const dialog = useSession((state) => state.dialog)
  useEffect(listenForKeys, [])
  usePageTitle()
  useTheme()
  useEffect(() => (fresh ? fetchInstrumentsAhead() : fetchPanelsAhead()), [fresh])
  return (
    <ErrorBoundary part="The page">
      <div className="flex h-dvh flex-col overflow-hidden">
        <TopBar />
        <Body fresh={fresh} />
      </div>
      <DropZone />
      <Announcer />
      <Suspense fallback={null}>{dialog === 'shortcuts' && <ShortcutSheet />}</Suspense>
      <Suspense fallback={null}>{dialog === 'palette' && <CommandPalette />}</Suspense>
      <Suspense fallback={null}>{dialog === 'fork' && <ForkDialog />}</Suspense>
    </ErrorBoundary>
  )
}

function Body({ fresh }: { readonly fresh: boolean }) {
  const selection = useSession((state) => state.selection)
  const workflow = useSession((state) => state.workflow)
  const isNarrow = useMedia(narrowScreen)
  const isListShown = useLibrary((state) => state.isListShown)
  const isOutlined = usePanels((state) => state.outlineIsOpen)
  const isDockOpen = usePanels((state) => state.dockIsOpen)
  const isBeside = useMedia(wideScreen) && workflow !== undefined && isDockOpen && !fresh
  const inspected = fresh ? undefined : selection
  const at = (place: string): string => (isBeside ? place : 'contents')
  return (
    <div className={`relative flex min-h-0 flex-1 ${isNarrow ? 'flex-col' : ''}`}>
      {!isNarrow && <Rail />}
      {isOutlined && (
        <ErrorBoundary part="The outline">
          <Suspense fallback={null}>
            <Outline />
          </Suspense>
        </ErrorBoundary>
      )}
      {/* In a low window, at 200 % for one, the picture keeps a height at which it can be read, and what is below is scrolled to. */}
      <main
        className={`relative min-h-0 min-w-0 flex-1 [@media(max-height:599px)]:overflow-y-auto ${isBeside ? 'grid grid-cols-[minmax(360px,42%)_minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)_auto]' : 'flex flex-col'}`}
      >
        {isListShown && (
          <ErrorBoundary part="The list of documents">
            <Suspense fallback={null}>
              <LibraryPanel />
            </Suspense>
          </ErrorBoundary>
        )}
        {!fresh && <PageHeading />}
        <div className={at('col-span-2')}>{!fresh && !(isNarrow && inspected) && <CaptionPlace />}</div>
        <div className="relative col-start-2 row-start-2 min-h-0 flex-1 bg-canvas [@media(max-height:599px)]:min-h-[230px]">
          <PicturePlace workflow={workflow} />
          <Suspense fallback={null}>
            <NoticeList />
          </Suspense>
        </div>
        <div className={at('col-span-2 row-start-3')}>{fresh ? <Doors /> : <Instruments workflow={workflow} />}</div>
        <div className={at('col-start-1 row-start-2 min-h-0')}>
          {!fresh && !(isNarrow && inspected) && (
            <ErrorBoundary part="This panel">
              <Suspense fallback={null}>
                <Dock isBeside={isBeside} />
              </Suspense>
            </ErrorBoundary>
          )}
        </div>
      </main>
      {inspected && (
        <ErrorBoundary part="The inspector">
          <InspectorFrame selection={inspected} isNarrow={isNarrow} />
        </ErrorBoundary>
      )}
    </div>
  )
}

function PicturePlace({ workflow }: { readonly workflow: string | undefined }) {
  return (
    <ErrorBoundary part="The picture">
      {workflow === undefined ? (
        <Playground />
      ) : (
        <Suspense fallback={null}>
          <WorkflowScreen node={workflow} />
        </Suspense>
      )}
    </ErrorBoundary>
  )
}

/** Until the first Run the sentence above the picture is the heading; from then on nobody needs to see one. */
function PageHeading() {
  return <h1 className="sr-only">{useLibrary((state) => state.name)}</h1>
}

/** It keeps its place while it is fetched, so that the picture does not jump. */
function CaptionPlace() {
  if (!useCaptionIsShown()) return null
  return (
    <ErrorBoundary part="The caption">
      <Suspense fallback={<div className="min-h-[70px] shrink-0 border-b border-line bg-panel" />}>
        <Caption />
      </Suspense>
    </ErrorBoundary>
  )
}

/** The bars keep their place while they are fetched. */
function Instruments({ workflow }: { readonly workflow: string | undefined }) {
  return (
    <ErrorBoundary part="The transport">
      <Suspense fallback={<div className="h-[calc(var(--bar-transport)+var(--bar-timeline))] shrink-0 border-t border-line bg-panel" />}>
        <Transport />
        {workflow === undefined ? <Timeline /> : <WorkflowTime node={workflow} run={<Timeline />} />}
        <PastBanner />
      </Suspense>
    </ErrorBoundary>
  )
}

function usePageTitle(): void {
  const name = useLibrary((state) => state.name)
  useEffect(() => {
    document.title = name === '' ? 'Switchyard' : `${name} · Switchyard`
  }, [name])
}

function useTheme(): void {
  const theme = useSession((state) => state.theme)
  useLayoutEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
  }, [theme])
}
