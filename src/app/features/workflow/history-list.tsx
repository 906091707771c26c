/** The history of an execution as AWS lists it: only what is in sight is fetched and laid out. */
import { useEffect, useRef, useState } from 'react'
import type { HistoryRow } from '../../../bridge/protocol/index.ts'
import { request } from '../../stores/connection.ts'
import { useDocument } from '../../stores/document.ts'
import { select, sessionStore, useSession } from '../../stores/session.ts'
import { useWorkflow } from '../../stores/workflow.ts'
import { classes } from '../../ui/class-names.ts'
import { heightOf, offsetOf, type Sight, windowInSight } from '../../ui/row-window.ts'
import { clockFace, momentText } from '../../ui/virtual-time.ts'
import { type HistoryPages, missingFrom, noPages, withPage } from './history-pages.ts'
import { JsonText } from './stages.tsx'
import { useSight } from '../../ui/use-sight.ts'

const rowHeight = 27
const everyMs = 400

interface HistoryListProps {
  readonly node: string
  readonly execution: string
}

export function HistoryList({ node, execution }: HistoryListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const sight = useSight(scroller, rowHeight)
  const { pages, window } = useHistory(node, execution, sight)
  const [open, setOpen] = useState<HistoryRow>()
  const startMs = useDocument((state) => state.picture?.startMs ?? 0)
  return (
    <div className="flex h-full flex-col">
      <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto" data-testid="history">
        <ol aria-label={`History, ${pages.total} events`} style={{ height: heightOf(pages.total, rowHeight) }} className="relative">
          <div style={{ transform: `translateY(${offsetOf(window, sight, pages.total)}px)` }} className="absolute inset-x-0 top-0">
            {Array.from({ length: window.count }, (_, offset) => {
              const id = window.first + offset + 1
              const row = pages.rows.get(id)
              return <HistoryLine key={id} id={id} row={row} startMs={startMs} isOpen={open?.id === id} onOpen={setOpen} />
            })}
          </div>
        </ol>
      </div>
      {open && <Details row={open} node={node} onClose={() => setOpen(undefined)} />}
    </div>
  )
}

interface HistoryLineProps {
  readonly id: number
  readonly row: HistoryRow | undefined
  readonly startMs: number
  readonly isOpen: boolean
  readonly onOpen: (row: HistoryRow | undefined) => void
}

function HistoryLine({ id, row, startMs, isOpen, onOpen }: HistoryLineProps) {
  const time = row && clockFace(startMs, row.at)
  return (
    <li style={{ height: rowHeight }}>
      <button
        type="button"
        disabled={row === undefined}
        aria-expanded={isOpen}
        title={row && momentText(startMs, row.at)}
        onClick={() => onOpen(isOpen ? undefined : row)}
        className={classes('flex h-full w-full items-center gap-2 px-4 text-left -outline-offset-2 hover:bg-hov', isOpen && 'bg-sunk')}
      >
        <span className="w-6 shrink-0 text-right text-ink3">{id}</span>
        <span className="w-[84px] shrink-0 whitespace-nowrap font-mono text-caption text-ink3">
          {time && `${time.time}${time.milliseconds}`}
        </span>
        <span
          className={classes('max-w-[66%] shrink-0 truncate', /Failed|TimedOut|Aborted/.test(row?.type ?? '') && 'font-medium text-failed')}
        >
          {row?.type ?? '…'}
        </span>
        <span className="min-w-0 flex-1 truncate text-right text-ink3" title={row?.state}>
          {row?.state}
        </span>
      </button>
    </li>
  )
}

function Details({ row, node, onClose }: { readonly row: HistoryRow; readonly node: string; readonly onClose: () => void }) {
  const { state, previousId, type } = row
  return (
    <section
      aria-label={`Event ${row.id}`}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
      className="max-h-[55%] shrink-0 overflow-y-auto border-t border-line px-4 py-3"
    >
      <p className="flex flex-wrap items-baseline gap-x-3">
        <b className="font-semibold">
          {row.id} {type}
        </b>
        <span className="text-ink3">{previousId === 0 ? 'the first event' : `after event ${previousId}`}</span>
        {state !== undefined && (
          <button
            type="button"
            onClick={() => select({ kind: 'state', node, state })}
            className="ml-auto min-h-6 underline decoration-line2 underline-offset-4"
          >
            {state}
          </button>
        )}
      </p>
      <JsonText label="Details" text={JSON.stringify(row.details)} />
    </section>
  )
}

/** Asks for what is in sight and not known, one page at a time, and now and then for how long it has become. */
function useHistory(node: string, execution: string, sight: Sight) {
  const [pages, setPages] = useState<HistoryPages>(noPages)
  const transitions = useWorkflow(({ view }) => view?.execution?.transitions)
  const run = useSession((state) => state.run)
  const standing = run?.running === true ? undefined : run
  const window = windowInSight(sight, pages.total)
  const from = missingFrom(pages, window.first, window.count)
  const known = useRef(0)
  useEffect(() => {
    known.current = pages.total
  }, [pages])
  useEffect(() => {
    let isCurrent = true
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = async (first: number) => {
      const answer = await request('executionHistory', { node, execution, from: first }).catch(() => undefined)
      if (isCurrent && answer) setPages((before) => withPage(before, answer))
      if (isCurrent && sessionStore.getState().run?.running === true)
        timer = setTimeout(() => void ask(Math.max(1, answer?.total ?? 1)), everyMs)
    }
    void ask(from ?? Math.max(1, known.current))
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
    // How long it has become is asked for anew with each step of a run that stands, and by the timer while it runs.
  }, [node, execution, from, standing, transitions])
  return { pages, window }
}
