/** A queue as a lane one can see into: the head stands at the gate, the rest behind it. */
import { memo } from 'react'
import type { NodeProps } from '@xyflow/react'
import type { DiagramNode } from '../../../../diagram/graph.ts'
import { laneOf } from '../../../../diagram/measures.ts'
import { NodeFrame, NodeText } from '../../../../diagram/node-frame.tsx'
import { useNodeView } from '../../../../stores/mirror.ts'
import { Figure, spelled } from '../figures.tsx'
import { DelayedMessages } from './delayed-messages.tsx'
import { DepthLine } from './depth-line.tsx'
import { LaneMessages } from './lane-messages.tsx'
import { LaneOutline } from './lane-outline.tsx'
import { LiftedMessages } from './lifted-messages.tsx'
import { queueFacts, queueWords, type QueueFacts } from './queue-facts.ts'

const RINGS = 3
const RING_PITCH = 36

export const QueueNode = memo(function QueueNode({ data }: NodeProps<DiagramNode>) {
  const { node, sockets } = data
  const facts = queueFacts(useNodeView(node.id))
  const lane = laneOf(node)
  const isBlind = node.deadLetter === true
  const rings = isBlind ? 0 : RINGS
  return (
    <NodeFrame
      node={node}
      label={`${node.name}, ${node.caption}, ${queueWords(facts)}`}
      drawing={
        <>
          <LaneOutline lane={lane} gaps={sockets.gaps} isBlind={isBlind} />
          <LaneMessages queue={node.id} lane={lane} facts={facts} isBlind={isBlind} mostLifted={rings} />
          {rings > 0 && <LiftedMessages queue={node.id} lane={lane} facts={facts} most={rings} />}
          <DelayedMessages lane={lane} facts={facts} />
          {!isBlind && sockets.gaps.length === 0 && <DepthLine queue={node.id} x={lane.gate - 4} y={31} />}
        </>
      }
    >
      {isBlind ? <BlindWords data={data} facts={facts} /> : <LaneWords data={data} facts={facts} />}
    </NodeFrame>
  )
})

interface WordsProps {
  readonly data: DiagramNode['data']
  readonly facts: QueueFacts
}

function LaneWords({ data: { node }, facts }: WordsProps) {
  const lane = laneOf(node)
  const width = lane.gate - lane.mouth - Math.min(RINGS, facts.inFlight.length) * RING_PITCH
  return (
    <>
      <NodeText x={lane.mouth} y={-42} width={width} align="left" className="text-name font-semibold text-ink" title={node.name}>
        {node.name}
      </NodeText>
      <NodeText x={lane.mouth} y={-26} width={width} align="left" className="text-caption text-ink3" title={node.caption}>
        {node.caption}
      </NodeText>
      <NodeText x={lane.mouth} y={31} width={232} align="left" className="text-body">
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
    </>
  )
}

/** One line only: below it the next row may begin. */
function BlindWords({ data: { node }, facts }: WordsProps) {
  const lane = laneOf(node)
  const count = facts.waiting + facts.flying
  return (
    <NodeText x={lane.mouth} y={24} width={150} align="left" className="flex gap-2 text-body text-ink2" title={node.name}>
      <span className="overflow-hidden text-ellipsis font-medium">{node.name}</span>
      {count > 0 && (
        <span>
          <span className="font-semibold text-ink">{spelled(count)}</span> {facts.flying > 0 ? 'inside' : 'waiting'}
        </span>
      )}
    </NodeText>
  )
}
