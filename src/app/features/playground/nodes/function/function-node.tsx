/** A function: pointed on both sides, with one bar for each execution environment. */
import { memo } from 'react'
import type { NodeProps } from '@xyflow/react'
import type { NodeView, PictureNode } from '../../../../../bridge/protocol/index.ts'
import type { DiagramNode } from '../../../../diagram/graph.ts'
import { functionHalf } from '../../../../diagram/measures.ts'
import { NodeCaption, NodeFrame } from '../../../../diagram/node-frame.tsx'
import { useNodeView } from '../../../../stores/mirror.ts'
import { faultWords, NodeBadge, spelled } from '../figures.tsx'
import { barPlaces } from './bar-places.ts'
import { hatching } from './hatching.ts'
import { EnvironmentBar } from './environment-bar.tsx'

type FunctionView = Extract<NodeView, { kind: 'function' }>

export const FunctionNode = memo(function FunctionNode({ data: { node } }: NodeProps<DiagramNode>) {
  const view = useNodeView(node.id)
  const facts = view?.kind === 'function' ? view : undefined
  const trouble = troubleOf(facts)
  const caption = captionOf(node, facts)
  return (
    <NodeFrame
      node={node}
      label={[node.name, caption, trouble?.text, node.inert, faultWords(view)].filter((words) => words !== undefined).join(', ')}
      drawing={<Shape facts={facts} isInert={node.inert !== undefined} isMocked={node.mocked !== undefined} />}
    >
      <NodeBadge node={node.id} y={-39} trouble={trouble} />
      <NodeCaption node={node} y={40} width={150} kind={node.inert === undefined ? caption : `${caption} · ${node.inert}`} />
    </NodeFrame>
  )
})

/** A function that answers from its mock says so first. */
function captionOf({ caption: kind, mocked }: PictureNode, facts: FunctionView | undefined): string {
  const caption = mocked === undefined ? kind : `${kind} · no code here`
  if (facts === undefined || facts.environments.length === 0) return caption
  const starting = facts.environments.filter(({ state }) => state === 'starting').length
  if (starting > 0 && starting === facts.busy) return `${caption} · starting cold`
  if (facts.lastError !== undefined && facts.busy === 0) return `${caption} · ${errorName(facts.lastError)}`
  return facts.busy === 0 ? `${caption} · idle` : `${caption} · ${facts.busy} of ${facts.environments.length} busy`
}

/** `Crm.Throttled` of `Crm.Throttled: too many calls`. */
function errorName(error: string): string {
  return /^[\w.$-]+/.exec(error)?.[0] ?? error
}

interface NodeTrouble {
  readonly trouble: 'failed' | 'throttled' | 'fault'
  readonly text: string
}

function troubleOf(facts: FunctionView | undefined): NodeTrouble | undefined {
  if (facts === undefined) return undefined
  if (facts.disabled !== undefined) return { trouble: 'fault', text: 'switched off' }
  if (facts.lastError !== undefined)
    return { trouble: 'failed', text: `${spelled(facts.errors)} ${facts.errors === 1 ? 'error' : 'errors'}` }
  const heldBack = facts.mappings.reduce((sum, { throttled = 0 }) => sum + throttled, 0)
  if (heldBack > 0) return { trouble: 'throttled', text: `${spelled(heldBack)} held back` }
  const isFull = facts.busy > 0 && facts.busy === facts.environments.length
  return isFull && facts.throttles > 0 ? { trouble: 'throttled', text: `${spelled(facts.throttles)} throttled` } : undefined
}

interface ShapeProps {
  readonly facts: FunctionView | undefined
  readonly isInert: boolean
  readonly isMocked: boolean
}

function Shape({ facts, isInert, isMocked }: ShapeProps) {
  const { x, y, point } = functionHalf
  const outline = `M${-x} 0L${-x + point} ${-y}H${x - point}L${x} 0L${x - point} ${y}H${-x + point}Z`
  const environments = facts?.environments ?? []
  const { lefts, width } = barPlaces(environments.length)
  const isFailing = facts?.lastError !== undefined || facts?.disabled !== undefined
  return (
    <>
      {isMocked && (
        <>
          <path d={outline} className="fill-compute-tint" />
          <path d={hatching} className="fill-none stroke-compute" strokeWidth={1} opacity={0.4} />
        </>
      )}
      <path
        d={outline}
        className={`${isMocked ? 'fill-none' : 'fill-compute-tint'} ${isFailing ? 'stroke-failed' : 'stroke-compute'}`}
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
