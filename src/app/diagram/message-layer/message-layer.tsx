/** One canvas above nodes and wires, on which the messages under way are drawn from the frames. */
import { useStore } from '@xyflow/react'
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import type { Picture } from '../../../bridge/protocol/index.ts'
import { newestFrame, onFrame } from '../../stores/mirror.ts'
import type { Selection } from '../../stores/session.ts'
import { useReducedMotion } from '../live.ts'
import type { Graph } from '../graph.ts'
import { MessageSummary } from './message-summary.tsx'
import { NEAR } from '../zooms.ts'
import { createPainter, type Painter } from './painter.ts'
import { onThemeChange } from './palette.ts'
import { useGlimpses } from './use-glimpses.ts'

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
  const [hovered, setHovered] = useState<number>()
  const x = useStore((state) => state.transform[0])
  const y = useStore((state) => state.transform[1])
  const zoom = useStore((state) => state.transform[2])
  const width = useStore((state) => state.width)
  const height = useStore((state) => state.height)
  const isStill = useReducedMotion()
  const isNear = zoom >= NEAR
  const selected = selection?.kind === 'token' ? selection.id : undefined
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
      bands,
      isStill,
      glimpses: isNear ? glimpses() : undefined,
    })
  })
  const glimpses = useGlimpses(isNear, () => paint())
  const find = useEffectEvent((event: MouseEvent): number | undefined => {
    const box = ref.current?.getBoundingClientRect()
    return box === undefined ? undefined : painter.current?.tokenAt({ x, y, zoom }, event.clientX - box.left, event.clientY - box.top)
  })
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
  usePointing(ref, { find, onHover: setHovered, onSelect })
  return (
    <>
      <canvas ref={ref} className="diagram-messages" aria-hidden="true" />
      <MessageSummary picture={picture} />
    </>
  )
}

interface Pointing {
  readonly find: (event: MouseEvent) => number | undefined
  readonly onHover: (id: number | undefined) => void
  readonly onSelect: (selection: Selection) => void
}

/** A message lies above everything, so it is asked first; only a click that misses all of them goes on to nodes and canvas. */
function usePointing(ref: React.RefObject<HTMLCanvasElement | null>, { find, onHover, onSelect }: Pointing): void {
  const click = useEffectEvent((event: MouseEvent) => {
    const id = isOnControl(event) ? undefined : find(event)
    if (id === undefined) return
    event.stopPropagation()
    onSelect({ kind: 'token', id })
  })
  const move = useEffectEvent((event: MouseEvent) => {
    const id = event.buttons === 0 && !isOnControl(event) ? find(event) : undefined
    onHover(id)
    if (event.currentTarget instanceof HTMLElement) event.currentTarget.toggleAttribute('data-over-message', id !== undefined)
  })
  useEffect(() => {
    const canvas = ref.current?.closest<HTMLElement>('.diagram-canvas')
    if (canvas === null || canvas === undefined) return undefined
    const onClick = (event: MouseEvent): void => click(event)
    const onMove = (event: MouseEvent): void => move(event)
    const onLeave = (): void => onHover(undefined)
    canvas.addEventListener('click', onClick, true)
    canvas.addEventListener('pointermove', onMove)
    canvas.addEventListener('pointerleave', onLeave)
    return () => {
      canvas.removeEventListener('click', onClick, true)
      canvas.removeEventListener('pointermove', onMove)
      canvas.removeEventListener('pointerleave', onLeave)
    }
  }, [ref, onHover])
}

function isOnControl(event: MouseEvent): boolean {
  return event.target instanceof Element && event.target.closest('button, a') !== null
}
