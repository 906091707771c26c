/** An execution as a whole: its figures, its input and output, and its history as AWS lists it. */
import { type ReactNode, useState } from 'react'
import { isJsonObject, type JsonObject } from '../../../base/json.ts'
import type { ExecutionRow, WorkflowPicture } from '../../../bridge/protocol/index.ts'
import { useDocument } from '../../stores/document.ts'
import { usePolled } from '../../stores/polled.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Glyph } from '../../ui/glyph.tsx'
import { type Tab, Tabs } from '../../ui/tabs.tsx'
import { clockFace, countText, momentText } from '../../ui/virtual-time.ts'
import { costText, executionInk, executionTones } from './execution-words.ts'
import { HistoryList } from './history-list.tsx'
import { Lasting } from './start-bar.tsx'
import { JsonText } from './stages.tsx'

interface ExecutionSheetProps {
  readonly picture: WorkflowPicture
  readonly execution: ExecutionRow
}

type TabId = 'history' | 'output'
const tabs: readonly Tab<TabId>[] = [
  { id: 'history', title: 'History' },
  { id: 'output', title: 'Input and output' },
]

export function ExecutionSheet({ picture, execution }: ExecutionSheetProps) {
  const [tab, setTab] = useState<TabId>('history')
  return (
    <>
      <Head picture={picture} execution={execution} />
      <div className="shrink-0 border-b border-line px-4">
        <Tabs label="About this execution" tabs={tabs} chosen={tab} onChoose={setTab} panelId="execution-tab" />
      </div>
      <div
        id="execution-tab"
        role="tabpanel"
        aria-label={tabs.find(({ id }) => id === tab)?.title}
        className="min-h-0 flex-1 overflow-hidden"
      >
        {tab === 'history' && <HistoryList node={picture.node} execution={execution.arn} />}
        {tab === 'output' && <Data node={picture.node} execution={execution} />}
      </div>
    </>
  )
}

function Head({ picture, execution }: ExecutionSheetProps) {
  const startMs = useDocument((state) => state.picture?.startMs ?? 0)
  const { name, status, transitions, startedAt, error, cause, arn } = execution
  const { time, milliseconds } = clockFace(startMs, startedAt)
  const cost = costText(transitions, picture.type)
  return (
    <header className="shrink-0 px-4 pt-3 pb-2">
      <h2 dir="auto" className="truncate pr-10 text-title font-semibold" title={name}>
        {name}
      </h2>
      <p className={`flex items-center gap-1.5 font-medium ${executionInk[status]}`}>
        <Glyph tone={executionTones[status]} />
        {status}
        <span className="truncate font-normal text-ink3" title={momentText(startMs, startedAt)}>
          started {time}
          {milliseconds}
        </span>
      </p>
      <dl className="flex gap-6 pt-3">
        <Figure caption="lasted">
          <Lasting execution={execution} />
        </Figure>
        <Figure caption="transitions">{countText(transitions)}</Figure>
        {cost !== undefined && <Figure caption="state transitions, USD">{cost}</Figure>}
      </dl>
      <p className="flex items-center gap-1 pt-2 font-mono text-caption">
        <span className="min-w-0 truncate" title={arn}>
          {arn}
        </span>
        <CopyButton text={arn} label="Copy the ARN" />
      </p>
      {error !== undefined && (
        <p className="mt-1.5 rounded-field bg-failed-wash px-2.5 py-1.5 break-words">
          <b className="font-mono text-caption font-semibold">{error}</b>
          {cause !== undefined && cause !== '' && <span className="block max-h-24 overflow-y-auto text-ink2">{cause}</span>}
        </p>
      )}
    </header>
  )
}

function Figure({ caption, children }: { readonly caption: string; readonly children: ReactNode }) {
  return (
    <div className="flex flex-col-reverse">
      <dt className="text-ink2">{caption}</dt>
      <dd className="text-figure-large font-semibold whitespace-nowrap">{children}</dd>
    </div>
  )
}

const everyMs = 500

/** They stand in the first event and in the last one. */
function Data({ node, execution: { arn, stoppedAt } }: { readonly node: string; readonly execution: ExecutionRow }) {
  const first = usePolled('executionHistory', { node, execution: arn, from: 1 }, everyMs)
  const total = first?.total ?? 1
  const last = usePolled('executionHistory', { node, execution: arn, from: Math.max(1, total) }, everyMs)
  const input = fieldOf(first?.events[0]?.details, 'input')
  const output = stoppedAt === undefined ? undefined : fieldOf(last?.events.at(-1)?.details, 'output')
  return (
    <div className="h-full overflow-y-auto px-4 py-3">
      <h3 className="font-semibold">Input</h3>
      {input === undefined ? <p className="text-ink3">none</p> : <JsonText label="Input" text={input} />}
      <h3 className="pt-4 font-semibold">Output</h3>
      {output === undefined ? (
        <p className="text-ink3">{stoppedAt === undefined ? 'not yet' : 'none'}</p>
      ) : (
        <JsonText label="Output" text={output} />
      )}
    </div>
  )
}

/** It stands under the name of the event's type: `executionStartedEventDetails`. */
function fieldOf(details: JsonObject | undefined, field: 'input' | 'output'): string | undefined {
  for (const value of Object.values(details ?? {})) if (isJsonObject(value) && typeof value[field] === 'string') return value[field]
  return undefined
}
