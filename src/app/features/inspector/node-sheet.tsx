/** A node: its name, its figures, then settings, messages, answers to "why?" and a function's log. */
import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { NodeDetail, PictureNode } from '../../../bridge/protocol/index.ts'
import { useDocument } from '../../stores/document.ts'
import { askLog } from '../../stores/log-filter.ts'
import { jumpToText, openWorkflow } from '../../stores/session.ts'
import { Button, WordButton } from '../../ui/button.tsx'
import { type Tab, Tabs } from '../../ui/tabs.tsx'
import { Arrivals } from './arrivals.tsx'
import { Contents } from './contents.tsx'
import { Facts } from './facts.tsx'
import { FunctionLog } from './function/function-log.tsx'
import { type MarkedLine, SourceView } from './function/source-view.tsx'
import { KindGlyph } from './kind-glyph.tsx'
import { LiveFigures } from './live-figures.tsx'
import { AllMessages, type Status } from './messages/all-messages.tsx'
import { FirstMessages } from './messages/first-messages.tsx'
import type { Asked } from './node-figures.ts'
import { SettingsForm } from './settings/settings-form.tsx'
import { useDetail } from './use-detail.ts'
import { Whys } from './whys.tsx'

type TabId = 'settings' | 'messages' | 'contents' | 'why' | 'console' | 'code' | 'hand'

const HandPanel = lazy(async () => ({ default: (await import('./hand/hand-panel.tsx')).HandPanel }))

export function NodeSheet({ id }: { readonly id: string }) {
  const node = useDocument((state) => state.picture?.nodes.find((candidate) => candidate.id === id))
  const detail = useDetail('node', { id })
  const [tab, setTab] = useState<TabId>('settings')
  const [status, setStatus] = useState<Status>()
  const [marked, setMarked] = useState<MarkedLine>()
  const ask = (asked: Asked) => {
    if (asked.to === 'log') return askLog(id, asked.text)
    if (asked.to === 'messages') setStatus(asked.status)
    setTab(asked.to === 'messages' ? 'messages' : asked.tab)
  }
  const mark = (line: MarkedLine) => {
    setMarked(line)
    setTab('code')
  }
  if (!node) return <p className="p-5 pr-14 text-ink2">The template has no {id} any more.</p>
  const known = detail === 'gone' ? undefined : detail
  const tabs = tabsOf(node, known)
  const chosen = tabs.some((candidate) => candidate.id === tab) ? tab : 'settings'
  return (
    <>
      <Head node={node} onAsk={ask} />
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
        {chosen === 'settings' && <Settings node={node} detail={known} onAllMessages={() => ask({ to: 'messages' })} />}
        {known && chosen !== 'settings' && (
          <TabBody tab={chosen} node={node} detail={known} status={status} onStatus={setStatus} marked={marked} onMark={mark} />
        )}
      </div>
    </>
  )
}

function tabsOf(node: PictureNode, detail: NodeDetail | undefined): readonly Tab<TabId>[] {
  const settings: Tab<TabId> = { id: 'settings', title: 'Settings' }
  const why: Tab<TabId> = { id: 'why', title: 'Why?' }
  const hand: Tab<TabId> = { id: 'hand', title: 'By hand' }
  if (node.kind === 'queue') return [settings, { id: 'messages', title: 'Messages', ...countOf(detail) }, hand, why]
  if (node.kind === 'inbox') return [settings, { id: 'messages', title: 'Arrived' }, hand]
  if (node.kind === 'endpoint') return [settings, { id: 'messages', title: 'Requests' }, hand]
  if (node.kind === 'function') return [settings, { id: 'console', title: 'Log' }, { id: 'code', title: 'Code' }, hand, why]
  if (node.kind === 'topic') return [settings, hand, why]
  if (node.kind === 'table') return [settings, { id: 'contents', title: 'Items', ...countOf(detail) }, why]
  if (node.kind === 'bucket') return [settings, { id: 'contents', title: 'Objects', ...countOf(detail) }, why]
  return [settings, why]
}

function countOf(detail: NodeDetail | undefined): { readonly count?: number } {
  if (detail?.view.kind === 'table') return { count: detail.view.items }
  if (detail?.view.kind === 'bucket') return { count: detail.view.objects }
  if (detail?.view.kind !== 'queue') return {}
  const { visible, inFlight, delayed } = detail.view.ledger
  return { count: visible + inFlight + delayed }
}

interface TabBodyProps {
  readonly tab: Exclude<TabId, 'settings'>
  readonly node: PictureNode
  readonly detail: NodeDetail
  /** What the list of messages is narrowed to. */
  readonly status: Status
  readonly onStatus: (status: Status) => void
  /** The line of a function's code that an error came through. */
  readonly marked: MarkedLine | undefined
  readonly onMark: (line: MarkedLine) => void
}

function TabBody({ tab, node, detail, status, onStatus, marked, onMark }: TabBodyProps) {
  if (tab === 'messages' && (node.kind === 'inbox' || node.kind === 'endpoint'))
    return <Arrivals view={detail.view} clockMs={detail.clockMs} />
  if (tab === 'contents') return <Contents detail={detail} holder={node.kind === 'bucket' ? 'bucket' : 'table'} />
  if (tab === 'messages') return <AllMessages detail={detail} status={status} onStatus={onStatus} />
  if (tab === 'why') return <Whys whys={detail.why} />
  if (tab === 'hand')
    return (
      <Suspense fallback={null}>
        <HandPanel node={node} detail={detail} />
      </Suspense>
    )
  if (tab === 'code') return <SourceView id={detail.id} marked={marked} />
  return <FunctionLog detail={detail} onMark={onMark} />
}

interface SettingsProps {
  readonly node: PictureNode
  readonly detail: NodeDetail | undefined
  readonly onAllMessages: () => void
}

/** The form is of the text, and is there also where the running world has no such node yet. */
function Settings({ node, detail, onAllMessages }: SettingsProps) {
  return (
    <>
      {node.inert !== undefined && <Aside>{node.inert}</Aside>}
      {node.mocked !== undefined && <Aside>No code here: {node.mocked}. It answers from its mock.</Aside>}
      <SettingsForm node={node.id}>{detail && <Facts facts={detail.facts} />}</SettingsForm>
      {detail && <Names detail={detail} />}
      {detail && <FirstMessages detail={detail} onAll={onAllMessages} />}
    </>
  )
}

/** What is not as elsewhere about this node. */
function Aside({ children }: { readonly children: ReactNode }) {
  return <p className="mx-4 mt-3 rounded-field border border-dashed border-edge p-3 text-ink2">{children}</p>
}

function Head({ node, onAsk }: { readonly node: PictureNode; readonly onAsk: (asked: Asked) => void }) {
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
      <LiveFigures id={node.id} onAsk={onAsk} />
      {node.kind === 'workflow' && (
        <Button look="framed" onClick={() => openWorkflow(node.id)} className="mt-2">
          Open workflow
        </Button>
      )}
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
