/** How a state stands: a badge; around one that waits or is tried again a ring that runs down to the moment when it goes on. */
import { useRef } from 'react'
import type { StateFigures } from '../../bridge/protocol/index.ts'
import { useFrameClock, useReducedMotion } from '../diagram/live.ts'
import { Glyph } from '../ui/glyph.tsx'
import { shareLeft, tones } from './state-words.ts'

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

/** What is left of the wait; the part that is gone is light. Under reduced motion it stands whole. */
function Ring({ figures }: { readonly figures: StateFigures }) {
  const arc = useRef<SVGCircleElement>(null)
  const isStill = useReducedMotion()
  useFrameClock(!isStill, (clockMs) => {
    const share = isStill ? 1 : shareLeft(figures, clockMs)
    arc.current?.setAttribute('stroke-dasharray', `${share * around} ${around}`)
    arc.current?.setAttribute('data-left', share.toFixed(2))
  })
  const tone = figures.status === 'retrying' ? 'stroke-retry' : 'stroke-waiting'
  return (
    <svg width="26" height="26" viewBox="-13 -13 26 26" className="absolute inset-0" aria-hidden="true">
      <circle r={radius} className="fill-none stroke-line2" strokeWidth={2.4} />
      <circle ref={arc} r={radius} className={`fill-none ${tone}`} strokeWidth={2.4} transform="rotate(-90)" />
    </svg>
  )
}
