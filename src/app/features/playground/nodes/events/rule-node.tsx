/** A rule of an event bus: a funnel that takes what its pattern says, or a clock that comes due; with how often it called a target. */
import { memo } from 'react'
import type { NodeProps } from '@xyflow/react'
import type { NodeView, PictureNode } from '../../../../../bridge/protocol/index.ts'
import type { DiagramNode } from '../../../../diagram/graph.ts'
import { clockRadius, funnelHalf } from '../../../../diagram/measures.ts'
import { NodeCaption, NodeFrame, NodeText } from '../../../../diagram/node-frame.tsx'
import { useNodeView } from '../../../../stores/mirror.ts'
import { faultWords, Figure, NodeBadge, spelled } from '../figures.tsx'

type RuleView = Extract<NodeView, { kind: 'rule' }>

export const RuleNode = memo(function RuleNode({ data: { node } }: NodeProps<DiagramNode>) {
  const view = useNodeView(node.id)
  const rule = view?.kind === 'rule' ? view : undefined
  const failed = rule?.failed ?? 0
  const invocations = (rule?.delivered ?? 0) + failed
  const word = invocations === 1 ? 'invocation' : 'invocations'
  const trouble = failed > 0 ? ({ trouble: 'failed', text: `${spelled(failed)} failed` } as const) : undefined
  const kind = kindWords(node, rule)
  const label = [node.name, node.caption, kind === node.caption ? undefined : kind, `${spelled(invocations)} ${word}`]
  return (
    <NodeFrame
      node={node}
      label={[...label, trouble?.text, faultWords(view)].filter((part) => part !== undefined).join(', ')}
      drawing={<Shape isScheduled={node.schedule !== undefined} isOff={node.inert !== undefined || rule?.isEnabled === false} />}
    >
      <NodeBadge node={node.id} y={-60} trouble={trouble} />
      <NodeText x={0} y={-40} width={130} className="text-body">
        <Figure value={invocations} word={word} />
      </NodeText>
      <NodeCaption node={node} y={40} width={150} kind={kind} />
    </NodeFrame>
  )
})

/** What makes it call, and why it does not. */
function kindWords({ caption, pattern, schedule, inert }: PictureNode, rule: RuleView | undefined): string {
  const off = rule?.isEnabled === false ? 'switched off' : undefined
  const words = [pattern, schedule].filter((part) => part !== undefined)
  return [off, ...(words.length === 0 ? [caption] : words), inert].filter((part) => part !== undefined).join(' · ')
}

function Shape({ isScheduled, isOff }: { readonly isScheduled: boolean; readonly isOff: boolean }) {
  const { x, y, spout } = funnelHalf
  const dash = isOff ? '4 3' : undefined
  return (
    <g className="stroke-integration" strokeWidth={1.6} strokeLinejoin="round" strokeLinecap="round">
      {isScheduled ? (
        <>
          <circle r={clockRadius} className="fill-integration-tint" strokeDasharray={dash} />
          <path d="M0 -22V-19M0 19V22M-22 0H-19M19 0H22M0 -14V0L9 6" fill="none" />
        </>
      ) : (
        <>
          <path d={`M${-x} ${-y}L12 ${-spout}H${x}V${spout}H12L${-x} ${y}Z`} className="fill-integration-tint" strokeDasharray={dash} />
          <path d="M-24 -9H-12M-24 0H-2M-24 9H-12" fill="none" opacity={0.6} />
        </>
      )}
    </g>
  )
}
