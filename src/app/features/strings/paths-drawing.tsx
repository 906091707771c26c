/** The drawing of the paths: stations and axis in the page, lines on one canvas, what is pointed at on another above it. */
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import type { Strings } from '../../../bridge/protocol/index.ts'
import { NowLine } from '../../axis/now-line.tsx'
import { useWheelZoom } from '../../axis/use-wheel-zoom.ts'
import { headOf, zoomIn } from '../../stores/axis.ts'
import { useDocument } from '../../stores/document.ts'
import { newestFrame } from '../../stores/mirror.ts'
import { pointAt, usePointed } from '../../stores/pointed.ts'
import { select } from '../../stores/session.ts'
import { useSize } from '../../ui/measured.ts'
import { momentAt, placeOf, type Span, ticksOf } from '../../ui/time-axis.ts'
import { isLineEnd } from './paint-paths.ts'
import { firstPoints, layOutPath, lineNear } from './path-layout.ts'
import { usePaint, type Shown } from './use-paint.ts'

export interface Station {
  readonly id: string
  readonly name: string
  readonly isQueue: boolean
}

interface PathsDrawingProps {
  readonly strings: Strings
  readonly stations: readonly Station[]
  readonly span: Span
}

const axisHeight = 20
const reach = 8

export function PathsDrawing({ strings, stations, span }: PathsDrawingProps) {
  const box = useRef<HTMLDivElement>(null)
  const lines = useRef<HTMLCanvasElement>(null)
  const above = useRef<HTMLCanvasElement>(null)
  const { width, height } = useSize(box)
  const startMs = useDocument((state) => state.picture?.startMs ?? 0)
  const first = useMemo(() => firstPoints(strings), [strings])
  const headMs = useHeadOf(strings)
  const layout = useMemo(
    () => layOutPath({ width, height: Math.max(0, height - axisHeight) }, stations, { span, headMs }),
    [width, height, stations, span, headMs],
  )
  const chart = useMemo(() => ({ points: strings, first, layout }), [strings, first, layout])
  const marked = useMarked(strings)
  usePaint({ lines, above }, chart, { line: marked.line, label: marked.label, atMs: marked.atMs })
  useWheelZoom(box)
  const pointing = useRef(0)
  const point = (x: number, y: number) => {
    // Once a frame is as often as it can be seen.
    cancelAnimationFrame(pointing.current)
    pointing.current = requestAnimationFrame(() => pointNow(x, y))
  }
  const pointNow = (x: number, y: number) => {
    const line = lineNear(strings, first, layout, isLineEnd, { x, y, within: reach })
    pointAt(line === undefined ? undefined : { atMs: momentAt(x, span, width), label: strings.labels[line] ?? '' })
  }
  return (
    <div className="absolute inset-0 flex">
      <Stations stations={stations} places={layout.stations} bands={layout.bands} />
      <div
        ref={box}
        role="group"
        aria-label={`Paths of ${strings.lines} messages. Arrows go from message to message, Enter opens one, plus and minus zoom.`}
        tabIndex={0}
        onPointerMove={({ clientX, clientY, currentTarget }) => {
          const { left, top } = currentTarget.getBoundingClientRect()
          point(clientX - left, clientY - top)
        }}
        onPointerLeave={() => {
          cancelAnimationFrame(pointing.current)
          pointAt(undefined)
        }}
        onClick={() => marked.choose(marked.line)}
        onKeyDown={(event) => keyOnPaths(event, marked, strings)}
        data-testid="paths"
        data-lines={strings.lines}
        className="relative min-w-0 flex-1 -outline-offset-2"
      >
        <Beds bands={layout.bands} places={layout.stations} />
        <canvas ref={lines} aria-hidden="true" style={{ width, height: layout.height }} className="absolute top-0 left-0" />
        <canvas ref={above} aria-hidden="true" style={{ width, height: layout.height }} className="absolute top-0 left-0" />
        <NowLine span={span} width={width} height={layout.height} />
        <TimeTicks span={span} width={width} height={height} startMs={startMs} />
        <p aria-live="polite" className="sr-only">
          {marked.label}
        </p>
      </div>
    </div>
  )
}

