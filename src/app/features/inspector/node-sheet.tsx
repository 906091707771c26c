/** A node: its name, its figures, then settings, messages, answers to "why?" and a function's log. */
import { useState } from 'react'
import type { NodeDetail, PictureNode } from '../../../bridge/protocol/index.ts'
import { useDocument } from '../../stores/document.ts'
import { jumpToText } from '../../stores/session.ts'
import { WordButton } from '../../ui/button.tsx'
import { type Tab, Tabs } from '../../ui/tabs.tsx'
import { Arrivals } from './arrivals.tsx'
import { ConsoleLines } from './console-lines.tsx'
import { Facts } from './facts.tsx'
import { KindGlyph } from './kind-glyph.tsx'
import { LiveFigures } from './live-figures.tsx'
import { MessageList } from './message-list.tsx'
import { useDetail } from './use-detail.ts'
import { Whys } from './whys.tsx'

type TabId = 'settings' | 'messages' | 'why' | 'console'

export function NodeSheet({ id }: { readonly id: string }) {
  const node = useDocument((state) => state.picture?.nodes.find((candidate) => candidate.id === id))
  const detail = useDetail('node', { id })
  const [tab, setTab] = useState<TabId>('settings')
  if (!node) return <p className="p-5 pr-14 text-ink2">The template has no {id} any more.</p>
  const known = detail === 'gone' ? undefined : detail
  const tabs = tabsOf(node, known)
  const chosen = tabs.some((candidate) => candidate.id === tab) ? tab : 'settings'
  return (
    <>
      <Head node={node} />
      <div className="shrink-0 overflow-x-auto overflow-y-hidden border-b border-line px-4">
        <Tabs label="About this node" tabs={tabs} chosen={chosen} onChoose={setTab} panelId="inspector-tab" />
      </div>
      <div
        id="inspector-tab"
        role="tabpanel"
        aria-label={tabs.find((candidate) => candidate.id === chosen)?.title}
        className="min-h-0 flex-1 overflow-y-auto"
      >
        {detail === 'gone' && <p className="p-4 text-ink2">The running world has no such node yet. Restart to build it.</p>}
        {known && <TabBody tab={chosen} node={node} detail={known} onAllMessages={() => setTab('messages')} />}
      </div>
    </>
  )
}

function tabsOf(node: PictureNode, detail: NodeDetail | undefined): readonly Tab<TabId>[] {
  const settings: Tab<TabId> = { id: 'settings', title: 'Settings' }
  const why: Tab<TabId> = { id: 'why', title: 'Why?' }
  if (node.kind === 'queue') return [settings, { id: 'messages', title: 'Messages', ...countOf(detail) }, why]
  if (node.kind === 'inbox') return [settings, { id: 'messages', title: 'Arrived' }]
  if (node.kind === 'endpoint') return [settings, { id: 'messages', title: 'Requests' }]
  if (node.kind === 'function') return [settings, { id: 'console', title: 'Log' }, why]
  return [settings, why]
}

function countOf(detail: NodeDetail | undefined): { readonly count?: number } {
  if (detail?.view.kind !== 'queue') return {}
  const { visible, inFlight, delayed } = detail.view.ledger
  return { count: visible + inFlight + delayed }
}

interface TabBodyProps {
  readonly tab: TabId
  readonly node: PictureNode
  readonly detail: NodeDetail
  readonly onAllMessages: () => void
}

function TabBody({ tab, node, detail, onAllMessages }: TabBodyProps) {
  if (tab === 'messages' && (node.kind === 'inbox' || node.kind === 'endpoint'))
    return <Arrivals view={detail.view} clockMs={detail.clockMs} />
  if (tab === 'messages') return <MessageList detail={detail} />
  if (tab === 'why') return <Whys whys={detail.why} />
  if (tab === 'console') return <ConsoleLines lines={detail.console ?? []} />
  return (
    <>
      {node.inert !== undefined && <p className="mx-4 mt-3 rounded-field border border-dashed border-edge p-3 text-ink2">{node.inert}</p>}
      <Facts facts={detail.facts} />
      <Names detail={detail} />
      {node.kind === 'queue' && detail.messages.length > 0 && <MessageList detail={detail} most={8} onAll={onAllMessages} />}
    </>
  )
}

function Head({ node }: { readonly node: PictureNode }) {
  return (
    <header className="shrink-0 px-4 pt-3 pb-2">
      <div className="flex items-center gap-3 pr-10">
        <KindGlyph kind={node.kind} />
        <div className="min-w-0">
          <h2 dir="auto" className="truncate text-title font-semibold" title={node.name}>
            {node.name}
          </h2>
          <div className="flex items-center gap-2 text-ink3">
            <span className="truncate">{node.caption}</span>
            <WordButton onClick={() => jumpToText(node.range)} className="text-caption whitespace-nowrap">
              in the template
            </WordButton>
          </div>
        </div>
      </div>
      <LiveFigures id={node.id} />
    </header>
  )
}

function Names({ detail }: { readonly detail: NodeDetail }) {
  const rows = [
    { label: 'Logical id', value: detail.id },
    { label: 'Name', value: detail.physicalName },
    { label: 'ARN', value: detail.arn },
  ].filter((row) => row.value !== undefined && row.value !== '')
  return (
    <dl className="border-t border-line px-4 py-3">
      {rows.map(({ label, value }) => (
        <div key={label} className="flex gap-3 py-0.5">
          <dt className="w-[84px] shrink-0 text-ink3">{label}</dt>
          <dd className="min-w-0 font-mono text-caption break-all">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
