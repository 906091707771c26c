/** The playhead, moved by frames past React; dragged or moved by keys it goes through time. What lies ahead of it is veiled and hatched. */
import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Frame } from '../../../bridge/protocol/index.ts'
import { goTo } from '../../commands/past.ts'
import { headOf } from '../../stores/axis.ts'
import { newestFrame, onFrame, useWorld } from '../../stores/mirror.ts'
import { useSession } from '../../stores/session.ts'
import { momentAt, placeOf, type Span } from '../../ui/time-axis.ts'
import { momentText } from '../../ui/virtual-time.ts'
import { rows } from './rows.ts'
import { createScrub, type Scrub } from './scrub.ts'

interface PlayheadProps {
  readonly span: Span
  readonly width: number
  readonly startMs: number
  /** Px until which something is planned beyond the newest moment. */
  readonly plannedTo: number
}

export function Playhead({ span, width, startMs, plannedTo }: PlayheadProps) {
  const head = useRef<HTMLDivElement>(null)
  const ahead = useRef<HTMLDivElement>(null)
  const notRun = useRef<HTMLSpanElement>(null)
  const dragged = useRef<number>(undefined)
  const [scrub] = useState(() => createScrub((atMs) => goTo({ clockMs: atMs })))
  usePlaces({ head, ahead, notRun, dragged, scrub }, { span, width, plannedTo })
  const clockMs = useStanding()
  const go = (atMs: number) => {
    dragged.current = Math.max(0, Math.min(atMs, headOf(newestFrame())))
    // At the newest moment everything is given that people did there.
    scrub.to(atMs >= headOf(newestFrame()) ? Number.POSITIVE_INFINITY : dragged.current)
  }
  const at = (event: PointerEvent<HTMLElement>) => momentAt(event.clientX - event.currentTarget.getBoundingClientRect().left, span, width)
  return (
    <>
      <div
        onPointerDown={(event) => {
          if (event.button !== 0) return
          event.currentTarget.setPointerCapture(event.pointerId)
          go(at(event))
        }}
        onPointerMove={(event) => event.buttons === 1 && event.currentTarget.hasPointerCapture(event.pointerId) && go(at(event))}
        data-testid="timeline-track"
        className="absolute inset-x-0 top-0 bottom-0 cursor-pointer touch-none"
      />
      <Ahead place={ahead} />
      <span
        ref={notRun}
        style={{ top: rows.middle - 13 }}
        className="pointer-events-none absolute text-caption whitespace-nowrap text-ink3"
      >
        not run yet
      </span>
      <div
        ref={head}
        role="slider"
        tabIndex={0}
        aria-label="Moment of the run"
        aria-valuemin={0}
        aria-valuemax={headOf(newestFrame())}
        aria-valuenow={clockMs}
        aria-valuetext={momentText(startMs, clockMs)}
        title="Drag, or use the arrow keys, to go to another moment. Shift with an arrow: one event."
        onKeyDown={(event) => keyOnPlayhead(event, span, go)}
        style={{ top: rows.axis - 1, height: rows.below - rows.axis + 4 }}
        className="pointer-events-none absolute left-0 z-10 w-3 -translate-x-1/2"
      >
        <Pointer />
      </div>
    </>
  )
}

function Ahead({ place }: { readonly place: RefObject<HTMLDivElement | null> }) {
  return (
    <div
      ref={place}
      data-testid="timeline-ahead"
      style={{ top: rows.top, height: rows.base - rows.top }}
      className="@container pointer-events-none absolute left-0 hidden ahead"
    >
      {/* Of a short stretch the hatching says enough: words would lie on those beyond it. */}
      <span className="absolute top-[9px] left-2.5 hidden rounded-token bg-panel/80 px-1 text-caption text-ink3 @min-[56px]:block">
        ahead
      </span>
    </div>
  )
}

function Pointer() {
  return (
    <svg width="12" height="56" viewBox="0 0 12 56" aria-hidden="true" className="absolute top-0 left-0">
      <path d="M.5 0h11v8L6 14 .5 8Z" className="fill-ink" />
      <path d="M6 12V56" className="stroke-ink" strokeWidth="1.5" />
    </svg>
  )
}

interface Parts {
  readonly head: RefObject<HTMLElement | null>
  readonly ahead: RefObject<HTMLElement | null>
  readonly notRun: RefObject<HTMLElement | null>
  /** Where a hand holds the playhead, virtual ms; frames do not move it until the run is there. */
  readonly dragged: RefObject<number | undefined>
  readonly scrub: Scrub
}

function usePlaces(
  { head, ahead, notRun, dragged, scrub }: Parts,
  { span, width, plannedTo }: Pick<PlayheadProps, 'span' | 'width' | 'plannedTo'>,
): void {
  const world = useWorld()
  useLayoutEffect(() => {
    const place = (frame: Frame | undefined) => {
      if (!scrub.isMoving) dragged.current = undefined
      const x = placeOf(dragged.current ?? frame?.clockMs ?? 0, span, width)
      const headX = Math.min(width, placeOf(headOf(frame), span, width))
      if (head.current) head.current.style.left = `${Math.min(width, Math.max(0, x))}px`
      if (notRun.current) {
        const from = Math.max(headX, plannedTo, x)
        notRun.current.style.left = `${from + 14}px`
        notRun.current.style.visibility = width - from > 96 ? 'visible' : 'hidden'
      }
      if (!ahead.current) return
      const isBehind = frame?.past !== undefined && headX > x + 1
      ahead.current.style.display = isBehind ? 'block' : 'none'
      if (!isBehind) return
      ahead.current.style.left = `${Math.max(0, x)}px`
      ahead.current.style.width = `${headX - Math.max(0, x)}px`
    }
    place(newestFrame())
    return onFrame(place)
  }, [head, ahead, notRun, dragged, scrub, span, width, plannedTo, world])
}

/** For ears the moment is told when the run stands, and once a second while it runs. */
function useStanding(): number {
  const run = useSession((state) => state.run)
  const [clockMs, setClock] = useState(0)
  useEffect(() => {
    if (run?.running !== true) return undefined
    const timer = setInterval(() => setClock(newestFrame()?.clockMs ?? 0), 1_000)
    return () => clearInterval(timer)
  }, [run])
  return run?.running === true ? clockMs : (run?.clockMs ?? 0)
}

function keyOnPlayhead(event: KeyboardEvent, { fromMs, toMs }: Span, go: (atMs: number) => void): void {
  const frame = newestFrame()
  const now = frame?.clockMs ?? 0
  const direction =
    event.key === 'ArrowRight' || event.key === 'ArrowUp' ? 1 : event.key === 'ArrowLeft' || event.key === 'ArrowDown' ? -1 : 0
  if (event.shiftKey && direction !== 0) {
    event.preventDefault()
    void goTo({ step: Math.max(1, (frame?.step ?? 1) + direction) })
    return
  }
  const to: Partial<Record<string, number>> = {
    PageUp: now + (toMs - fromMs) / 10,
    PageDown: now - (toMs - fromMs) / 10,
    Home: 0,
    End: Number.POSITIVE_INFINITY,
  }
  const atMs = direction === 0 ? to[event.key] : now + (direction * (toMs - fromMs)) / 100
  if (atMs === undefined) return
  event.preventDefault()
  go(Math.round(Math.max(0, atMs)))
}
