/** A state machine: a small graph, with the number of executions that run now. A double click opens it as a diagram of its own. */
import { memo } from 'react'
import type { NodeProps } from '@xyflow/react'
import type { NodeView } from '../../../../../bridge/protocol/index.ts'
import type { DiagramNode } from '../../../../diagram/graph.ts'
import { inertHalf } from '../../../../diagram/measures.ts'
import { NodeCaption, NodeFrame, NodeText } from '../../../../diagram/node-frame.tsx'
import { useNodeView } from '../../../../stores/mirror.ts'
import { openWorkflow } from '../../../../stores/session.ts'
import { faultWords, NodeBadge, spelled } from '../figures.tsx'

type MachineView = Extract<NodeView, { kind: 'workflow' }>

export const WorkflowNode = memo(function WorkflowNode({ data: { node } }: NodeProps<DiagramNode>) {
  const view = useNodeView(node.id)
  const machine = view?.kind === 'workflow' ? view : undefined
  const running = machine?.running ?? 0
  const failed = (machine?.failed ?? 0) + (machine?.timedOut ?? 0)
  const words = running > 0 ? `${spelled(running)} running` : doneWords(machine)
  const trouble = failed > 0 ? ({ trouble: 'failed', text: `${spelled(failed)} failed` } as const) : undefined
  const kind = node.inert === undefined ? node.caption : `${node.caption} · ${node.inert}`
  return (
    <NodeFrame
      node={node}
      label={[node.name, kind, words, trouble?.text, faultWords(view), 'Enter opens its workflow']
        .filter((part) => part !== undefined)
        .join(', ')}
      drawing={<Shape isRunning={running > 0} isInert={node.inert !== undefined} />}
      onOpen={() => openWorkflow(node.id)}
    >
      <NodeBadge node={node.id} y={-40} trouble={trouble} />
      <NodeText x={-6} y={0} width={inertHalf.x + 2} align="left" className={running > 0 ? 'font-semibold text-running' : 'text-ink3'}>
        {words}
      </NodeText>
      <NodeCaption node={node} y={42} width={150} kind={kind} />
    </NodeFrame>
  )
})

function doneWords(machine: MachineView | undefined): string {
  const ended = machine === undefined ? 0 : machine.succeeded + machine.failed + machine.timedOut + machine.aborted
  return ended === 0 ? 'none yet' : `${spelled(machine?.succeeded ?? 0)} done`
}

/** Its states, as far as they have room: one, two beside each other, one. */
function Shape({ isRunning, isInert }: { readonly isRunning: boolean; readonly isInert: boolean }) {
  const { x, y } = inertHalf
  const line = isRunning ? 'stroke-running' : 'stroke-integration'
  return (
    <>
      <rect
        x={-x}
        y={-y}
        width={x * 2}
        height={y * 2}
        rx={10}
        className="fill-integration-tint stroke-integration"
        strokeWidth={1.6}
        strokeDasharray={isInert ? '4 3' : undefined}
      />
      <path
        transform={`translate(${-x + 32} 0)`}
        d="M0 -10V-5M-11 -2V-5H11V-2M-11 6V9H11V6M0 9V12"
        className={`fill-none ${line}`}
        strokeWidth={1.6}
        strokeLinejoin="round"
      />
      <g transform={`translate(${-x + 32} 0)`} className={`fill-panel ${line}`} strokeWidth={1.6}>
        <rect x={-8} y={-20} width={16} height={10} rx={3} />
        <rect x={-20} y={-3} width={16} height={10} rx={3} />
        <rect x={4} y={-3} width={16} height={10} rx={3} />
        <circle cy={16} r={4} />
      </g>
    </>
  )
}
