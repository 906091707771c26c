/** Charts over virtual time, of the selected node or of all: the same axis and the same playhead as the timeline. */
import { useMemo, useRef, useState } from 'react'
import { NowLine } from '../../axis/now-line.tsx'
import { useWheelZoom } from '../../axis/use-wheel-zoom.ts'
import { useAxis } from '../../stores/axis.ts'
import { useDocument } from '../../stores/document.ts'
import { usePolled } from '../../stores/polled.ts'
import { useSession } from '../../stores/session.ts'
import { Button } from '../../ui/button.tsx'
import { useSize } from '../../ui/measured.ts'
import type { Span } from '../../ui/time-axis.ts'
import { type ChartGroup, chartGroups, summaryOf, valueText } from './chart-groups.ts'
import { CurveSample } from './curve-sample.tsx'
import { gutters, Plot } from './plot.tsx'

const everyMs = 500
const buckets = 120
/** Px of a plot: as high as the panel lets one row of charts be read with its words. */
const heights = { least: 84, most: 132, words: 54 }

export function ChartsPanel() {
  const node = useSelectedNode()
  const [isOfAll, setOfAll] = useState(false)
  const span = useAxis((state) => state.span)
  const shown = isOfAll ? undefined : node
  const set = usePolled('series', { ...span, buckets, ...(shown && { node: shown.id }) }, everyMs)
  const groups = useMemo(() => chartGroups(set?.series ?? []), [set])
  const box = useRef<HTMLDivElement>(null)
  const sight = useRef<HTMLDivElement>(null)
  const height = Math.max(heights.least, Math.min(heights.most, useSize(sight).height - heights.words))
  useWheelZoom(box)
  return (
    <div className="flex h-full flex-col">
      <div className="flex min-h-9 shrink-0 items-center gap-3 border-b border-line px-5 @max-[559px]:px-3.5">
        <p className="min-w-0 truncate">
          <bdi className="font-medium">{shown?.name ?? 'All nodes'}</bdi>
          {node === undefined && <span className="text-ink2"> · select a node for its own charts</span>}
        </p>
        {node && (
          <Button aria-pressed={isOfAll} onClick={() => setOfAll(!isOfAll)} className="!font-normal !text-ink2">
            {isOfAll ? `only ${node.name}` : 'all nodes'}
          </Button>
        )}
      </div>
      <div ref={sight} tabIndex={0} role="group" aria-label="Charts" className="min-h-0 flex-1 overflow-auto -outline-offset-2">
        {set !== undefined && groups.length === 0 && (
          <p className="px-5 py-3 text-ink3">
            {shown === undefined ? 'Nothing has been measured yet. Run, and the curves begin.' : `Nothing is measured at ${shown.name}.`}
          </p>
        )}
        <div
          ref={box}
          className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,380px),1fr))] gap-x-5 gap-y-2 px-5 py-2 @max-[559px]:px-3.5"
        >
          {set &&
            groups.map((group) => (
              <Chart key={`${shown?.id} ${group.id}`} group={group} at={set.at} widthMs={set.widthMs} span={span} height={height} />
            ))}
        </div>
      </div>
    </div>
  )
}

interface ChartProps {
  readonly group: ChartGroup
  readonly at: Float64Array
  readonly widthMs: number
  readonly span: Span
  /** Px. */
  readonly height: number
}

function Chart({ group, at, widthMs, span, height }: ChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const { width } = useSize(box)
  const startMs = useDocument((state) => state.picture?.startMs ?? 0)
  const clockMs = useSession((state) => (state.run?.running === true ? Number.POSITIVE_INFINITY : (state.run?.clockMs ?? 0)))
  const [pointed, setPointed] = useState<number>()
  const size = useMemo(() => ({ width, height }), [width, height])
  const newest = at.reduce((last, from, index) => (from <= clockMs ? index : last), 0)
  return (
    <figure aria-label={group.title} data-testid={`chart-${group.id}`} className="min-w-0">
      <figcaption className="flex min-h-6 flex-wrap items-center gap-x-4">
        <span className="font-medium">{group.title}</span>
        {group.curves.map(({ id, title, word, tone, isDashed, values }) => (
          <span key={id} title={title} className="flex items-center gap-1.5 text-caption text-ink2">
            <CurveSample tone={tone} isDashed={isDashed} isBar={group.unit === 'count'} />
            {word} <span className="font-semibold text-ink">{valueText(values[pointed ?? newest], group.unit)}</span>
          </span>
        ))}
      </figcaption>
      <div ref={box} style={{ height }} className="relative">
        {width > 0 && (
          <>
            <Plot group={group} at={at} widthMs={widthMs} span={span} size={size} startMs={startMs} onPoint={setPointed} />
            <div style={{ left: gutters.left, top: gutters.top }} className="pointer-events-none absolute overflow-hidden">
              <div
                style={{ width: width - gutters.left - gutters.right, height: height - gutters.top - gutters.bottom }}
                className="relative"
              >
                <NowLine span={span} width={width - gutters.left - gutters.right} height={height - gutters.top - gutters.bottom} />
              </div>
            </div>
          </>
        )}
      </div>
      <SummaryTable group={group} at={at} until={clockMs} />
    </figure>
  )
}

/** The chart in words, for those who do not see it. */
function SummaryTable({ group, at, until }: { readonly group: ChartGroup; readonly at: Float64Array; readonly until: number }) {
  return (
    <table className="sr-only">
      <caption>{group.title}, in the time that is shown</caption>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Newest</th>
          <th scope="col">Lowest</th>
          <th scope="col">Highest</th>
        </tr>
      </thead>
      <tbody>
        {group.curves.map((curve) => {
          const { title, newest, lowest, highest } = summaryOf(curve, at, until)
          return (
            <tr key={curve.id}>
              <th scope="row">{title}</th>
              <td>{newest}</td>
              <td>{lowest}</td>
              <td>{highest}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function useSelectedNode(): { readonly id: string; readonly name: string } | undefined {
  const selection = useSession((state) => state.selection)
  const id = selection?.kind === 'node' ? selection.id : selection?.kind === 'message' ? selection.node : undefined
  return useDocument((state) => state.picture?.nodes.find((node) => node.id === id))
}
