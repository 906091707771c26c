/** A topic as a splitter: one hub, as many ports as it has subscriptions, each at the angle of its track. */
import { memo } from 'react'
import type { NodeProps } from '@xyflow/react'
import type { NodeView } from '../../../../../bridge/protocol/index.ts'
import type { DiagramNode, Sockets } from '../../../../diagram/graph.ts'
import { topicRadius } from '../../../../diagram/measures.ts'
import { NodeCaption, NodeFrame, NodeText } from '../../../../diagram/node-frame.tsx'
import { useNodeView } from '../../../../stores/mirror.ts'
import { Figure, TroubleBadge } from '../figures.tsx'

export const TopicNode = memo(function TopicNode({ data }: NodeProps<DiagramNode>) {
  const { node, sockets } = data
  const { published, failed } = topicFacts(useNodeView(node.id))
  const angles = sockets.ports.map(({ angle }) => angle)
  const above = clearOf(-Math.min(0, ...angles))
  const below = clearOf(Math.max(0, ...angles))
  return (
    <NodeFrame
      node={node}
      label={`${node.name}, ${node.caption}, ${published} published${failed > 0 ? `, ${failed} deliveries failed` : ''}`}
      drawing={<Splitter sockets={sockets} />}
    >
      <NodeText x={above ?? 42} y={-50} width={150} align="right" className="text-body">
        <Figure value={published} word="published" />
      </NodeText>
      {failed > 0 && <TroubleBadge trouble="failed" x={above === undefined ? 0 : above - 45} y={-70} text={`${failed} not delivered`} />}
      <NodeCaption node={node} y={48} width={128} kind={node.caption} right={below} />
    </NodeFrame>
  )
})

/** Where words above or below must end, when a track leaves there more steeply than 45°. */
function clearOf(steepest: number): number | undefined {
  if (steepest <= 50) return undefined
  return steepest <= 90 ? 8 : -6
}

function topicFacts(view: NodeView | undefined): { readonly published: number; readonly failed: number } {
  return view?.kind === 'topic' ? view : { published: 0, failed: 0 }
}

const Splitter = memo(function Splitter({ sockets }: { readonly sockets: Sockets }) {
  const rims = [...(sockets.isEntered ? [180] : []), ...sockets.ports.map(({ angle }) => angle)].map(onRim)
  return (
    <g className="stroke-integration">
      <circle r={topicRadius} className="fill-integration-tint" strokeWidth={1.6} />
      {rims.map(({ x, y }) => (
        <path key={`${x} ${y}`} d={`M0 0L${x} ${y}`} strokeWidth={2.6} />
      ))}
      <circle r={6.5} className="fill-integration" />
      {rims.map(({ x, y }) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r={4} className="fill-panel" strokeWidth={1.6} />
      ))}
    </g>
  )
})

function onRim(degrees: number): { readonly x: number; readonly y: number } {
  const angle = (degrees * Math.PI) / 180
  return { x: round(topicRadius * Math.cos(angle)), y: round(topicRadius * Math.sin(angle)) }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
