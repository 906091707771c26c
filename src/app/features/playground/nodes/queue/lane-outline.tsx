/** The lane itself: two rails, a flared mouth on the left, a gate on the right, marks for the slots. It changes only with the document. */
import { memo, type ReactNode } from 'react'
import type { Lane } from '../../../../diagram/measures.ts'
import type { Sockets } from '../../../../diagram/graph.ts'
import { useEverUsed } from '../../../../diagram/live.ts'
import { slotTicks } from './lane-packing.ts'

const GAP = 8

interface LaneOutlineProps {
  readonly lane: Lane
  readonly gaps: Sockets['gaps']
  readonly isBlind: boolean
}

export const LaneOutline = memo(function LaneOutline({ lane, gaps, isBlind }: LaneOutlineProps) {
  const { half } = lane
  return (
    <g>
      <Rails lane={lane} gaps={gaps}>
        <path
          d={slotTicks(lane)
            .map((x) => `M${x} ${half - 1}V${half - 5}`)
            .join('')}
          className="fill-none stroke-line2"
          strokeWidth={1}
        />
      </Rails>
      {isBlind ? <BufferStop lane={lane} /> : <Gate lane={lane} />}
    </g>
  )
})

interface RailsProps {
  readonly lane: Lane
  readonly gaps: Sockets['gaps']
  /** What is marked on the floor. */
  readonly children: ReactNode
}

/** The floor between the two rails, and the points in them. */
export function Rails({ lane, gaps, children }: RailsProps) {
  const { left, mouth, gate, half, flare } = lane
  return (
    <>
      <path d={`M${left} ${-half - flare}L${mouth} ${-half}H${gate}V${half}H${mouth}L${left} ${half + flare}Z`} className="fill-raised" />
      {children}
      <g className="fill-none stroke-integration" strokeWidth={1.6} strokeLinejoin="round">
        {([-1, 1] as const).map((side) => (
          <path key={side} d={rail(lane, side, gaps)} />
        ))}
      </g>
      {gaps.map((gap) => (
        <Points key={gap.wire} gap={gap} half={half} />
      ))}
    </>
  )
}

/** A rail with its flare, open where a dead-letter track leaves. */
function rail({ left, mouth, gate, half, flare }: Lane, side: 1 | -1, gaps: Sockets['gaps']): string {
  const open = gaps.filter((gap) => gap.side === side).toSorted((a, b) => a.x - b.x)
  const y = side * half
  return [`M${left} ${y + side * flare}L${mouth} ${y}`, ...open.map(({ x }) => `H${x - GAP}M${x + GAP} ${y}`), `H${gate}`].join('')
}

/** The blade of the points: the beginning of the dead-letter track, inside the lane. */
function Points({ gap: { wire, x, side }, half }: { readonly gap: Sockets['gaps'][number]; readonly half: number }) {
  const isUsed = useEverUsed(wire)
  const path = `M${x - 6} ${side * (half - 6)}L${x + 1} ${side * (half + 1)}`
  return (
    <>
      <path d={path} className="fill-none stroke-sunk" strokeWidth={11} />
      <path d={path} className={`fill-none ${isUsed ? 'stroke-ink2' : 'stroke-edge'}`} strokeWidth={1.6} />
    </>
  )
}

function Gate({ lane: { gate, half } }: { readonly lane: Lane }) {
  return (
    <path
      d={`M${gate} ${-half - 4.5}V-5.5M${gate} 5.5V${half + 4.5}`}
      className="fill-none stroke-integration"
      strokeWidth={3}
      strokeLinecap="round"
    />
  )
}

/** No consumer: the track ends here. */
function BufferStop({ lane: { gate, half } }: { readonly lane: Lane }) {
  return (
    <>
      <path d={`M${gate} ${-half - 4}V${half + 4}`} className="fill-none stroke-integration" strokeWidth={3} strokeLinecap="round" />
      <path d={`M${gate + 4.5} ${-half + 2}V${half - 2}`} className="fill-none stroke-integration" strokeWidth={1.4} />
    </>
  )
}
