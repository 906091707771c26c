/** A function: pointed on both sides, with one bar for each execution environment. */
import { memo } from 'react'
import type { NodeProps } from '@xyflow/react'
import type { NodeView } from '../../../../../bridge/protocol/index.ts'
import type { DiagramNode } from '../../../../diagram/graph.ts'
import { functionHalf } from '../../../../diagram/measures.ts'
import { NodeCaption, NodeFrame } from '../../../../diagram/node-frame.tsx'
import { useNodeView } from '../../../../stores/mirror.ts'
import { TroubleBadge } from '../figures.tsx'
import { barPlaces } from './bar-places.ts'
import { EnvironmentBar } from './environment-bar.tsx'

type FunctionView = Extract<NodeView, { kind: 'function' }>

export const FunctionNode = memo(function FunctionNode({ data: { node } }: NodeProps<DiagramNode>) {
  const view = useNodeView(node.id)
  const facts = view?.kind === 'function' ? view : undefined
  const trouble = troubleOf(facts)
  const caption = captionOf(node.caption, facts)
  return (
    <NodeFrame
      node={node}
      label={[node.name, caption, trouble?.text, node.inert].filter((words) => words !== undefined).join(', ')}
      drawing={<Shape facts={facts} isInert={node.inert !== undefined} />}
    >
      {trouble !== undefined && <TroubleBadge trouble={trouble.kind} y={-39} text={trouble.text} />}
      <NodeCaption node={node} y={40} width={150} kind={node.inert === undefined ? caption : `${caption} · ${node.inert}`} />
    </NodeFrame>
  )
})

function captionOf(caption: string, facts: FunctionView | undefined): string {
  if (facts === undefined || facts.environments.length === 0) return caption
  const starting = facts.environments.filter(({ state }) => state === 'starting').length
  if (starting > 0 && starting === facts.busy) return `${caption} · starting cold`
  return facts.busy === 0 ? `${caption} · idle` : `${caption} · ${facts.busy} of ${facts.environments.length} busy`
}

interface NodeTrouble {
  readonly kind: 'failed' | 'throttled' | 'fault'
  readonly text: string
}

function troubleOf(facts: FunctionView | undefined): NodeTrouble | undefined {
  if (facts === undefined) return undefined
  if (facts.disabled !== undefined) return { kind: 'fault', text: 'switched off' }
  if (facts.lastError !== undefined) return { kind: 'failed', text: `${facts.errors} ${facts.errors === 1 ? 'error' : 'errors'}` }
  const isFull = facts.busy > 0 && facts.busy === facts.environments.length
  return isFull && facts.throttles > 0 ? { kind: 'throttled', text: `${facts.throttles} throttled` } : undefined
}

function Shape({ facts, isInert }: { readonly facts: FunctionView | undefined; readonly isInert: boolean }) {
  const { x, y, point } = functionHalf
  const environments = facts?.environments ?? []
  const { lefts, width } = barPlaces(environments.length)
  const isFailing = facts?.lastError !== undefined || facts?.disabled !== undefined
  return (
    <>
      <path
        d={`M${-x} 0L${-x + point} ${-y}H${x - point}L${x} 0L${x - point} ${y}H${-x + point}Z`}
        className={`fill-compute-tint ${isFailing ? 'stroke-failed' : 'stroke-compute'}`}
        strokeWidth={1.6}
        strokeLinejoin="round"
        strokeDasharray={isInert || facts?.disabled !== undefined ? '4 3' : undefined}
      />
      {lefts.map((left, index) => (
        <EnvironmentBar key={left} x={left} width={width} environment={environments[index]} />
      ))}
    </>
  )
}
