/** The playhead on a chart of virtual time: moved by frames past React. What lies ahead of it is veiled and hatched. */
import { useLayoutEffect, useRef } from 'react'
import type { Frame } from '../../bridge/protocol/index.ts'
import { headOf } from '../stores/axis.ts'
import { newestFrame, onFrame, useWorld } from '../stores/mirror.ts'
import { placeOf, type Span } from '../ui/time-axis.ts'

export function NowLine({ span, width, height }: { readonly span: Span; readonly width: number; readonly height: number }) {
  const element = useRef<HTMLDivElement>(null)
  const world = useWorld()
  useLayoutEffect(() => {
    const place = (frame: Frame | undefined) => {
      const box = element.current
      if (!box) return
      const x = Math.max(0, Math.min(width, placeOf(frame?.clockMs ?? 0, span, width)))
      box.style.left = `${x}px`
      const headX = Math.min(width, placeOf(headOf(frame), span, width))
      box.style.width = `${Math.max(0, headX - x)}px`
      box.dataset['ahead'] = String(frame?.past !== undefined)
    }
    place(newestFrame())
    return onFrame(place)
  }, [span, width, world])
  return (
    <div
      ref={element}
      style={{ height }}
      className="pointer-events-none absolute top-0 border-l-[1.5px] border-ink data-[ahead=true]:ahead"
    />
  )
}
