/** One canvas above nodes and wires, on which the messages under way are drawn from the frames. */
import { useStore } from '@xyflow/react'
import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react'
import type { Picture } from '../../../bridge/protocol/index.ts'
import { newestFrame, onFrame } from '../../stores/mirror.ts'
import { usePointed } from '../../stores/pointed.ts'
import type { Selection } from '../../stores/session.ts'
import { useReducedMotion } from '../live.ts'
import type { Graph } from '../graph.ts'
import { MessageSummary } from './message-summary.tsx'
import { NEAR } from '../zooms.ts'
import { createPainter, type Painter } from './painter.ts'
import { onThemeChange } from './palette.ts'
import { StandingMarks } from './standing-marks.tsx'
import { useGlimpses } from './use-glimpses.ts'
import { usePointing } from './use-pointing.ts'

interface MessageLayerProps {
  readonly graph: Graph
  readonly picture: Picture
  readonly selection: Selection | undefined
  readonly onSelect: (selection: Selection | undefined) => void
  readonly bands: boolean
}

export function MessageLayer({ graph, picture, selection, onSelect, bands }: MessageLayerProps) {
  const ref = useRef<HTMLCanvasElement>(null)
  const painter = useRef<Painter>(undefined)
  const x = useStore((state) => state.transform[0])
  const y = useStore((state) => state.transform[1])
  const zoom = useStore((state) => state.transform[2])
  const width = useStore((state) => state.width)
  const height = useStore((state) => state.height)
  const isStill = useReducedMotion()
  const isNear = zoom >= NEAR
  const pointed = usePointed()?.label
  const selected = selection?.kind === 'token' ? selection.id : undefined
  const find = (across: number, down: number) => painter.current?.tokenAt({ x, y, zoom }, across, down)
  const hovered = usePointing(ref, find, (id) => onSelect({ kind: 'token', id }))
  const due = useRef(0)
  const paint = useEffectEvent(() => {
    cancelAnimationFrame(due.current)
    due.current = 0
    painter.current?.paint({
      frame: newestFrame(),
      graph,
      viewport: { x, y, zoom },
      width,
      height,
      selected,
      hovered,
      pointed,
      bands,
      isStill,
      glimpses: isNear ? glimpses() : undefined,
    })
  })
  const glimpses = useGlimpses(isNear, () => paint())
  useEffect(() => {
    if (ref.current === null) return undefined
    painter.current = createPainter(ref.current)
    const repaint = (): void => {
      painter.current?.forgetColors()
      paint()
    }
    void document.fonts.ready.then(repaint)
    const stops = [onFrame(() => paint()), onThemeChange(repaint)]
    return () => {
      for (const stop of stops) stop()
    }
  }, [])
  // In the display frame in which React Flow moves the drawing, so that messages never lag behind their tracks, and once in it:
  // while it runs and somebody pans, a frame of the run paints as well.
  useLayoutEffect(() => {
    if (due.current === 0) due.current = requestAnimationFrame(() => paint())
  })
  return (
    <>
      <canvas ref={ref} className="diagram-messages" aria-hidden="true" />
      <StandingMarks picture={picture} place={ref} label={pointed} />
      <MessageSummary picture={picture} />
    </>
  )
}
