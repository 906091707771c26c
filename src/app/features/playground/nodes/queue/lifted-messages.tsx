/** Messages that somebody received: lifted out above the lane, each with a ring that runs down to its visibility timeout. */
import { usePicture } from '../../../../diagram/picture-context.ts'
import type { Lane } from '../../../../diagram/measures.ts'
import { CountdownRing } from './countdown-ring.tsx'
import { slotCenter } from './lane-packing.ts'
import { LaneToken } from './lane-token.tsx'
import type { QueueFacts, StandingMessage } from './queue-facts.ts'
import { shownInFlight } from './queue-facts.ts'

const PITCH = 36
const RAISE = -41
/** From the gate to the middle of the ring nearest to it. */
const INSET = 17

interface LiftedMessagesProps {
  readonly queue: string
  readonly lane: Lane
  readonly facts: QueueFacts
  readonly most: number
}

export function LiftedMessages({ queue, lane, facts, most }: LiftedMessagesProps) {
  const shown = shownInFlight(facts.inFlight, most)
  const more = facts.flying - shown.length
  return (
    <g className="diagram-detail">
      {shown.map((message, slot) => (
        <LiftedMessage
          key={message.messageId}
          queue={queue}
          message={message}
          x={lane.gate - INSET - slot * PITCH}
          slotX={slotCenter(lane, slot)}
        />
      ))}
      {more > 0 && (
        <text x={lane.gate - INSET - shown.length * PITCH + 12} y={RAISE - 20} textAnchor="end" className="fill-ink2 text-caption">
          +{more} more
        </text>
      )}
    </g>
  )
}

interface LiftedMessageProps {
  readonly queue: string
  readonly message: StandingMessage
  readonly x: number
  readonly slotX: number
}

function LiftedMessage({ queue, message, x, slotX }: LiftedMessageProps) {
  const { selection, onSelect } = usePicture()
  const isAgain = message.receives > 1
  const isSelected = selection?.kind === 'message' && selection.messageId === message.messageId
  return (
    <g>
      <path d={`M${x + 2} ${RAISE + 16}L${slotX} -19V-8`} className="fill-none stroke-edge" strokeWidth={1} strokeDasharray="1.5 3" />
      <g
        transform={`translate(${x} ${RAISE})`}
        data-message={message.messageId}
        data-reach={17}
        onClick={(event) => {
          event.stopPropagation()
          onSelect({ kind: 'message', node: queue, messageId: message.messageId })
        }}
      >
        <CountdownRing message={message} hue={isAgain ? 'retry' : 'running'} />
        <LaneToken state={isAgain ? 'retry' : 'running'} receives={message.receives} />
        {isSelected && <circle r={17} className="fill-none stroke-ink" strokeWidth={1.6} />}
      </g>
    </g>
  )
}
