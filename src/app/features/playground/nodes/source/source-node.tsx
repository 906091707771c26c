/** Somebody outside who acts: a phone, whose button shows when it was just pressed. */
import { memo, useRef } from 'react'
import type { NodeProps } from '@xyflow/react'
import type { DiagramNode } from '../../../../diagram/graph.ts'
import { useFrameClock } from '../../../../diagram/live.ts'
import { phoneHalf } from '../../../../diagram/measures.ts'
import { NodeCaption, NodeFrame } from '../../../../diagram/node-frame.tsx'
import { mirrorStore, useNodeView } from '../../../../stores/mirror.ts'
import { faultWords, NodeBadge, spelled } from '../figures.tsx'

export const SourceNode = memo(function SourceNode({ data: { node, sockets } }: NodeProps<DiagramNode>) {
  const view = useNodeView(node.id)
  const sent = view?.kind === 'source' ? view.sent : 0
  const refused = view?.kind === 'source' ? view.refused : 0
  return (
    <NodeFrame
      node={node}
      label={[node.name, node.caption, `${sent} sent`, refused > 0 ? `${refused} refused` : undefined, faultWords(view)]
        .filter((words) => words !== undefined)
        .join(', ')}
      drawing={<Phone wires={sockets.out} isLive={view !== undefined} />}
    >
      <NodeBadge node={node.id} y={-58} trouble={refused > 0 ? { trouble: 'failed', text: `${spelled(refused)} refused` } : undefined} />
      <NodeCaption node={node} y={60} width={128} kind={node.caption} />
    </NodeFrame>
  )
})

/** For so much virtual time after a message left, the button counts as pressed. */
const PRESS_MS = 400

function Phone({ wires, isLive }: { readonly wires: readonly string[]; readonly isLive: boolean }) {
  const pressed = useRef<SVGRectElement>(null)
  useFrameClock(isLive, (clockMs) => {
    const { used } = mirrorStore.getState()
    const isPressed = wires.some((wire) => clockMs - (used[wire] ?? Number.NEGATIVE_INFINITY) < PRESS_MS)
    pressed.current?.setAttribute('visibility', isPressed ? 'visible' : 'hidden')
  })
  const { x, y } = phoneHalf
  return (
    <g className="fill-none stroke-people">
      <rect x={-x} y={-y} width={x * 2} height={y * 2} rx={8} className="fill-people-tint" strokeWidth={1.6} />
      <path d={`M-6 ${-y + 6}H6`} strokeWidth={1.8} strokeLinecap="round" />
      <path d={`M${-x + 9} -20H7M${-x + 9} -11H${x - 10}M${-x + 9} -2H1`} strokeWidth={1.4} opacity={0.6} strokeLinecap="round" />
      <rect x={-16} y={16} width={32} height={14} rx={4} className="fill-people stroke-none" />
      <rect ref={pressed} x={-19} y={13} width={38} height={20} rx={6} className="stroke-running" strokeWidth={1.8} visibility="hidden" />
    </g>
  )
}
