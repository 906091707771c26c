/** The moment where somebody stands, as it goes on. Written past React. */
import { useLayoutEffect, useRef } from 'react'
import type { Frame } from '../../../bridge/protocol/index.ts'
import { newestFrame, onFrame } from '../../stores/mirror.ts'
import { clockFace } from '../../ui/virtual-time.ts'

export function LivePast({ startMs }: { readonly startMs: number }) {
  const element = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    const write = (frame: Frame | undefined) => {
      const { time, milliseconds } = clockFace(startMs, frame?.clockMs ?? 0)
      if (element.current) element.current.textContent = time + milliseconds
    }
    write(newestFrame())
    return onFrame(write)
  }, [startMs])
  return <span ref={element} className="font-semibold" />
}
