/** A state along virtual time: its name, how deep it stands, and its bars; what a clock changes is drawn past React. */
import { type KeyboardEvent, memo, type MouseEvent, useRef } from 'react'
import type { BarRow } from '../../../bridge/protocol/index.ts'
import { useFrameClock } from '../../diagram/live.ts'
import { newestFrame } from '../../stores/mirror.ts'
import { classes } from '../../ui/class-names.ts'
import { type BarDrawing, type BarInk, type BarWords, drawBars, isLine, rowHeight, rowWords, visitAt } from './bar-drawing.ts'
import type { TimeScale } from './time-scale.ts'

interface BarLineProps {
  readonly row: BarRow
  readonly scale: TimeScale
  readonly startMs: number
  /** Px in the list. */
  readonly top: number
  readonly isStop: boolean
  /** The visit of this state that is selected, if it is. */
  readonly chosen: number | 'last' | undefined
  readonly onChoose: (state: string, visit: number | undefined) => void
  readonly onFocus: () => void
}

const inks: Readonly<Record<BarInk, string>> = {
  running: 'fill-running',
  token: 'fill-waiting',
  waiting: 'fill-waiting opacity-60',
  retrying: 'fill-none stroke-retry',
  'retry-ahead': 'fill-none stroke-retry',
  'wait-ahead': 'fill-none stroke-waiting',
  succeeded: 'fill-done',
  caught: 'fill-retry',
  failed: 'fill-failed',
  aborted: 'fill-edge',
}
const order: readonly BarInk[] = [
  'succeeded',
  'aborted',
  'waiting',
  'token',
  'running',
  'retrying',
  'retry-ahead',
  'wait-ahead',
  'failed',
  'caught',
]

export const BarLine = memo(function BarLine({ row, scale, startMs, top, isStop, chosen, onChoose, onFocus }: BarLineProps) {
  const { state, depth, lane, visits } = row
  const nowMs = newestFrame()?.clockMs ?? 0
  const words = rowWords(row, nowMs)
  const bars = useRef<HTMLSpanElement>(null)
  const choose = (event: MouseEvent<HTMLElement>): void => {
    const box = bars.current?.getBoundingClientRect()
    // A key presses without a place: then the newest visit is meant.
    const isPlaced = box !== undefined && event.detail > 0 && event.clientX >= box.left
    const visit = isPlaced ? visitAt(row, scale, event.clientX - box.left, newestFrame()?.clockMs ?? 0) : visits.at(-1)?.visit
    onChoose(state, visit)
  }
  const step = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (by === 0) return
    event.preventDefault()
    const at = visits.findIndex(({ visit }) => visit === chosen)
    const next = visits[at === -1 ? visits.length - 1 : Math.max(0, Math.min(visits.length - 1, at + by))]
    onChoose(state, next?.visit)
  }
  return (
    <li data-row style={{ top, height: rowHeight }} className="absolute inset-x-0">
      <button
        type="button"
        tabIndex={isStop ? 0 : -1}
        aria-label={words}
        aria-pressed={chosen !== undefined}
        title={words}
        onFocus={onFocus}
        onClick={choose}
        onKeyDown={step}
        className={classes('flex h-full w-full text-left -outline-offset-2 hover:bg-hov', chosen !== undefined && 'bg-sunk')}
      >
        <span
          style={{ paddingLeft: 20 + Math.min(depth, 5) * 14 }}
          className={classes(
            'relative w-[148px] shrink-0 truncate pr-2 leading-6 max-sm:w-[104px]',
            lane > 0 ? 'text-ink3' : chosen === undefined ? 'text-ink2' : 'font-semibold',
          )}
        >
          {depth > 0 && <Elbow left={21 + (Math.min(depth, 5) - 1) * 14} />}
          <bdi>{state}</bdi>
        </span>
        <span ref={bars} className="relative min-w-0 flex-1">
          <Bars row={row} scale={scale} startMs={startMs} isChosen={chosen !== undefined} />
        </span>
      </button>
    </li>
  )
})

function Elbow({ left }: { readonly left: number }) {
  return <span aria-hidden="true" style={{ left }} className="absolute top-0 h-3 w-[9px] border-b border-l border-line2" />
}

function Bars({ row, scale, startMs, isChosen }: Pick<BarLineProps, 'row' | 'scale' | 'startMs'> & { readonly isChosen: boolean }) {
  const svg = useRef<SVGSVGElement>(null)
  const isLive = row.visits.some(({ bars }) => (bars.at(-1)?.toMs ?? Number.POSITIVE_INFINITY) > (newestFrame()?.clockMs ?? 0))
  useFrameClock(isLive, (clockMs) => {
    if (isLive && svg.current) redraw(svg.current, drawBars(row, scale, startMs, clockMs))
  })
  const drawing = drawBars(row, scale, startMs, newestFrame()?.clockMs ?? 0)
  return (
    <svg ref={svg} width={scale.width} height={rowHeight} aria-hidden="true" className="absolute inset-0 overflow-visible">
      {order.map((ink) => (
        <path
          key={ink}
          data-ink={ink}
          d={drawing.paths[ink] ?? ''}
          className={inks[ink]}
          strokeWidth={isLine(ink) ? 1.8 : undefined}
          strokeDasharray={ink.endsWith('ahead') ? '3 4' : undefined}
        />
      ))}
      <path
        d={drawing.crosses.map((x) => `M${x - 3} 9l6 6m0-6l-6 6`).join('')}
        className="stroke-panel"
        strokeWidth={1.6}
        strokeLinecap="round"
      />
      {drawing.words.map((words) => (
        <Words key={`${words.anchor} ${words.x}`} words={words} isChosen={isChosen} />
      ))}
    </svg>
  )
}

const tones: Readonly<Record<BarWords['tone'], string>> = {
  retry: 'fill-retry font-medium',
  waiting: 'fill-waiting font-medium',
  failed: 'fill-failed',
  quiet: 'fill-ink3',
}

/** What lies under them makes way, in the colour of the row. */
function Words({ words: { x, anchor, text, tone }, isChosen }: { readonly words: BarWords; readonly isChosen: boolean }) {
  return (
    <text
      x={x}
      y={16}
      textAnchor={anchor}
      stroke={isChosen ? 'var(--sunk)' : 'var(--panel)'}
      strokeWidth={4}
      paintOrder="stroke"
      className={`text-caption ${tones[tone]}`}
    >
      {text}
    </text>
  )
}

/** The same elements with other ends; their number changes only when React draws. */
function redraw(svg: SVGSVGElement, { paths, words }: BarDrawing): void {
  for (const path of svg.querySelectorAll<SVGPathElement>('path[data-ink]')) {
    const data = paths[path.dataset['ink'] as BarInk] ?? ''
    if (path.getAttribute('d') !== data) path.setAttribute('d', data)
  }
  const texts = svg.querySelectorAll('text')
  for (const [index, text] of texts.entries()) {
    const each = words[index]
    text.setAttribute('visibility', each === undefined ? 'hidden' : 'visible')
    if (each === undefined) continue
    text.setAttribute('x', String(each.x))
    if (text.textContent !== each.text) text.textContent = each.text
  }
}
