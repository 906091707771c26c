/** The frame of the page: top bar, picture, transport, dock and inspector; on a first visit only the picture and its doors. */
import { Suspense, useEffect, useLayoutEffect } from 'react'
import { listenForKeys } from '../commands/keys.ts'
import { Doors } from '../features/playground/doors.tsx'
import { Playground } from '../features/playground/playground.tsx'
import { Transport } from '../features/transport/transport.tsx'
import { useDocument } from '../stores/document.ts'
import { useSession } from '../stores/session.ts'
import { useMedia } from '../ui/media.ts'
import { Announcer } from './announcer.tsx'
import { Dock } from './dock.tsx'
import { DropZone } from './drop-zone.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { InspectorFrame } from './inspector-frame.tsx'
import { fetchPanelsAhead, ShortcutSheet } from './lazy-panels.ts'
import { NoticeList } from './notice-list.tsx'
import { TopBar } from './top-bar.tsx'

export function App() {
  const fresh = useSession((state) => state.fresh)
  const dialog = useSession((state) => state.dialog)
  useEffect(listenForKeys, [])
  usePageTitle()
  useTheme()
  useEffect(() => {
    if (!fresh) fetchPanelsAhead()
  }, [fresh])
  return (
    <ErrorBoundary part="The page">
      <div className="flex h-dvh flex-col overflow-hidden">
        <TopBar />
        <Body fresh={fresh} />
      </div>
      <DropZone />
      <Announcer />
      <Suspense fallback={null}>{dialog === 'shortcuts' && <ShortcutSheet />}</Suspense>
    </ErrorBoundary>
  )
}

function Body({ fresh }: { readonly fresh: boolean }) {
  const selection = useSession((state) => state.selection)
  const isNarrow = useMedia('(max-width: 799px)')
  const inspected = fresh ? undefined : selection
  return (
    <div className={`flex min-h-0 flex-1 ${isNarrow ? 'flex-col' : ''}`}>
      <main className="flex min-h-0 min-w-0 flex-1 flex-col">
        <div className="relative min-h-0 flex-1 bg-canvas">
          <ErrorBoundary part="The picture">
            <Playground />
          </ErrorBoundary>
          <NoticeList />
        </div>
        {fresh ? <Doors /> : <Transport />}
        {!fresh && !(isNarrow && inspected) && (
          <ErrorBoundary part="This panel">
            <Dock />
          </ErrorBoundary>
        )}
      </main>
      {inspected && (
        <ErrorBoundary part="The inspector">
          <InspectorFrame selection={inspected} isNarrow={isNarrow} />
        </ErrorBoundary>
      )}
    </div>
  )
}

function usePageTitle(): void {
  const name = useDocument((state) => state.name)
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
