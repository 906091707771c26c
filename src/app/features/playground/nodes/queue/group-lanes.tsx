/** A FIFO queue from inside: a lane for each of its first message groups. A locked group's head is out, in a ring beyond its shut gate. */
import { usePicture } from '../../../../diagram/picture-context.ts'
import { lanes } from '../../../../diagram/measures.ts'
import { NodeText } from '../../../../diagram/node-frame.tsx'
import { CountdownRing } from './countdown-ring.tsx'
import { GroupGates, rowCenter } from './group-outline.tsx'
import { laneFactsOf, type GroupLaneFacts, type GroupRows } from './group-rows.ts'
import { LaneMessages } from './lane-messages.tsx'
import { LaneToken } from './lane-token.tsx'
import type { QueueFacts } from './queue-facts.ts'

/** Left of this stand the names. */
const NAMES = { left: lanes.mouth + 6, width: 50 }
const MOST_SLOTS = 3
const RING = 17

const row = { ...lanes, mouth: NAMES.left + NAMES.width, half: lanes.half / 4 }

interface GroupLanesProps {
  readonly queue: string
  readonly facts: QueueFacts
  readonly rows: GroupRows
}

export function GroupLanes({ queue, facts, rows }: GroupLanesProps) {
  const shown = rows.map((name) => laneFactsOf(facts, name))
  return (
    <>
      {shown.map((group, index) => (
        <g key={rowCenter(index)} transform={`translate(0 ${rowCenter(index)})`}>
          {group !== undefined && <Group queue={queue} group={group} />}
        </g>
      ))}
      <GroupGates shut={shown.map((group) => group?.isLocked === true)} />
    </>
  )
}

function Group({ queue, group }: { readonly queue: string; readonly group: GroupLaneFacts }) {
  return (
    <>
      <LaneMessages
        queue={queue}
        lane={row}
        waiting={group.waiting}
        flying={group.inFlight}
        head={group.head}
        isBlind={false}
        mostLifted={MOST_SLOTS}
      />
      {group.lifted !== undefined && <LiftedHead queue={queue} message={group.lifted} />}
    </>
  )
}

function LiftedHead({ queue, message }: { readonly queue: string; readonly message: NonNullable<GroupLaneFacts['lifted']> }) {
  const { selection, onSelect } = usePicture()
  const state = message.receives > 1 ? 'retry' : 'running'
  const isSelected = selection?.kind === 'message' && selection.messageId === message.messageId
  return (
    <g
      transform={`translate(${lanes.gate + RING} 0)`}
      data-message={message.messageId}
      onClick={(event) => {
        event.stopPropagation()
        onSelect({ kind: 'message', node: queue, messageId: message.messageId })
      }}
    >
      <CountdownRing message={message} hue={state} seconds="beside" />
      <g transform="scale(0.72)">
        <LaneToken state={state} />
      </g>
      {isSelected && <circle r={11} className="fill-none stroke-ink" strokeWidth={1.6} />}
    </g>
  )
}

/** The names of the groups, each at the mouth of its lane. Of a long one the end says more: `customer-17`. */
export function GroupNames({ rows }: { readonly rows: GroupRows }) {
  return rows.map((name, index) =>
    name === undefined ? null : (
      <NodeText
        key={rowCenter(index)}
        x={NAMES.left}
        y={rowCenter(index)}
        width={NAMES.width}
        align="left"
        className="diagram-text-inside text-caption text-ink2 [direction:rtl]"
        title={`message group ${name}`}
      >
        <bdi>{name}</bdi>
      </NodeText>
    ),
  )
}
