/** Virtual time, always in the same place and of the same width. */
import { useMemo } from 'react'
import type { Frame } from '../../../bridge/protocol/index.ts'
import { useDocument } from '../../stores/document.ts'
import { clockFace } from '../../ui/virtual-time.ts'
import { LiveText } from './live-text.tsx'

export function Clock() {
  const startMs = useDocument((state) => state.picture?.startMs ?? 0)
  const read = useMemo(() => {
    const face = (frame: Frame | undefined) => clockFace(startMs, frame?.clockMs ?? 0)
    return {
      day: (frame: Frame | undefined) => face(frame).weekday,
      time: (frame: Frame | undefined) => face(frame).time,
      milliseconds: (frame: Frame | undefined) => face(frame).milliseconds,
    }
  }, [startMs])
  return (
    <div
      role="timer"
      aria-label="Virtual time"
      title="Virtual time, UTC"
      data-testid="virtual-time"
      className="flex shrink-0 items-baseline whitespace-nowrap"
    >
      <LiveText read={read.day} className="mr-2 text-ink2 max-sm:hidden" />
      <LiveText read={read.time} className="text-clock font-semibold" />
      <LiveText read={read.milliseconds} className="text-clock-fraction font-semibold text-ink3" />
    </div>
  )
}
