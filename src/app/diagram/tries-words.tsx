/** `try 4` beside the track of a subscription whose end does not take what it is sent. */
import { ViewportPortal } from '@xyflow/react'
import { badgePaths, signPaths } from './glyphs.ts'
import type { Tries } from './use-tries.ts'

export function TriesWords({ tries }: { readonly tries: readonly Tries[] }) {
  return (
    <ViewportPortal>
      {tries.map(({ wire, words, at }) => (
        <div
          key={wire}
          aria-hidden="true"
          data-tries={wire}
          className="diagram-text diagram-tries flex items-center gap-1 text-caption text-retry"
          style={{ left: at.x, top: at.y - 10, width: 70 }}
        >
          <svg width="14" height="14" viewBox="-7 -7 14 14" className="shrink-0">
            <path d={badgePaths.octagon} className="fill-retry" />
            <path d={signPaths.retry} className="fill-none stroke-panel" strokeWidth={1.5} />
          </svg>
          {words}
        </div>
      ))}
    </ViewportPortal>
  )
}
