/** The still part of the timeline: axis, bars of activity, what was broken on purpose, marks, and what has not been run yet. */
import { memo, type ReactNode } from 'react'
import type { Timeline, TimelineMark } from '../../../bridge/protocol/index.ts'
import { useDocument } from '../../stores/document.ts'
import { placeOf, type Span, ticksOf } from '../../ui/time-axis.ts'
import { type MarkGroup, isAbove } from './gather-marks.ts'
import { rows } from './rows.ts'

interface DrawingProps {
  readonly timeline: Timeline | undefined
  readonly groups: readonly MarkGroup[]
  readonly span: Span
  readonly width: number
  readonly startMs: number
}

export const Drawing = memo(function Drawing({ timeline, groups, span, width, startMs }: DrawingProps) {
  const headX = Math.max(0, placeOf(timeline?.headMs ?? 0, span, width))
  const bands = useBands(timeline, span, width)
  return (
    <svg width={width} height={rows.height} aria-hidden="true" className="absolute top-0 left-0 overflow-visible">
      <pattern id="timeline-fault" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0V7" className="stroke-failed" strokeWidth="1" opacity=".45" />
      </pattern>
      <Axis span={span} width={width} startMs={startMs} />
      <FaultBands bands={bands} />
      {timeline && <path d={barsPath(timeline, span, width)} className="fill-edge" opacity=".62" />}
      <FaultWords bands={bands} groups={groups} headX={headX} />
      <path d={`M0 ${rows.base + 0.5}H${width}`} className="stroke-edge" opacity=".6" />
      {groups.map((group) => (
        <g
          key={`${group.kind} ${group.step} ${group.atMs}`}
          transform={`translate(${group.x} ${isAbove(group.kind) ? rows.above : rows.below})`}
        >
          {glyphs[group.kind]}
        </g>
      ))}
    </svg>
  )
})

function Axis({ span, width, startMs }: Pick<DrawingProps, 'span' | 'width' | 'startMs'>) {
  const ticks = ticksOf(span, { width, apart: 84, startMs })
  return (
    <>
      <path d={`M0 ${rows.axis + 0.5}H${width}`} className="stroke-line" />
      {ticks.map(({ atMs, label, isMajor }) => {
        const x = placeOf(atMs, span, width)
        const isLast = x > width - 24
        return (
          <g key={atMs} transform={`translate(${x} 0)`}>
            <path d={`M0 ${rows.axis}v${isMajor ? 8 : label === undefined ? 3 : 6}`} className={isMajor ? 'stroke-ink' : 'stroke-edge'} />
            {label !== undefined && (
              <text
                y={rows.label}
                textAnchor={x < 20 ? 'start' : isLast ? 'end' : 'middle'}
                x={x < 20 ? -x : isLast ? width - x : 0}
                className={`text-caption ${isMajor ? 'fill-ink2 font-medium' : 'fill-ink3'}`}
              >
                {label}
              </text>
            )}
          </g>
        )
      })}
    </>
  )
}

/** One path for all bars; the highest bucket in sight fills the row. By square roots: a burst does not flatten all others. */
function barsPath({ activity, fromMs, widthMs }: Timeline, span: Span, width: number): string {
  const most = activity.reduce((high, count) => Math.max(high, count), 1)
  const step = (widthMs / (span.toMs - span.fromMs)) * width
  const wide = Math.max(1, step - Math.min(1.2, step / 3))
  let path = ''
  for (const [index, count] of activity.entries()) {
    if (count === 0) continue
    const x = placeOf(fromMs + index * widthMs, span, width)
    if (x + step < 0 || x > width) continue
    const height = Math.max(1.5, Math.sqrt(count / most) * rows.bars)
    path += `M${x.toFixed(1)} ${rows.base}v${(-height).toFixed(1)}h${wide.toFixed(1)}v${height.toFixed(1)}Z`
  }
  return path
}

interface Band {
  readonly key: string
  readonly left: number
  readonly right: number
  readonly isOpen: boolean
  readonly words: string
}

/** What was broken on purpose, as stretches of the drawing. */
function useBands(timeline: Timeline | undefined, span: Span, width: number): readonly Band[] {
  const nodes = useDocument((state) => state.picture?.nodes)
  return (timeline?.faults ?? []).map(({ node, fromMs, toMs, text }) => {
    const left = Math.max(0, placeOf(fromMs, span, width))
    const right = Math.min(width, placeOf(toMs ?? timeline?.headMs ?? 0, span, width))
    const name = nodes?.find(({ id }) => id === node)?.name ?? node
    return {
      key: `${node} ${fromMs}`,
      left,
      right: Math.max(left + 2, right),
      isOpen: toMs === undefined,
      words: `${name}: ${text}`,
    }
  })
}

function FaultBands({ bands }: { readonly bands: readonly Band[] }): ReactNode {
  return bands.map(({ key, left, right, isOpen }) => (
    <g key={key}>
      <rect x={left} y={rows.top} width={right - left} height={rows.base - rows.top} className="fill-failed-wash" />
      <rect x={left} y={rows.top} width={right - left} height={rows.base - rows.top} fill="url(#timeline-fault)" />
      <path
        d={`M${left + 0.5} ${rows.top}V${rows.base}${isOpen ? '' : `M${right - 0.5} ${rows.top}V${rows.base}`}`}
        className="stroke-failed"
      />
    </g>
  ))
}

/** px of a letter of a caption, at most. */
const LETTER = 6.6

interface FaultWordsProps extends Pick<DrawingProps, 'groups'> {
  readonly bands: readonly Band[]
  readonly headX: number
}

/** What was broken and how, in each band where nothing else stands: at its beginning, or after the newest moment. */
function FaultWords({ bands, groups, headX }: FaultWordsProps): ReactNode {
  const taken = [...groups.flatMap(({ kind, x }) => (isAbove(kind) ? [x] : [])), headX]
  return bands.map(({ key, left, right, words }) => {
    const room = words.length * LETTER
    const isFree = (from: number) => right - from > room && !taken.some((x) => x > from - 9 && x < from + room)
    const x = [left + 10, headX + 10].find((from) => from > left && isFree(from))
    if (x === undefined) return null
    return (
      <text
        key={key}
        x={x}
        y={rows.middle}
        stroke="var(--failed-wash)"
        strokeWidth={4}
        paintOrder="stroke"
        className="fill-failed text-caption font-medium"
      >
        {words}
      </text>
    )
  })
}

const line = { fill: 'none', strokeLinecap: 'round' } as const

/** Around their middle; what is a machine's has a hue, what is a person's is ink. */
const glyphs: Readonly<Record<TimelineMark['kind'], ReactNode>> = {
  error: <path d="M-4-4 4 4M4-4-4 4" {...line} className="stroke-failed" strokeWidth="2" />,
  'dead-letter': (
    <>
      <path d="M-3.2-7h6.4L7-3.2v6.4L3.2 7h-6.4L-7 3.2v-6.4Z" className="fill-failed" />
      <path d="M-2.8-2.8 2.8 2.8M2.8-2.8-2.8 2.8" {...line} className="stroke-panel" strokeWidth="1.8" />
    </>
  ),
  change: <path d="M0-5 5 0 0 5-5 0Z" className="fill-ink" />,
  call: <path d="M0-4 4.4 4H-4.4Z" className="fill-ink2" />,
  fault: <path d="M0-5 5.4 4.6H-5.4Z" className="fill-failed" />,
}
