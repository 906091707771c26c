/** A web server outside, as a plug: the track arrives between its prongs, and the status codes of its answers stand inside. */
import { memo } from 'react'
import type { NodeProps } from '@xyflow/react'
import type { NodeView } from '../../../../../bridge/protocol/index.ts'
import { badgePaths, signPaths } from '../../../../diagram/glyphs.ts'
import type { DiagramNode } from '../../../../diagram/graph.ts'
import { plugHalf } from '../../../../diagram/measures.ts'
import { NodeCaption, NodeFrame, NodeText } from '../../../../diagram/node-frame.tsx'
import { useNodeView } from '../../../../stores/mirror.ts'
import { faultWords, NodeBadge, spelled } from '../figures.tsx'

type EndpointView = Extract<NodeView, { kind: 'endpoint' }>

export const EndpointNode = memo(function EndpointNode({ data: { node } }: NodeProps<DiagramNode>) {
  const view = useNodeView(node.id)
  const server = view?.kind === 'endpoint' ? view : undefined
  const newest = server?.newest[0]
  const isFailing = newest !== undefined && !isTaken(newest.status)
  const refused = server === undefined ? 0 : refusedBy(server)
  const caption = captionOf(node.caption, server?.requests ?? 0)
  return (
    <NodeFrame
      node={node}
      label={[node.name, caption, newest && `last answer ${newest.status}`, node.inert, faultWords(view)]
        .filter((part) => part !== undefined)
        .join(', ')}
      drawing={<Plug server={server} isInert={node.inert !== undefined} />}
    >
      <NodeBadge
        node={node.id}
        y={-40}
        trouble={isFailing ? { trouble: 'failed', text: `${spelled(refused)} ${refused === 1 ? 'error' : 'errors'}` } : undefined}
      />
      <NodeText
        x={4}
        y={newest === undefined ? 0 : -7}
        width={64}
        className={
          newest === undefined ? 'text-caption text-ink3' : `font-mono text-figure font-semibold ${isFailing ? 'text-failed' : 'text-done'}`
        }
      >
        {newest === undefined ? 'no request' : newest.status}
      </NodeText>
      <NodeCaption node={node} y={42} width={180} kind={node.inert === undefined ? caption : `${caption} · ${node.inert}`} />
    </NodeFrame>
  )
})

/** A list of status codes leaves no room for a count. */
function captionOf(caption: string, requests: number): string {
  if (requests === 0 || caption.includes(',')) return caption
  return `${caption} · ${spelled(requests)} ${requests === 1 ? 'request' : 'requests'}`
}

function isTaken(status: number): boolean {
  return status >= 200 && status < 300
}

function refusedBy({ byStatus }: EndpointView): number {
  return Object.entries(byStatus).reduce((sum, [status, times]) => (isTaken(Number(status)) ? sum : sum + times), 0)
}

/** Answers that are drawn as marks, the newest on the right. */
const SHOWN = 5

function Plug({ server, isInert }: { readonly server: EndpointView | undefined; readonly isInert: boolean }) {
  const { x, y, prong, face } = plugHalf
  const newest = server?.newest[0]
  const isFailing = newest !== undefined && !isTaken(newest.status)
  const stroke = isFailing ? 'stroke-failed' : 'stroke-people'
  const marks = (server?.newest ?? []).slice(0, SHOWN).toReversed()
  return (
    <g className={`fill-none ${stroke}`} strokeLinejoin="round" strokeLinecap="round">
      <path d={`M${-x} ${-prong}H${face}M${-x} ${prong}H${face}`} strokeWidth={4} />
      <path
        d={`M${face} ${-y}H${x - y}A${y} ${y} 0 0 1 ${x - y} ${y}H${face}Z`}
        className="fill-people-tint"
        strokeWidth={1.6}
        strokeDasharray={isInert ? '4 3' : undefined}
      />
      {marks.map((exchange, index) => (
        <Mark
          key={`${exchange.at} ${exchange.messageId ?? index}`}
          x={4 + (index - (marks.length - 1) / 2) * 12}
          isTaken={isTaken(exchange.status)}
        />
      ))}
    </g>
  )
}

/** Taken: a disc with a tick. Refused: an octagon with a cross. Told apart without their colour. */
function Mark({ x, isTaken: taken }: { readonly x: number; readonly isTaken: boolean }) {
  return (
    <g transform={`translate(${x} 13) scale(0.72)`}>
      {taken ? <circle r={6.5} className="fill-done stroke-none" /> : <path d={badgePaths.octagon} className="fill-failed stroke-none" />}
      <path d={taken ? signPaths.done : signPaths.failed} className="fill-none stroke-panel" strokeWidth={1.9} />
    </g>
  )
}
