/** What stands in the lane: whole messages at the gate, bars behind them, dashed slots of those that are out. */
import type { QueueFacts } from './queue-facts.ts'
import { usePicture } from '../../../../diagram/picture-context.ts'
import { packLane, slotCenter, type LaneMeasure } from './lane-packing.ts'
import { LaneToken, type TokenState } from './lane-token.tsx'

interface LaneMessagesProps {
  readonly queue: string
  readonly lane: LaneMeasure
  readonly waiting: number
  readonly flying: number
  /** Those that are known by name, head first. */
  readonly head: QueueFacts['head']
  readonly isBlind: boolean
  readonly mostLifted: number
}

const HALF = 6.5

export function LaneMessages({ queue, lane, waiting, flying, head, isBlind, mostLifted }: LaneMessagesProps) {
  const places = packLane(lane, waiting, flying, mostLifted)
  const bar = isBlind ? 'fill-failed' : 'fill-waiting'
  return (
    <>
      <FarFill lane={lane} waiting={waiting} isBlind={isBlind} />
      <g className="diagram-detail">
        {Array.from({ length: places.lifted }, (_, slot) => (
          <rect
            key={slot}
            x={slotCenter(lane, slot) - HALF}
            y={-HALF}
            width={13}
            height={13}
            rx={3}
            className="fill-none stroke-edge"
            strokeWidth={1}
            strokeDasharray="2 2"
          />
        ))}
        {Array.from({ length: places.whole }, (_, index) => {
          const message = head[index]
          const state: TokenState = isBlind ? 'dead' : message !== undefined && message.receives > 0 ? 'retry' : 'waiting'
          return (
            <StandingMessage
              key={message?.messageId ?? `unnamed ${index}`}
              queue={queue}
              messageId={message?.messageId}
              x={slotCenter(lane, places.lifted + index)}
              state={state}
              receives={message?.receives ?? 0}
            />
          )
        })}
        {places.bars.map((x) => (
          <rect key={x} x={x} y={-HALF} width={4} height={13} rx={1} className={bar} opacity={0.78} />
        ))}
        {places.slivers.map((x) => (
          <rect key={x} x={x} y={-HALF} width={2} height={13} rx={0.5} className={bar} opacity={0.78} />
        ))}
      </g>
    </>
  )
}

/** Nearer to the mouth than this the fill does not come, so that a long backlog can still be told from a full lane. */
const FULL = 30

/** Far away: how full it is, and nothing else. */
function FarFill({ lane, waiting, isBlind }: { readonly lane: LaneMeasure; readonly waiting: number; readonly isBlind: boolean }) {
  if (waiting === 0) return null
  const room = lane.gate - lane.headGap - lane.mouth - 8
  const length = Math.max(13, room * Math.min(1, waiting / FULL))
  return (
    <rect
      x={lane.gate - lane.headGap - length}
      y={-HALF}
      width={length}
      height={HALF * 2}
      rx={2}
      className={`diagram-far ${isBlind ? 'fill-failed' : 'fill-waiting'}`}
    />
  )
}

interface StandingMessageProps {
  readonly queue: string
  readonly messageId: string | undefined
  readonly x: number
  readonly state: TokenState
  readonly receives: number
}

function StandingMessage({ queue, messageId, x, state, receives }: StandingMessageProps) {
  const { selection, onSelect } = usePicture()
  const isSelected = messageId !== undefined && selection?.kind === 'message' && selection.messageId === messageId
  return (
    <g
      className="diagram-step"
      data-message={messageId}
      style={{ transform: `translate(${x}px, 0px)` }}
      onClick={(event) => {
        if (messageId === undefined) return
        event.stopPropagation()
        onSelect({ kind: 'message', node: queue, messageId })
      }}
    >
      <rect x={-9.5} y={-12} width={19} height={24} className="fill-transparent" />
      <LaneToken state={state} receives={receives} />
      {isSelected && <circle r={11} className="fill-none stroke-ink" strokeWidth={1.6} />}
    </g>
  )
}
