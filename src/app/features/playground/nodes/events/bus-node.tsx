/** An event bus: a bar, with the events that it was given and how many of them a rule took. */
import { memo } from 'react'
import type { NodeProps } from '@xyflow/react'
import type { DiagramNode } from '../../../../diagram/graph.ts'
import { busHalf } from '../../../../diagram/measures.ts'
import { NodeCaption, NodeFrame, NodeText } from '../../../../diagram/node-frame.tsx'
import { useNodeView } from '../../../../stores/mirror.ts'
import { faultWords, Figure, NodeBadge, spelled } from '../figures.tsx'

/** Where a track enters, and where one leaves. */
const terminals = [-1, 1] as const

export const BusNode = memo(function BusNode({ data: { node } }: NodeProps<DiagramNode>) {
  const view = useNodeView(node.id)
  const { received, unmatched, failed } = view?.kind === 'bus' ? view : { received: 0, unmatched: 0, failed: 0 }
  const matched = `${spelled(received - unmatched)} matched`
  const events = received === 1 ? 'event' : 'events'
  const trouble = failed > 0 ? ({ trouble: 'failed', text: `${spelled(failed)} not delivered` } as const) : undefined
  const kind = node.inert === undefined ? node.caption : `${node.caption} · ${node.inert}`
  return (
    <NodeFrame
      node={node}
      label={[node.name, kind, `${spelled(received)} ${events}`, matched, trouble?.text, faultWords(view)]
        .filter((part) => part !== undefined)
        .join(', ')}
      drawing={<Bar isInert={node.inert !== undefined} />}
    >
      <NodeBadge node={node.id} y={-48} trouble={trouble} />
      <NodeText x={0} y={-28} width={busHalf.x * 2} className="text-body">
        <Figure value={received} word={events} />
      </NodeText>
      <NodeText x={0} y={1} width={busHalf.x * 2 - 28} className="text-caption text-ink2">
        {matched}
      </NodeText>
      <NodeCaption node={node} y={27} width={150} kind={kind} />
    </NodeFrame>
  )
})

function Bar({ isInert }: { readonly isInert: boolean }) {
  const { x, y } = busHalf
  return (
    <g className="stroke-integration" strokeWidth={1.6}>
      <rect
        x={-x}
        y={-y}
        width={x * 2}
        height={y * 2}
        rx={y}
        className="fill-integration-tint"
        strokeDasharray={isInert ? '4 3' : undefined}
      />
      {terminals.map((side) => (
        <circle key={side} cx={side * (x - y / 2 - 2)} r={3} className="fill-integration stroke-none" />
      ))}
    </g>
  )
}
