/** The lanes of a FIFO queue: one row for a message group, each with a gate of its own. A locked group's gate is shut. */
import { memo } from 'react'
import type { Sockets } from '../../../../diagram/graph.ts'
import { useEverUsed } from '../../../../diagram/live.ts'
import { laneHeight, laneRows, lanes } from '../../../../diagram/measures.ts'
import { Rails } from './lane-outline.tsx'

const HALF = laneHeight / 2
/** How far an open gate reaches into its lane, from either side. */
const POST = 5
const BEYOND = 4.5

export function rowCenter(row: number): number {
  return -lanes.half + laneHeight * (row + 0.5)
}

interface GroupOutlineProps {
  readonly gaps: Sockets['gaps']
  /** The wire that leaves at the gates. */
  readonly exit: string | undefined
}

export const GroupOutline = memo(function GroupOutline({ gaps, exit }: GroupOutlineProps) {
  const dividers = Array.from({ length: laneRows - 1 }, (_, row) => rowCenter(row) + HALF)
  return (
    <g>
      <Rails lane={lanes} gaps={gaps}>
        <path
          d={dividers.map((y) => `M${lanes.mouth + 2} ${y}H${lanes.gate - 3}`).join('')}
          className="fill-none stroke-line"
          strokeWidth={1}
        />
      </Rails>
      {exit !== undefined && <Throat wire={exit} />}
    </g>
  )
})

/** From the gates to where the track begins, between the rings of the two middle lanes. */
function Throat({ wire }: { readonly wire: string }) {
  const isUsed = useEverUsed(wire)
  return <path d={`M${lanes.gate + 4} 0H126`} className={`fill-none ${isUsed ? 'stroke-ink2' : 'stroke-edge'}`} strokeWidth={1.6} />
}

/** The gates of all rows in one path: shut ones cross their lane. */
export function GroupGates({ shut }: { readonly shut: readonly boolean[] }) {
  const path = shut.map((isShut, row) => {
    const y = rowCenter(row)
    const top = row === 0 ? y - HALF - BEYOND : y - HALF
    const bottom = row === shut.length - 1 ? y + HALF + BEYOND : y + HALF
    return isShut
      ? `M${lanes.gate} ${top}V${bottom}`
      : `M${lanes.gate} ${top}V${y - HALF + POST}M${lanes.gate} ${y + HALF - POST}V${bottom}`
  })
  return <path d={path.join('')} className="fill-none stroke-integration" strokeWidth={3} strokeLinecap="round" />
}
