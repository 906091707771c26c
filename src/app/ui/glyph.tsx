/** What a thing is by its shape and what it is doing by its hue, with the status cut out so that it reads without colour. */
import type { ReactNode } from 'react'

export type GlyphTone = 'running' | 'done' | 'failed' | 'retry' | 'waiting' | 'change'
export type GlyphShape = 'message' | 'copy' | 'invoke' | 'stack' | 'none'

const toneClass: Record<GlyphTone, string> = {
  running: 'text-running',
  done: 'text-done',
  failed: 'text-failed',
  retry: 'text-retry',
  waiting: 'text-waiting',
  change: 'text-ink',
}

const toneWord: Record<GlyphTone, string> = {
  running: 'under way',
  done: 'done',
  failed: 'failed',
  retry: 'again',
  waiting: 'waiting',
  change: 'changed',
}

const bodies: Record<Exclude<GlyphShape, 'none'>, ReactNode> = {
  message: <rect x="1.5" y="1.5" width="13" height="13" rx="3" fill="currentColor" />,
  copy: <circle cx="8" cy="8" r="6.5" fill="currentColor" />,
  invoke: <path d="M-.5 2h11L16 8l-5.5 6h-11l3.5-6Z" fill="currentColor" />,
  stack: (
    <>
      <path d="M5.5 2.8V1.5h9v9h-1.3" fill="none" stroke="currentColor" strokeWidth="1.4" />
      <rect x="1.5" y="4.5" width="10" height="10" rx="2.4" fill="currentColor" />
    </>
  ),
}

/** Without a message in it, a status stands alone in the shape of its badge. */
const badges: Record<GlyphTone, ReactNode> = {
  running: <circle cx="8" cy="8" r="6.5" fill="currentColor" />,
  done: <circle cx="8" cy="8" r="6.5" fill="currentColor" />,
  failed: <path d="M5.2 1.2h5.6l4 4v5.6l-4 4H5.2l-4-4V5.2Z" fill="currentColor" />,
  retry: <path d="M8 .4 15.6 8 8 15.6.4 8Z" fill="currentColor" />,
  waiting: <circle cx="8" cy="8" r="5.8" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  change: <path d="M8 1.5 14.5 8 8 14.5 1.5 8Z" fill="none" stroke="currentColor" strokeWidth="1.6" />,
}

const line = { fill: 'none', strokeLinecap: 'round', strokeLinejoin: 'round' } as const

const cuts: Record<GlyphTone, ReactNode> = {
  running: undefined,
  done: <path d="M4.8 8.2 7 10.4l4.2-4.6" {...line} className="stroke-panel" strokeWidth="1.8" />,
  failed: <path d="M5.5 5.5l5 5M10.5 5.5l-5 5" {...line} className="stroke-panel" strokeWidth="1.8" />,
  retry: <path d="M5 6.4A3.3 3.3 0 1 1 4.9 9.4M4.6 4.2v2.4H7" {...line} className="stroke-panel" strokeWidth="1.5" />,
  waiting: undefined,
  change: undefined,
}

const badgeCuts: Partial<Record<GlyphTone, ReactNode>> = {
  running: <path d="M6.4 5 11 8l-4.6 3Z" className="fill-panel" />,
  waiting: <path d="M8 4.8V8l2 1.4" {...line} stroke="currentColor" strokeWidth="1.5" />,
}

/** Where the middle of each shape is. */
const cutPlace: Partial<Record<GlyphShape, string>> = { stack: 'translate(-1.5 1.5)', invoke: 'translate(2.6 1.6) scale(.8)' }

interface GlyphProps {
  readonly tone: GlyphTone
  readonly shape?: GlyphShape
  readonly size?: number
}

export function Glyph({ tone, shape = 'none', size = 14 }: GlyphProps) {
  const cut = (shape === 'none' ? badgeCuts[tone] : undefined) ?? cuts[tone]
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      role="img"
      aria-label={toneWord[tone]}
      focusable="false"
      className={`shrink-0 overflow-visible ${toneClass[tone]}`}
    >
      {shape === 'none' ? badges[tone] : bodies[shape]}
      <g transform={cutPlace[shape]}>{cut}</g>
    </svg>
  )
}

/** Advice: a triangle, as on a road. */
export function WarningGlyph({ size = 14 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" role="img" aria-label="warning" focusable="false" className="shrink-0 text-retry">
      <path d="M8 1.2 15.6 14.6H.4Z" fill="currentColor" stroke="currentColor" strokeLinejoin="round" />
      <path d="M8 6v4M8 12.3v.1" {...line} className="stroke-panel" strokeWidth="1.8" />
    </svg>
  )
}

interface RingGlyphProps {
  readonly status: 'visible' | 'in-flight' | 'delayed'
  /** What is left of the visibility timeout, 1 to 0. */
  readonly left: number
  readonly isRepeat: boolean
}

/** A message as it stands in a queue: waiting, lifted out with its ring, or outside the door. */
export function MessageGlyph({ status, left, isRepeat }: RingGlyphProps) {
  const around = 2 * Math.PI * 9
  const tone = status === 'visible' ? 'text-waiting' : status === 'delayed' ? 'text-waiting' : isRepeat ? 'text-retry' : 'text-running'
  const words = status === 'visible' ? 'visible' : status === 'in-flight' ? 'in flight' : 'delayed'
  return (
    <svg width="22" height="22" viewBox="0 0 22 22" role="img" aria-label={words} focusable="false" className={`shrink-0 ${tone}`}>
      {status === 'in-flight' && (
        <>
          <circle cx="11" cy="11" r="9" fill="none" strokeWidth="2.2" className="stroke-line" />
          <circle
            cx="11"
            cy="11"
            r="9"
            fill="none"
            stroke="currentColor"
            strokeWidth="2.2"
            strokeDasharray={`${around * Math.min(1, Math.max(0, left))} ${around}`}
            transform="rotate(-90 11 11)"
          />
          <rect x="6.5" y="6.5" width="9" height="9" rx="2" fill="currentColor" />
        </>
      )}
      {status === 'visible' && <rect x="4.5" y="4.5" width="13" height="13" rx="3" fill="currentColor" />}
      {status === 'delayed' && (
        <rect x="5.3" y="5.3" width="11.4" height="11.4" rx="2.6" fill="none" stroke="currentColor" strokeWidth="1.8" />
      )}
    </svg>
  )
}
