/** Everything that happened, newest on top; what is drawn is fetched when it comes into sight. */
import { type KeyboardEvent, useCallback, useDeferredValue, useMemo, useRef } from 'react'
import type { LogRow } from '../../../bridge/protocol/index.ts'
import { goTo } from '../../commands/past.ts'
import { useDocument } from '../../stores/document.ts'
import { narrowLog, useLogFilter } from '../../stores/log-filter.ts'
import { pointAt, type Pointed, usePointed } from '../../stores/pointed.ts'
import { type Selection, select, useSession } from '../../stores/session.ts'
import { WordButton } from '../../ui/button.tsx'
import { LogFilterBar } from './log-filter-bar.tsx'
import { LogLine } from './log-line.tsx'
import type { LogContent } from './log-source.ts'
import { heightOf, offsetOf, topRow, windowInSight } from '../../ui/row-window.ts'
import { walkRows } from '../../ui/walk-rows.ts'
import { rowHeight, useLog } from './use-log.ts'

/** The node that the log can be narrowed to, given what is selected. */
function nodeOf(selection: Selection | undefined): string | undefined {
  return selection?.kind === 'node' ? selection.id : selection?.kind === 'message' ? selection.node : undefined
}

export function LogPanel() {
  const scroller = useRef<HTMLDivElement>(null)
  const { node: wanted, text: typed } = useLogFilter()
  // Another document may have no such node.
  const node = useDocument((state) => (state.picture?.nodes.some(({ id }) => id === wanted) === true ? wanted : undefined))
  const text = useDeferredValue(typed.trim())
  const isNarrowed = node !== undefined || text !== ''
  const { content, sight, lookAgain, follows } = useLog({ ...(node !== undefined && { node }), ...(text !== '' && { text }) }, scroller)
  const window = windowInSight(sight, content.total)
  return (
    <div className="flex h-full flex-col">
      <LogFilterBar node={node} onNode={(chosen) => narrowLog({ node: chosen })} text={typed} onText={(text) => narrowLog({ text })} />
      <div className="relative min-h-0 flex-1">
        <div
          ref={scroller}
          onScroll={lookAgain}
          onKeyDown={(event) => pressed(event, scroller.current)}
          tabIndex={-1}
          aria-label="Log"
          role="log"
          aria-live="off"
          className="h-full overflow-auto [overflow-anchor:none]"
        >
          {content.total === 0 && <Nothing isNarrowed={isNarrowed} isLooking={content.isLooking} />}
          <div style={{ height: heightOf(content.total, rowHeight) }} className="relative @min-[560px]:min-w-[640px]">
            <div style={{ transform: `translateY(${offsetOf(window, sight, content.total)}px)` }} className="absolute inset-x-0 top-0">
              <Rows
                content={content}
                first={window.first}
                count={window.count}
                stop={Math.ceil(topRow(sight, content.total))}
                isNarrowed={node !== undefined}
              />
            </div>
          </div>
          {content.total > 0 && content.isLooking && <p className="h-[25px] px-5 leading-[25px] text-ink3">Looking further back…</p>}
        </div>
        {!follows && (
          <WordButton
            onClick={() => scroller.current?.scrollTo({ top: 0 })}
            className="absolute right-6 bottom-3 rounded-button border border-line2 bg-raised px-3 no-underline shadow-float hover:bg-hov"
          >
            To the newest
          </WordButton>
        )}
      </div>
    </div>
  )
}

function Nothing({ isNarrowed, isLooking }: { readonly isNarrowed: boolean; readonly isLooking: boolean }) {
  // Where nothing could be built, for one.
  const reason = useSession(({ run }) => run?.paused?.text)
  const words = isLooking
    ? 'Looking…'
    : isNarrowed
      ? 'Nothing so far has these words, or this node.'
      : reason || 'Nothing has happened yet. Run, or step one event.'
  return <p className="px-5 py-2 text-ink3">{words}</p>
}

interface RowsProps {
  readonly content: LogContent
  readonly first: number
  readonly count: number
  /** Index of the row that Tab reaches. */
  readonly stop: number
  /** All rows are about the selected node: none needs to be marked. */
  readonly isNarrowed: boolean
}

function Rows({ content, first, count, stop, isNarrowed }: RowsProps) {
  const startMs = useDocument((state) => state.picture?.startMs ?? 0)
  const nodes = useDocument((state) => state.picture?.nodes)
  const selected = nodeOf(useSession((state) => state.selection))
  const step = useSession(({ run }) => (run?.past ? run.step : Number.POSITIVE_INFINITY))
  const pointed = usePointed()
  const chosen = isNarrowed ? undefined : selected
  const names = useMemo(() => new Map(nodes?.map((node) => [node.id, node.name])), [nodes])
  const choose = useCallback(
    (row: LogRow) => {
      const id = [row.to, row.from, ...row.nodes].find((candidate) => candidate !== undefined && names.has(candidate))
      if (id !== undefined) select({ kind: 'node', id })
    },
    [names],
  )
  return Array.from({ length: count }, (_, offset) => {
    const row = content.rowAt(first + offset)
    if (!row) {
      return (
        <div key={`gap-${first + offset}`} aria-hidden="true" className="h-[25px] px-5 leading-[25px] text-ink3">
          …
        </div>
      )
    }
    return (
      <LogLine
        key={row.row}
        row={row}
        startMs={startMs}
        names={names}
        isChosen={(chosen !== undefined && row.nodes.includes(chosen)) || isTwin(row, pointed)}
        isAhead={row.step > step}
        isStop={first + offset === stop}
        onChoose={choose}
        onGo={go}
        onPoint={point}
      />
    )
  })
}

function go(row: LogRow): void {
  void goTo({ step: row.step })
}

function point(row: LogRow | undefined): void {
  pointAt(row && { atMs: row.atMs, label: labelIn(row) })
}

/** What the message of a row is called: its words begin with it. */
function labelIn({ text }: LogRow): string | undefined {
  const [first = ''] = text.split(' · ')
  return first === '' || /[\s,:]/.test(first) ? undefined : first
}

/** The message that is pointed at in the paths, or in another row, is named in this row. */
function isTwin({ text }: LogRow, pointed: Pointed | undefined): boolean {
  return pointed?.label !== undefined && pointed.label !== '' && text.split(/[\s·,:]+/).includes(pointed.label)
}

/** As in every list; G goes to the row's moment. */
function pressed(event: KeyboardEvent<HTMLDivElement>, box: HTMLDivElement | null): void {
  walkRows(event, box, rowHeight)
  const row = event.target instanceof HTMLElement ? event.target.closest('[data-row]') : null
  if (event.key !== 'g' || row === null) return
  event.preventDefault()
  row.querySelector<HTMLElement>('button[aria-label^="Go to"]')?.click()
}
