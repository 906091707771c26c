/** One message as it stands in a lane or in a ring: waiting, received before, or dead. */
import { signPaths, tokenPaths } from '../../../../diagram/glyphs.ts'

export type TokenState = 'waiting' | 'running' | 'retry' | 'dead'

const fills = { waiting: 'fill-waiting', running: 'fill-running', retry: 'fill-retry', dead: 'fill-failed' } as const

export function LaneToken({ state }: { readonly state: TokenState }) {
  const sign = state === 'retry' ? signPaths.retry : state === 'dead' ? signPaths.failed : undefined
  return (
    <>
      <path d={tokenPaths.message} className={fills[state]} />
      {sign !== undefined && <path d={sign} className="fill-none stroke-panel" strokeWidth={1.7} />}
    </>
  )
}
