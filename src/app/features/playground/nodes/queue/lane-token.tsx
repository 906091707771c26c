/** One message as it stands in a lane or in a ring: waiting, received before, or dead. */
import { badgePaths, signPaths, tokenPaths } from '../../../../diagram/glyphs.ts'

export type TokenState = 'waiting' | 'running' | 'retry' | 'dead'

const fills = { waiting: 'fill-waiting', running: 'fill-running', retry: 'fill-retry', dead: 'fill-failed' } as const

/** Received so often and never deleted, SQS takes a message for poison: it counts it out of the age of the oldest and serves it last. */
const POISON = 3
/** More dots than these are not told apart. */
const MOST_DOTS = 5

interface LaneTokenProps {
  readonly state: TokenState
  /** How often it was received: from the second time on a dot for each, above it. */
  readonly receives?: number
}

export function LaneToken({ state, receives = 0 }: LaneTokenProps) {
  const isPoison = state === 'retry' && receives >= POISON
  const again = isPoison ? badgePaths.exclamation : signPaths.retry
  const sign = state === 'retry' ? again : state === 'dead' ? signPaths.failed : undefined
  const dots = state === 'retry' && receives > 1 ? Math.min(MOST_DOTS, receives) : 0
  return (
    <>
      <path d={tokenPaths.message} className={fills[state]} />
      {sign !== undefined && <path d={sign} className="fill-none stroke-panel" strokeWidth={isPoison ? 2 : 1.7} strokeLinecap="round" />}
      {Array.from({ length: dots }, (_, dot) => (
        <circle key={dot} cx={(dot - (dots - 1) / 2) * 3.4} cy={-9.4} r={1.2} className={fills[state]} />
      ))}
    </>
  )
}
