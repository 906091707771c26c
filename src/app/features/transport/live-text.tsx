/** Figures that change with every frame: written straight into the page, past React. */
import { useLayoutEffect, useRef } from 'react'
import type { Frame } from '../../../bridge/protocol/index.ts'
import { newestFrame, onFrame, useWorld } from '../../stores/mirror.ts'

interface LiveTextProps {
  /** The text at a frame; without one nothing has happened in this world yet. Must be stable. */
  readonly read: (frame: Frame | undefined) => string
  readonly className?: string
}

export function LiveText({ read, className }: LiveTextProps) {
  const element = useRef<HTMLSpanElement>(null)
  // A restart or another document forgets the last frame, so what is shown is read anew.
  const world = useWorld()
  useLayoutEffect(() => {
    const write = (frame: Frame | undefined) => {
      const text = read(frame)
      if (element.current && element.current.textContent !== text) element.current.textContent = text
    }
    write(newestFrame())
    return onFrame(write)
  }, [read, world])
  return <span ref={element} className={className} />
}
