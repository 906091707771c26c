/** The states of the execution that is looked at along virtual time, a row each; only what is in sight is fetched and laid out. */
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import type { StateBarsAnswer } from '../../../bridge/protocol/index.ts'
import { goTo } from '../../commands/past.ts'
import { useFrameClock } from '../../diagram/live.ts'
import { useDocument } from '../../stores/document.ts'
import { usePolled } from '../../stores/polled.ts'
import { select, useSession } from '../../stores/session.ts'
import { useSize } from '../../ui/measured.ts'
import { heightOf, type Sight, windowInSight } from '../../ui/row-window.ts'
import { walkRows } from '../../ui/walk-rows.ts'
import { rowHeight } from './bar-drawing.ts'
import { BarLine } from './bar-line.tsx'
import { BarAxis } from './bar-axis.tsx'
import { placeOn, type TimeScale, timeScale } from './time-scale.ts'
import { useSight } from '../../ui/use-sight.ts'

const everyMs = 250
/** Rows are asked for in such lots, so that scrolling a little asks nothing. */
const lot = 40
/** Px after the axis, so that its end is seen. */
const margin = 14

interface StateBarsPanelProps {
  readonly node: string
  /** ARN. */
  readonly execution: string
  /** How many rows there are. */
  readonly onRows: (rows: number) => void
}

export function StateBarsPanel({ node, execution, onRows }: StateBarsPanelProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const track = useRef<HTMLDivElement>(null)
  const sight = useSight(scroller, rowHeight)
  const { width } = useSize(track)
  const { answer, total, window } = useBars({ node, execution, onRows }, sight)
  const selection = useSession((state) => (state.selection?.kind === 'state' ? state.selection : undefined))
  useKeptInSight(scroller, answer, selection?.state)
  const startMs = useDocument((state) => state.picture?.startMs ?? 0)
  const scale = useScale(answer, width - margin)
  const [stood, setStood] = useState(0)
  // The Tab key always comes to a row that is in sight.
  const isKept = stood >= window.first && stood < Math.min(total, window.first + window.count)
  const stop = isKept ? stood : Math.min(total - 1, Math.ceil(sight.scrollTop / rowHeight))
  const onChoose = useCallback(
    (state: string, visit: number | undefined) => select({ kind: 'state', node, state, ...(visit !== undefined && { visit }) }),
    [node],
  )
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <div className="flex h-[22px] shrink-0">
        <div className="w-[148px] shrink-0 max-sm:w-[104px]" />
        <div ref={track} className="relative min-w-0 flex-1 cursor-pointer" title="Go to this moment of the run">
          {scale && <BarAxis scale={scale} startMs={startMs} onGo={(clockMs) => void goTo({ clockMs })} />}
        </div>
      </div>
      <div
        ref={scroller}
        tabIndex={-1}
        onKeyDown={(event: KeyboardEvent) => walkRows(event, scroller.current, rowHeight)}
        className="min-h-0 flex-1 overflow-x-hidden overflow-y-auto outline-none [overflow-anchor:none]"
        data-testid="state-bars"
      >
        <ol aria-label={`States over time, ${total} rows`} style={{ height: heightOf(total, rowHeight) }} className="relative">
          {scale &&
            answer?.rows.map((row, index) => {
              const number = answer.from + index
              if (number < window.first || number >= window.first + window.count) return null
              return (
                <BarLine
                  key={`${row.state} ${row.lane}`}
                  {...{ row, scale, startMs, onChoose }}
                  top={number * rowHeight}
                  isStop={number === stop}
                  chosen={selection?.state === row.state ? (selection.visit ?? 'last') : undefined}
                  onFocus={() => setStood(number)}
                />
              )
            })}
        </ol>
      </div>
      {scale && answer && <NowLine scale={scale} answer={answer} />}
    </div>
  )
}

/** The rows around those in sight. */
function useBars({ node, execution, onRows }: StateBarsPanelProps, sight: Sight) {
  const [total, setTotal] = useState(0)
  const window = windowInSight(sight, total === 0 ? lot : total)
  const from = Math.floor(window.first / lot) * lot
  const answer = usePolled('stateBars', { node, execution, from, count: lot * 3 }, everyMs)
  const rows = answer?.total ?? 0
  useEffect(() => {
    setTotal(rows)
    onRows(rows)
  }, [rows, onRows])
  return { answer, total: rows, window }
}

function useScale(answer: StateBarsAnswer | undefined, width: number): TimeScale | undefined {
  return useMemo(() => (answer === undefined || width < 40 ? undefined : timeScale(answer, width)), [answer, width])
}

/** The newest row stays in sight as long as nobody scrolls away from it; a state that is selected elsewhere is scrolled to. */
function useKeptInSight(
  scroller: RefObject<HTMLDivElement | null>,
  answer: StateBarsAnswer | undefined,
  selected: string | undefined,
): void {
  const isAtEnd = useRef(true)
  const total = answer?.total ?? 0
  useEffect(() => {
    const box = scroller.current
    if (!box) return undefined
    const scrolled = () => (isAtEnd.current = box.scrollTop + box.clientHeight > box.scrollHeight - rowHeight)
    box.addEventListener('scroll', scrolled)
    return () => box.removeEventListener('scroll', scrolled)
  }, [scroller])
  useEffect(() => {
    const box = scroller.current
    if (box && isAtEnd.current) box.scrollTop = box.scrollHeight
  }, [scroller, total])
  const show = useEffectEvent(() => {
    const box = scroller.current
    const index = answer?.rows.findIndex(({ state }) => state === selected) ?? -1
    if (!box || !answer || index === -1) return
    const top = (answer.from + index) * rowHeight
    if (top < box.scrollTop) box.scrollTop = top
    else if (top + rowHeight > box.scrollTop + box.clientHeight) box.scrollTop = top + rowHeight - box.clientHeight
  })
  useEffect(() => show(), [selected])
}

/** Where the run stands; nothing once it has gone past the end of the execution. */
function NowLine({ scale, answer }: { readonly scale: TimeScale; readonly answer: StateBarsAnswer }) {
  const line = useRef<HTMLDivElement>(null)
  useFrameClock(true, (clockMs) => {
    if (!line.current) return
    line.current.style.visibility = answer.isOver && clockMs > answer.toMs ? 'hidden' : 'visible'
    line.current.style.transform = `translateX(${placeOn(scale, clockMs)}px)`
  })
  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-y-0 left-[148px] z-10 max-sm:left-[104px]">
      <div ref={line} className="relative h-full" data-testid="bars-now">
        <svg width="12" height="22" viewBox="0 0 12 22" className="absolute top-3 -left-1.5">
          <path d="M.5 0h11v7L6 12 .5 7Z" className="fill-ink" />
        </svg>
        <span className="absolute top-3 bottom-0 -left-px w-[1.5px] bg-ink" />
      </div>
    </div>
  )
}
