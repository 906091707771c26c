/** A queue as a lane one can see into: the head stands at the gate, the rest behind it. */
import { memo, useState } from 'react'
import type { NodeProps } from '@xyflow/react'
import type { PictureNode } from '../../../../../bridge/protocol/index.ts'
import type { DiagramNode } from '../../../../diagram/graph.ts'
import { lane, laneRows, lanes, siding } from '../../../../diagram/measures.ts'
import { nameLetter, NodeFrame, NodeText } from '../../../../diagram/node-frame.tsx'
import { useNodeView } from '../../../../stores/mirror.ts'
import { shortName } from '../../../../ui/short-name.ts'
import { faultWords, Figure, NodeBadge, spelled } from '../figures.tsx'
import { DelayedMessages } from './delayed-messages.tsx'
import { DepthLine } from './depth-line.tsx'
import { GroupLanes, GroupNames } from './group-lanes.tsx'
import { GroupOutline } from './group-outline.tsx'
import { assignRows, emptyRows } from './group-rows.ts'
import { LaneMessages } from './lane-messages.tsx'
import { LaneOutline } from './lane-outline.tsx'
import { LiftedMessages } from './lifted-messages.tsx'
import { queueFacts, queueWords, type QueueFacts } from './queue-facts.ts'

const RINGS = 3
const RING_PITCH = 36

export const QueueNode = memo(function QueueNode({ data }: NodeProps<DiagramNode>) {
  const { node } = data
  const view = useNodeView(node.id)
  const facts = queueFacts(view)
  const Inside = node.deadLetter === true ? Siding : node.fifo === true ? FifoLanes : OneLane
  return (
    <Inside
      data={data}
      facts={facts}
      label={[node.name, node.caption, queueWords(facts), faultWords(view)].filter((words) => words !== undefined).join(', ')}
    />
  )
})

interface InsideProps {
  readonly data: DiagramNode['data']
  readonly facts: QueueFacts
  readonly label: string
}

function OneLane({ data: { node, sockets }, facts, label }: InsideProps) {
  const { waiting, flying, head } = facts
  const shared = { queue: node.id, lane }
  const width = lane.gate - lane.mouth - Math.min(RINGS, facts.inFlight.length) * RING_PITCH
  return (
    <NodeFrame
      node={node}
      label={label}
      drawing={
        <>
          <LaneOutline lane={lane} gaps={sockets.gaps} isBlind={false} />
          <LaneMessages {...shared} waiting={waiting} flying={flying} head={head} isBlind={false} mostLifted={RINGS} />
          <LiftedMessages {...shared} facts={facts} most={RINGS} />
          <DelayedMessages lane={lane} facts={facts} />
          {sockets.gaps.length === 0 && <DepthLine queue={node.id} x={lane.gate - 4} y={31} />}
        </>
      }
    >
      <NodeBadge node={node.id} x={lane.mouth} y={-62} align="left" />
      <QueueName node={node} y={-42} width={width} />
      <NodeText x={lane.mouth} y={-26} width={width} align="left" className="text-caption text-ink3" title={node.caption}>
        {node.caption}
      </NodeText>
      <QueueFigures facts={facts} y={31} />
    </NodeFrame>
  )
}

function FifoLanes({ data: { node, sockets }, facts, label }: InsideProps) {
  const [rows, setRows] = useState(() => emptyRows(laneRows))
  const now = assignRows(rows, facts.groups)
  if (now !== rows) setRows(now)
  const more = facts.groupCount - now.filter((name) => name !== undefined).length
  const exit = sockets.out.find((wire) => sockets.gaps.every((gap) => gap.wire !== wire))
  return (
    <NodeFrame
      node={node}
      label={label}
      drawing={
        <>
          <GroupOutline gaps={sockets.gaps} exit={exit} />
          <GroupLanes queue={node.id} facts={facts} rows={now} />
          <DelayedMessages lane={lanes} facts={facts} />
          {sockets.gaps.length === 0 && <DepthLine queue={node.id} x={116} y={60} />}
        </>
      }
    >
      <NodeBadge node={node.id} x={lanes.mouth} y={-93} align="left" />
      <QueueName node={node} y={-73} width={232} />
      <NodeText
        x={lanes.mouth}
        y={-57}
        width={lanes.gate - lanes.mouth}
        align="left"
        className="flex justify-between text-caption text-ink3"
      >
        <span>{node.caption}</span>
        {more > 0 && (
          <span className="text-ink2">
            +{spelled(more)} {more === 1 ? 'group' : 'groups'}
          </span>
        )}
      </NodeText>
      <GroupNames rows={now} />
      <QueueFigures facts={facts} y={60} />
    </NodeFrame>
  )
}

function Siding({ data: { node, sockets }, facts, label }: InsideProps) {
  const { waiting, flying, head } = facts
  return (
    <NodeFrame
      node={node}
      label={label}
      drawing={
        <>
          <LaneOutline lane={siding} gaps={sockets.gaps} isBlind />
          <LaneMessages queue={node.id} lane={siding} waiting={waiting} flying={flying} head={head} isBlind mostLifted={0} />
          <DelayedMessages lane={siding} facts={facts} />
        </>
      }
    >
      <NodeBadge node={node.id} y={-26} />
      <SidingWords node={node} facts={facts} />
    </NodeFrame>
  )
}

function QueueName({ node, y, width }: { readonly node: PictureNode; readonly y: number; readonly width: number }) {
  return (
    <NodeText x={lane.mouth} y={y} width={width} align="left" className="text-name font-semibold text-ink" title={node.name}>
      {shortName(node.name, width / nameLetter)}
    </NodeText>
  )
}

function QueueFigures({ facts, y }: { readonly facts: QueueFacts; readonly y: number }) {
  return (
    <NodeText x={lane.mouth} y={y} width={232} align="left" className="text-body">
      <Figure value={facts.waiting} word="waiting" />
      <span className="inline-block w-3" />
      <Figure value={facts.flying} word="in flight" />
      {facts.delayed > 0 && (
        <>
          <span className="inline-block w-3" />
          <Figure value={facts.delayed} word="delayed" />
        </>
      )}
    </NodeText>
  )
}

/** One line only: below it the next row may begin. */
function SidingWords({ node, facts }: { readonly node: PictureNode; readonly facts: QueueFacts }) {
  const count = facts.waiting + facts.flying
  return (
    <NodeText x={siding.mouth} y={24} width={150} align="left" className="flex gap-2 text-body text-ink2" title={node.name}>
      <span className="overflow-hidden text-ellipsis font-medium">{shortName(node.name, count > 0 ? 11 : 21)}</span>
      {count > 0 && (
        <span>
          <span className="font-semibold text-ink">{spelled(count)}</span> {facts.flying > 0 ? 'inside' : 'waiting'}
        </span>
      )}
    </NodeText>
  )
}
