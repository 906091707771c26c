/** A state in the execution that is looked at: how its input became its output, its attempts, where it is written. */
import { type ReactNode, useEffect, useState } from 'react'
import type { ExecutionRow, StateRun, Why, WorkflowPicture, WorkflowScope, WorkflowState } from '../../../bridge/protocol/index.ts'
import { useDocument } from '../../stores/document.ts'
import { usePolled } from '../../stores/polled.ts'
import { useStateFigures } from '../../stores/workflow.ts'
import { AwsPage } from '../../ui/aws-page.tsx'
import { IconButton } from '../../ui/button.tsx'
import { Glyph } from '../../ui/glyph.tsx'
import { Icon } from '../../ui/icon.tsx'
import { type Tab, Tabs } from '../../ui/tabs.tsx'
import { countText } from '../../ui/virtual-time.ts'
import { answererWords } from '../../workflow/made-up.tsx'
import { ServiceGlyph } from '../../workflow/service-glyph.tsx'
import { StatusGlyph } from '../../workflow/status-glyph.tsx'
import { statusWords, tones } from '../../workflow/state-words.ts'
import { Attempts } from './attempts.tsx'
import { Definition } from './definition.tsx'
import { GiveToken } from './give-token.tsx'
import { MapChildren } from './map-children.tsx'
import { Stages } from './stages.tsx'

interface StateSheetProps {
  readonly name: string
  readonly picture: WorkflowPicture
  readonly execution: ExecutionRow | undefined
  /** Which of the times it was entered was chosen elsewhere; the last one where none was. */
  readonly chosen: number | undefined
}

type TabId = 'data' | 'attempts' | 'children' | 'definition'

const everyMs = 250

export function StateSheet({ name, picture, execution, chosen }: StateSheetProps) {
  const found = placeOf(picture.root, name)
  const [visit, setVisit] = useState(chosen)
  useEffect(() => setVisit(chosen), [chosen])
  const [tab, setTab] = useState<TabId>(found?.state.isDistributed === true && execution !== undefined ? 'children' : 'data')
  if (found === undefined) return <p className="p-5 pr-14 text-ink2">The definition has no state {name} any more.</p>
  const props = { found, picture, visit, onVisit: setVisit, tab, onTab: setTab, arn: execution?.arn }
  return execution === undefined ? <Sheet {...props} run={undefined} /> : <RunSheet {...props} arn={execution.arn} />
}

interface SheetProps {
  readonly found: Placed
  readonly picture: WorkflowPicture
  /** Which of the times that it was entered; the last one where nobody chose. */
  readonly visit: number | undefined
  readonly onVisit: (visit: number | undefined) => void
  readonly tab: TabId
  readonly onTab: (tab: TabId) => void
  /** Of the execution that is looked at, if there is one. */
  readonly arn: string | undefined
}

function RunSheet({ arn, ...props }: SheetProps & { readonly arn: string }) {
  const { picture, found, visit } = props
  const query = { node: picture.node, execution: arn, state: found.state.name, ...(visit !== undefined && { visit }) }
  return <Sheet {...props} arn={arn} run={usePolled('stateRun', query, everyMs)} />
}

function Sheet({ found, picture, run, arn, visit, onVisit, tab, onTab }: SheetProps & { readonly run: StateRun | undefined }) {
  const startMs = useDocument((state) => state.picture?.startMs ?? 0)
  const attempts = run?.attempts ?? []
  const tabs: readonly Tab<TabId>[] = [
    { id: 'data', title: 'Input and output' },
    ...(found.state.isDistributed === true ? ([{ id: 'children', title: 'Children' }] as const) : []),
    { id: 'attempts', title: 'Attempts', count: attempts.length },
    { id: 'definition', title: 'Definition' },
  ]
  return (
    <>
      <Head found={found} run={run} />
      {run?.token !== undefined && <GiveToken key={run.token} token={run.token} />}
      {run !== undefined && run.visits > 1 && <Visits run={run} isLast={visit === undefined} onVisit={onVisit} />}
      <div className="shrink-0 overflow-x-auto overflow-y-hidden border-b border-line px-4">
        <Tabs label="About this state" tabs={tabs} chosen={tab} onChoose={onTab} panelId="state-tab" />
      </div>
      <div id="state-tab" role="tabpanel" aria-label={tabs.find(({ id }) => id === tab)?.title} className="min-h-0 flex-1 overflow-y-auto">
        {tab === 'definition' && <Definition picture={picture} range={found.state.range} />}
        {tab !== 'definition' && run === undefined && (
          <Quiet>{arn !== undefined ? 'This execution has not come to this state.' : 'Nothing has run yet. Start an execution.'}</Quiet>
        )}
        {tab === 'data' && run && <Stages run={run} />}
        {tab === 'children' && run && arn !== undefined && <MapChildren picture={picture} state={found.state.name} execution={arn} />}
        {tab === 'attempts' &&
          run &&
          (attempts.length === 0 ? <Quiet>It makes no attempts: it calls nothing.</Quiet> : <Attempts run={run} startMs={startMs} />)}
      </div>
    </>
  )
}

