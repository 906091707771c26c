/** How a state stands: a badge; around one that waits or is tried again a ring that runs down to the moment when it goes on. */
import { useRef } from 'react'
import type { StateFigures } from '../../bridge/protocol/index.ts'
import { useFrameClock, useReducedMotion } from '../diagram/live.ts'
import { Glyph } from '../ui/glyph.tsx'
import { tones } from './state-words.ts'

const radius = 11
const around = 2 * Math.PI * radius

export function StatusGlyph({ figures }: { readonly figures: StateFigures }) {
  const { status, until } = figures
  if (status === undefined) return null
  const hasRing = until !== undefined && (status === 'retrying' || status === 'waiting' || status === 'token')
  if (!hasRing) return <Glyph tone={tones[status]} size={16} />
  return (
    <span className="relative -mx-1 grid size-[26px] shrink-0 place-items-center">
      <Ring figures={figures} />
      <Glyph tone={tones[status]} size={13} />
    </span>
  )
}

/** From the moment it began to wait, which for a retry is when the try before it failed. */
function Ring({ figures }: { readonly figures: StateFigures }) {
  const arc = useRef<SVGCircleElement>(null)
  const isStill = useReducedMotion()
  const began = useRef({ until: figures.until, at: figures.leftAt ?? figures.enteredAt })
  const { until = 0, status } = figures
  useFrameClock(!isStill, (clockMs) => {
    // A further try begins its ring anew, at the moment when it is first heard of.
    if (began.current.until !== until) began.current = { until, at: clockMs }
    const from = began.current.at ?? clockMs
    const share = isStill || until <= from ? 1 : Math.max(0, Math.min(1, (until - clockMs) / (until - from)))
    arc.current?.setAttribute('stroke-dasharray', `${share * around} ${around}`)
  })
  const tone = status === 'retrying' ? 'stroke-retry' : 'stroke-waiting'
  return (
    <svg width="26" height="26" viewBox="-13 -13 26 26" className="absolute inset-0" aria-hidden="true">
      <circle r={radius} className="fill-none stroke-line2" strokeWidth={2.4} />
      <circle ref={arc} r={radius} className={`fill-none ${tone}`} strokeWidth={2.4} transform="rotate(-90)" />
    </svg>
  )
}
