/** Messages with a delay wait outside the mouth, hollow, under a clock of their own. */
import { tokenPaths } from '../../../../diagram/glyphs.ts'
import type { Lane } from '../../../../diagram/measures.ts'
import { CountdownRing } from './countdown-ring.tsx'
import type { QueueFacts } from './queue-facts.ts'

const OUTSIDE = 17
const ABOVE = -26

export function DelayedMessages({ lane, facts }: { readonly lane: Lane; readonly facts: QueueFacts }) {
  const next = facts.atTheDoor.toSorted((a, b) => a.visibleAt - b.visibleAt)[0]
  if (next === undefined) return null
  const others = facts.delayed - 1
  return (
    <g className="diagram-detail" transform={`translate(${lane.left - OUTSIDE} ${ABOVE})`} data-message={next.messageId} data-reach={17}>
      <CountdownRing message={next} hue="waiting" />
      <path d={tokenPaths.message} className="fill-canvas stroke-waiting" strokeWidth={1.8} transform="scale(0.85)" />
      {others > 0 && (
        <text x={-18} y={4} textAnchor="end" className="fill-ink2 text-caption">
          +{others}
        </text>
      )}
    </g>
  )
}