function Quiet({ children }: { readonly children: ReactNode }) {
  return <p className="p-4 text-ink2">{children}</p>
}

function Head({ found: { state, inside }, run }: { readonly found: Placed; readonly run: StateRun | undefined }) {
  const figures = useStateFigures(state.name)
  const [why, ...others] = run?.whys ?? []
  return (
    <header className="shrink-0 px-4 pt-3 pb-2">
      <div className="flex items-center gap-3 pr-10">
        <span className="grid size-8 shrink-0 place-items-center">
          {figures?.until === undefined ? <ServiceGlyph state={state} size={26} /> : <StatusGlyph figures={figures} />}
        </span>
        <div className="min-w-0">
          <h2 dir="auto" className="truncate text-title font-semibold" title={state.name}>
            {state.name}
          </h2>
          <p className="truncate text-ink3" title={state.words}>
            {[state.type, state.words === state.type ? undefined : state.words, inside].filter((part) => part !== undefined).join(' · ')}
          </p>
        </div>
      </div>
      {run && <Status run={run} why={why} />}
      {figures?.answeredBy && <p className="pt-1.5 text-ink2">{answererWords[figures.answeredBy]}</p>}
      {others.map((one) => (
        <WhyLine key={one.rule + one.text} why={one} />
      ))}
    </header>
  )
}

function Status({ run: { status, error, cause }, why }: { readonly run: StateRun; readonly why: Why | undefined }) {
  const word = statusWords[status]
  return (
    <div className="pt-2">
      <p className="flex items-start gap-2">
        <span className="mt-0.5 flex">
          <Glyph tone={tones[status]} />
        </span>
        <span className="min-w-0 break-words">
          <b className="font-semibold">{word.charAt(0).toUpperCase() + word.slice(1)}.</b> {why?.text}
        </span>
      </p>
      {why !== undefined && (
        <p className="pl-[22px] text-caption">
          <AwsPage address={why.page} />
        </p>
      )}
      {error !== undefined && (
        <p className="mt-1.5 rounded-field bg-failed-wash px-2.5 py-1.5 break-words">
          <b className="font-mono text-caption font-semibold">{error}</b>
          {cause !== undefined && cause !== '' && <span className="block max-h-24 overflow-y-auto text-ink2">{cause}</span>}
        </p>
      )}
    </div>
  )
}

function WhyLine({ why }: { readonly why: Why }) {
  return (
    <p className="pt-1.5 text-ink2">
      {why.text} <AwsPage address={why.page} />
    </p>
  )
}

interface VisitsProps {
  readonly run: StateRun
  readonly isLast: boolean
  readonly onVisit: (visit: number | undefined) => void
}

/** A loop, or a Map, comes here more than once. */
function Visits({ run: { visit, visits }, isLast, onVisit }: VisitsProps) {
  return (
    <div className="flex shrink-0 items-center gap-1 px-3 pb-1 text-ink2" role="group" aria-label="Times it was entered">
      <IconButton label="The time before" disabled={visit === 0} onClick={() => onVisit(visit - 1)}>
        <Icon name="back" />
      </IconButton>
      <span className="whitespace-nowrap">
        entered {countText(visits)} times: number {countText(visit + 1)}
      </span>
      <IconButton
        label="The time after"
        disabled={isLast || visit >= visits - 1}
        onClick={() => onVisit(visit + 1 >= visits - 1 ? undefined : visit + 1)}
        className="rotate-180"
      >
        <Icon name="back" />
      </IconButton>
    </div>
  )
}

interface Placed {
  readonly state: WorkflowState
  /** `branch 1 of Onboard`, `each item of Ship all` */
  readonly inside: string | undefined
}

function placeOf(scope: WorkflowScope, name: string, inside?: string): Placed | undefined {
  for (const state of scope.states) {
    if (state.name === name) return { state, inside }
    for (const [index, inner] of state.scopes.entries()) {
      const found = placeOf(inner, name, state.type === 'Map' ? `each item of ${state.name}` : `branch ${index + 1} of ${state.name}`)
      if (found !== undefined) return found
    }
  }
  return undefined
}
