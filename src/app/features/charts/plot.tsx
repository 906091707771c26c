/** One chart: uPlot draws the curves, the page everything else. */
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { onThemeChange } from '../../diagram/message-layer/palette.ts'
import { readColors } from '../../ui/canvas-colors.ts'
import { placeOf, type Span, ticksOf } from '../../ui/time-axis.ts'
import { type ChartGroup, type Tone, valueText } from './chart-groups.ts'

/** Px that the plot keeps free: the same on every chart, so that moments stand one below the other. */
export const gutters = { left: 58, right: 10, top: 6, bottom: 20 } as const
const tones: readonly Tone[] = ['running', 'waiting', 'retry', 'failed', 'done', 'ink']

interface PlotProps {
  readonly group: ChartGroup
  readonly at: Float64Array
  readonly widthMs: number
  readonly span: Span
  readonly size: { readonly width: number; readonly height: number }
  readonly startMs: number
  /** The pointer is on this bucket, or on none. */
  readonly onPoint: (index: number | undefined) => void
}

type Latest = PlotProps

export function Plot(props: PlotProps) {
  const { group, at, widthMs, span, size } = props
  const box = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot>(undefined)
  const latest = useRef<Latest>(props)
  useLayoutEffect(() => {
    latest.current = props
  })
  const curves = group.curves.map(({ id }) => id).join(' ')
  // Made anew for other curves and colours only; everything else it is told of below.
  useEffect(() => {
    const element = box.current
    if (!element) return undefined
    const make = () => {
      plot.current?.destroy()
      plot.current = new uPlot(optionsOf(element, latest), dataOf(latest.current), element)
    }
    make()
    const stop = onThemeChange(make)
    return () => {
      stop()
      plot.current?.destroy()
      plot.current = undefined
    }
  }, [curves])
  useEffect(() => plot.current?.setSize(size), [size])
  useEffect(() => {
    plot.current?.setData(dataOf({ group, at, widthMs }), false)
    plot.current?.setScale('x', { min: span.fromMs, max: span.toMs })
  }, [group, at, widthMs, span])
  return <div ref={box} aria-hidden="true" />
}

/** A gauge is what was so when its bucket ended; what was counted in a bucket stands in its middle. */
function dataOf({ group: { unit, curves }, at, widthMs }: Pick<PlotProps, 'group' | 'at' | 'widthMs'>): uPlot.AlignedData {
  const isGauge = unit === 'messages' || curves[0]?.id === 'age'
  const places = Array.from(at, (from) => from + (isGauge ? widthMs : widthMs / 2))
  return [places, ...curves.map(({ values }) => Array.from(values, (value) => (Number.isNaN(value) ? null : value)))]
}

function optionsOf(element: Element, latest: RefObject<Latest>): uPlot.Options {
  const { group, size } = latest.current
  const { unit, curves } = group
  const hues = readColors(element, tones)
  const [ink3, line, edge, panel] = readColors(element, ['ink3', 'line', 'edge', 'panel'] as const)
  const colorOf = (tone: Tone): string => hues[tones.indexOf(tone)] ?? ink3
  const font = '12px "IBM Plex Sans", system-ui, sans-serif'
  const isBars = unit === 'count'
  return {
    ...size,
    padding: [gutters.top, gutters.right, 0, 0],
    legend: { show: false },
    cursor: { y: false, points: { show: !isBars }, drag: { x: false, y: false }, sync: { key: 'charts' } },
    scales: {
      x: { time: false, range: () => [latest.current.span.fromMs, latest.current.span.toMs] },
      y: { range: (_, __, high) => [0, roomAbove(high)] },
    },
    axes: [
      {
        size: gutters.bottom,
        font,
        stroke: ink3,
        gap: 3,
        grid: { stroke: line, width: 1 },
        ticks: { show: false },
        splits: (plot) => written(latest.current, plot.width).map(({ atMs }) => atMs),
        values: (plot) => written(latest.current, plot.width).map(({ label }) => label ?? ''),
      },
      {
        size: gutters.left,
        font,
        stroke: ink3,
        gap: 6,
        space: 34,
        grid: { stroke: line, width: 1 },
        ticks: { show: false },
        border: { show: true, stroke: edge, width: 1 },
        values: (_, splits) => splits.map((value) => valueText(value, unit)),
      },
    ],
    series: [
      {},
      ...curves.map(({ tone, isDashed }): uPlot.Series => {
        const paths = isBars ? uPlot.paths.bars?.({ size: [0.8, 24, 1] }) : undefined
        return {
          stroke: colorOf(tone),
          width: isBars ? 0 : 1.6,
          ...(isDashed && !isBars && { dash: [5, 4] }),
          ...(isBars && { fill: isDashed ? panel : colorOf(tone), width: isDashed ? 1.4 : 0 }),
          ...(paths && { paths }),
          points: { show: false },
          spanGaps: false,
        }
      }),
    ],
    hooks: { setCursor: [(plot) => latest.current.onPoint(plot.cursor.idx ?? undefined)] },
  }
}

function written({ span, startMs }: Latest, width: number) {
  const across = width - gutters.left - gutters.right
  // A word at the edge would be cut.
  return ticksOf(span, { width: across, apart: 84, startMs }).filter(
    ({ label, atMs }) => label !== undefined && across - placeOf(atMs, span, across) > 10,
  )
}

function roomAbove(high: number | null): number {
  return high === null || high <= 0 ? 1 : high * 1.12
}
