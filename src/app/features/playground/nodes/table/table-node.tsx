/** A table: a drum, with the number of its items. */
import { memo } from 'react'
import type { NodeProps } from '@xyflow/react'
import type { DiagramNode } from '../../../../diagram/graph.ts'
import { inertHalf } from '../../../../diagram/measures.ts'
import { NodeCaption, NodeFrame, NodeText } from '../../../../diagram/node-frame.tsx'
import { useNodeView } from '../../../../stores/mirror.ts'
import { faultWords, NodeBadge, spelled } from '../figures.tsx'

/** How far the lid of the drum bulges. */
const bulge = 8

export const TableNode = memo(function TableNode({ data: { node } }: NodeProps<DiagramNode>) {
  const view = useNodeView(node.id)
  const items = view?.kind === 'table' ? view.items : 0
  const { x, y } = inertHalf
  const count = `${spelled(items)} ${items === 1 ? 'item' : 'items'}`
  return (
    <NodeFrame
      node={node}
      label={[node.name, node.caption, count, node.inert, faultWords(view)].filter((part) => part !== undefined).join(', ')}
      drawing={
        <>
          <path
            d={`M${-x} ${-y + bulge}v${2 * (y - bulge)}a${x} ${bulge} 0 0 0 ${2 * x} 0v${-2 * (y - bulge)}`}
            className="fill-panel stroke-integration"
            strokeWidth={1.6}
          />
          <ellipse cx={0} cy={-y + bulge} rx={x} ry={bulge} className="fill-integration-tint stroke-integration" strokeWidth={1.6} />
        </>
      }
    >
      <NodeBadge node={node.id} y={-40} trouble={undefined} />
      <NodeText x={0} y={8} width={x * 2 - 12} className="font-mono text-figure font-semibold text-ink">
        {spelled(items)}
      </NodeText>
      <NodeCaption node={node} y={42} width={150} kind={node.inert === undefined ? node.caption : `${node.caption} · ${node.inert}`} />
    </NodeFrame>
  )
})
