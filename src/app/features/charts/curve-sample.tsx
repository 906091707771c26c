/** What a curve looks like, beside its name. */
import type { Tone } from './chart-groups.ts'

const strokes: Readonly<Record<Tone, string>> = {
  running: 'stroke-running',
  waiting: 'stroke-waiting',
  retry: 'stroke-retry',
  failed: 'stroke-failed',
  done: 'stroke-done',
  ink: 'stroke-ink',
}

interface CurveSampleProps {
  readonly tone: Tone
  readonly isDashed: boolean
  readonly isBar: boolean
}

export function CurveSample({ tone, isDashed, isBar }: CurveSampleProps) {
  return (
    <svg width="18" height="10" aria-hidden="true" className={`shrink-0 ${strokes[tone]}`}>
      {isBar ? (
        <rect
          x="5"
          y="1"
          width="8"
          height="8"
          strokeWidth={isDashed ? 1.4 : 8}
          fill="none"
          className={isDashed ? '' : '[clip-path:inset(0)]'}
        />
      ) : (
        <path d="M0 5H18" strokeWidth="2" {...(isDashed && { strokeDasharray: '5 3' })} />
      )}
    </svg>
  )
}
