/** A resource that is kept and drawn but not simulated: dashed, and it says so. */
import { memo } from 'react'
import type { NodeProps } from '@xyflow/react'
import type { DiagramNode } from '../../../../diagram/graph.ts'
import { inertHalf } from '../../../../diagram/measures.ts'
import { NodeCaption, NodeFrame, NodeText } from '../../../../diagram/node-frame.tsx'

export const InertNode = memo(function InertNode({ data: { node } }: NodeProps<DiagramNode>) {
  const { x, y } = inertHalf
  const [service, type] = typeWords(node.caption)
  return (
    <NodeFrame
      node={node}
      label={`${node.name}, ${node.caption}, not simulated`}
      drawing={
        <rect
          x={-x}
          y={-y}
          width={x * 2}
          height={y * 2}
          rx={10}
          className="fill-panel stroke-edge"
          strokeWidth={1.4}
          strokeDasharray="4 4"
        />
      }
    >
      <NodeText x={0} y={type === undefined ? 0 : -8} width={x * 2 - 12} className="text-caption text-ink2" title={node.caption}>
        {service}
      </NodeText>
      {type !== undefined && (
        <NodeText x={0} y={8} width={x * 2 - 12} className="text-caption font-medium text-ink2" title={node.caption}>
          {type}
        </NodeText>
      )}
      <NodeCaption node={node} y={42} width={150} kind="not simulated" />
    </NodeFrame>
  )
})

/** `AWS::DynamoDB::Table` on two lines. */
function typeWords(caption: string): readonly [string, string?] {
  const [, service, type] = caption.split('::')
  return service === undefined || type === undefined ? [caption] : [service, type]
}