/** How far the run had come when an answer came: until then its lines go on. */
function useHeadOf(strings: Strings): number {
  const [arrived, setArrived] = useState(() => ({ strings, headMs: headOf(newestFrame()) }))
  if (arrived.strings !== strings) setArrived({ strings, headMs: headOf(newestFrame()) })
  return arrived.headMs
}

interface Marked extends Shown {
  readonly choose: (line: number | undefined) => void
}

/** The line that is pointed at, or else the one that was chosen. */
function useMarked(strings: Strings): Marked {
  const pointed = usePointed()
  const [chosen, setChosen] = useState<string>()
  const label = pointed?.label ?? chosen
  const found = label === undefined || label === '' ? -1 : strings.labels.indexOf(label)
  const line = found === -1 ? undefined : found
  return {
    line,
    label: line === undefined ? '' : (label ?? ''),
    atMs: pointed !== undefined && (pointed.label === undefined || line === undefined) ? pointed.atMs : undefined,
    choose(next) {
      setChosen(next === undefined ? undefined : strings.labels[next])
      if (next === undefined) return
      const [node, messageId] = [strings.nodes[next], strings.messages[next]]
      if (node !== undefined && messageId !== undefined && messageId !== '') select({ kind: 'message', node, messageId })
    },
  }
}

function keyOnPaths(event: KeyboardEvent, { line, choose }: Marked, strings: Strings): void {
  const step = { ArrowRight: -1, ArrowUp: -1, ArrowLeft: 1, ArrowDown: 1 }[event.key]
  if (step !== undefined && strings.lines > 0) {
    const next = Math.max(0, Math.min(strings.lines - 1, (line ?? -1) + (line === undefined ? 1 : step)))
    const from = strings.line.indexOf(next)
    pointAt({ atMs: strings.at[from] ?? 0, label: strings.labels[next] ?? '' })
  } else if (event.key === 'Enter') choose(line)
  else if (event.key === '+' || event.key === '=') zoomIn(1)
  else if (event.key === '-') zoomIn(-1)
  else return
  event.preventDefault()
}

function Stations({
  stations,
  places,
}: {
  readonly stations: readonly Station[]
  readonly places: readonly number[]
  readonly bands: readonly number[]
}) {
  return (
    <ol aria-label="Stations" className="relative w-[150px] shrink-0 @max-[559px]:w-[96px]">
      {stations.map(({ id, name }, index) => (
        <li
          key={id}
          style={{ top: (places[index] ?? 0) - 12 }}
          className="absolute inset-x-0 flex h-6 items-center justify-end pr-3 pl-5 @max-[559px]:pl-2"
        >
          <button
            type="button"
            onClick={() => select({ kind: 'node', id })}
            className="min-h-6 max-w-full truncate font-medium hover:underline"
          >
            {name}
          </button>
        </li>
      ))}
    </ol>
  )
}

/** The track of each station; a queue has a bed in which lines wait. */
function Beds({ places, bands }: { readonly places: readonly number[]; readonly bands: readonly number[] }) {
  return places.map((place, index) => {
    const band = bands[index] ?? 0
    const key = `${index} ${place}`
    if (band === 0) return <div key={key} style={{ top: place }} className="absolute inset-x-0 h-px bg-line" />
    return <div key={key} style={{ top: place - band / 2 - 3, height: band + 6 }} className="absolute inset-x-0 bg-sunk" />
  })
}

function TimeTicks({
  span,
  width,
  height,
  startMs,
}: {
  readonly span: Span
  readonly width: number
  readonly height: number
  readonly startMs: number
}) {
  const ticks = ticksOf(span, { width, apart: 84, startMs }).filter(({ label }) => label !== undefined)
  return (
    <svg width={width} height={height} aria-hidden="true" className="pointer-events-none absolute top-0 left-0">
      {ticks.map(({ atMs, label }) => {
        const x = Math.round(placeOf(atMs, span, width)) + 0.5
        return (
          <g key={atMs}>
            <path d={`M${x} 0V${height - axisHeight}`} className="stroke-line" opacity=".7" />
            <text x={Math.min(width - 18, Math.max(18, x))} y={height - 5} textAnchor="middle" className="fill-ink3 text-caption">
              {label}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
