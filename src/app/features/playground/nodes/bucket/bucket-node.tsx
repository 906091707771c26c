/** A bucket: a pail, with the number of its objects and how much they weigh. */
import { memo } from 'react'
import type { NodeProps } from '@xyflow/react'
import type { DiagramNode } from '../../../../diagram/graph.ts'
import { pailHalf } from '../../../../diagram/measures.ts'
import { NodeCaption, NodeFrame, NodeText } from '../../../../diagram/node-frame.tsx'
import { useNodeView } from '../../../../stores/mirror.ts'
import { sizeWords } from '../../../../ui/wall-time.ts'
import { faultWords, NodeBadge, spelled } from '../figures.tsx'

/** How far the rim of the pail bulges. */
const bulge = 8

export const BucketNode = memo(function BucketNode({ data: { node } }: NodeProps<DiagramNode>) {
  const view = useNodeView(node.id)
  const { objects, bytes } = view?.kind === 'bucket' ? view : { objects: 0, bytes: 0 }
  const count = `${spelled(objects)} ${objects === 1 ? 'object' : 'objects'}`
  const kind = node.inert === undefined ? node.caption : `${node.caption} · ${node.inert}`
  return (
    <NodeFrame
      node={node}
      label={[node.name, kind, count, sizeWords(bytes), faultWords(view)].filter((part) => part !== undefined).join(', ')}
      drawing={<Pail isInert={node.inert !== undefined} />}
    >
      <NodeBadge node={node.id} y={-42} trouble={undefined} />
      <NodeText x={0} y={2} width={pailHalf.foot * 2} className="font-mono text-figure font-semibold text-ink" title={count}>
        {spelled(objects)}
      </NodeText>
      <NodeText x={0} y={18} width={pailHalf.foot * 2} className="text-caption text-ink2">
        {sizeWords(bytes)}
      </NodeText>
      <NodeCaption node={node} y={44} width={150} kind={kind} />
    </NodeFrame>
  )
})

function Pail({ isInert }: { readonly isInert: boolean }) {
  const { x, y, foot } = pailHalf
  const rim = -y + bulge
  const dash = isInert ? '4 3' : undefined
  return (
    <g className="stroke-storage" strokeWidth={1.6} strokeDasharray={dash}>
      <path d={`M${-x} ${rim}L${-foot} ${y - 5}a${foot} 5 0 0 0 ${foot * 2} 0L${x} ${rim}`} className="fill-panel" />
      <ellipse cx={0} cy={rim} rx={x} ry={bulge} className="fill-storage-tint" />
    </g>
  )
}
