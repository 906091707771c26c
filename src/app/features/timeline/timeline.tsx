/** What happened when, along virtual time: drag the playhead or click to go there, choose a mark to see its moment. */
import { useEffect, useMemo, useRef } from 'react'
import { useDocument } from '../../stores/document.ts'
import { useWheelZoom } from '../../axis/use-wheel-zoom.ts'
import { followAxis, setZoom, useAxis } from '../../stores/axis.ts'
import { usePolled } from '../../stores/polled.ts'
import { useSize } from '../../ui/measured.ts'
import { placeOf, zooms, zoomText } from '../../ui/time-axis.ts'
import { Drawing } from './drawing.tsx'
import { gatherMarks } from './gather-marks.ts'
import { MarkButtons } from './mark-buttons.tsx'
import { Playhead } from './playhead.tsx'

const everyMs = 250
/** Px of a bucket's bar, with the gap after it. */
const barWidth = 5
/** No mark stands closer to the next of its row: each is a target of 24 px. */
const markWidth = 24

export function Timeline() {
  const box = useRef<HTMLDivElement>(null)
  const { width } = useSize(box)
  const span = useAxis((state) => state.span)
  const startMs = useDocument((state) => state.picture?.startMs ?? 0)
  const buckets = Math.max(1, Math.floor(width / barWidth))
  const timeline = usePolled('timeline', { ...span, buckets }, everyMs)
  const groups = useMemo(() => gatherMarks(timeline?.marks ?? [], span, width, markWidth), [timeline, span, width])
  const plannedTo = Math.max(0, ...(timeline?.faults ?? []).map(({ toMs }) => Math.min(width, placeOf(toMs ?? 0, span, width))))
  useEffect(followAxis, [])
  useWheelZoom(box)
  return (
    <section
      aria-label="Timeline"
      className="flex h-(--bar-timeline) shrink-0 border-t border-line bg-panel pl-5 select-none max-sm:pl-3.5"
    >
      <div ref={box} className="relative min-w-0 flex-1 overflow-clip [overflow-clip-margin:8px]">
        {width > 0 && (
          <>
            <Drawing timeline={timeline} groups={groups} span={span} width={width} startMs={startMs} />
            <Playhead span={span} width={width} startMs={startMs} plannedTo={plannedTo} />
            <MarkButtons groups={groups} width={markWidth} startMs={startMs} />
          </>
        )}
      </div>
      <Zoomer />
    </section>
  )
}

/** How much of the time is shown. */
function Zoomer() {
  const zoom = useAxis((state) => state.zoom)
  return (
    <label className="flex w-[92px] shrink-0 flex-col items-start pt-1 pl-3 text-caption text-ink3 max-sm:w-[76px]">
      shown
      <select
        aria-label="How much time is shown"
        value={String(zoom)}
        onChange={({ target }) => setZoom(zooms.find((each) => String(each) === target.value) ?? 'all')}
        className="-ml-1 h-6 max-w-full cursor-pointer rounded-token bg-panel font-medium text-ink hover:bg-hov"
      >
        {zooms.map((each) => (
          <option key={each} value={String(each)}>
            {zoomText(each)}
          </option>
        ))}
      </select>
    </label>
  )
}
