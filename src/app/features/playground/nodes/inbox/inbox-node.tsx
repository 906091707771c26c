/** Somebody’s inbox: an envelope for e-mail, a phone for text messages and notifications, with the number that arrived. */
import { memo, useRef } from 'react'
import type { NodeProps } from '@xyflow/react'
import type { NodeView, PictureNode } from '../../../../../bridge/protocol/index.ts'
import type { DiagramNode } from '../../../../diagram/graph.ts'
import { useFrameClock } from '../../../../diagram/live.ts'
import { envelopeHalf, phoneHalf } from '../../../../diagram/measures.ts'
import { NodeCaption, NodeFrame } from '../../../../diagram/node-frame.tsx'
import { useNodeView } from '../../../../stores/mirror.ts'
import { faultWords, NodeBadge, spelled } from '../figures.tsx'

type InboxView = Extract<NodeView, { kind: 'inbox' }>

export const InboxNode = memo(function InboxNode({ data: { node } }: NodeProps<DiagramNode>) {
  const view = useNodeView(node.id)
  const inbox = view?.kind === 'inbox' ? view : undefined
  const caption = captionOf(node, inbox?.count ?? 0)
  const isEnvelope = node.detail === 'email'
  const bounced = bouncedWords(node, inbox?.bounced ?? 0)
  return (
    <NodeFrame
      node={node}
      label={[node.name, caption, bounced, node.inert, faultWords(view)].filter((words) => words !== undefined).join(', ')}
      drawing={isEnvelope ? <Envelope node={node} inbox={inbox} /> : <Phone node={node} inbox={inbox} />}
    >
      <NodeBadge
        node={node.id}
        y={isEnvelope ? -50 : -58}
        trouble={bounced === undefined ? undefined : { trouble: 'failed', text: bounced }}
      />
      <NodeCaption
        node={node}
        y={isEnvelope ? 46 : 60}
        width={isEnvelope ? 150 : 128}
        kind={node.inert === undefined ? caption : `${caption} · ${node.inert}`}
      />
    </NodeFrame>
  )
})

/** One and several of what arrives. */
const WORDS = {
  email: ['e-mail', 'e-mails'],
  sms: ['text message', 'text messages'],
  push: ['notification', 'notifications'],
} as const

function captionOf({ caption, detail }: PictureNode, count: number): string {
  if (detail === undefined || count === 0) return caption
  return `${spelled(count)} ${WORDS[detail][count === 1 ? 0 : 1]}`
}

/** What SNS gave up delivering: an e-mail bounces, to a phone it is not delivered. */
function bouncedWords({ detail }: PictureNode, bounced: number): string | undefined {
  if (bounced === 0) return undefined
  return `${spelled(bounced)} ${detail === 'email' ? 'bounced' : 'not delivered'}`
}

interface DrawingProps {
  readonly node: PictureNode
  readonly inbox: InboxView | undefined
}

function Envelope({ node, inbox }: DrawingProps) {
  const { x, y } = envelopeHalf
  const count = inbox?.count ?? 0
  const dash = node.inert === undefined ? undefined : '4 3'
  return (
    <g className="fill-none stroke-people" strokeLinejoin="round">
      {count > 1 && <path d={`M${-x + 7} ${-y - 4.5}H${x}A4.5 4.5 0 0 1 ${x + 4.5} ${-y}V${y - 8}`} strokeWidth={1.3} opacity={0.7} />}
      <rect x={-x} y={-y} width={x * 2} height={y * 2} rx={5} className="fill-people-tint" strokeWidth={1.6} strokeDasharray={dash} />
      <path d={`M${-x + 3} ${-y + 4}L-4 4.5Q0 8 4 4.5L${x - 3} ${-y + 4}`} strokeWidth={1.6} />
      <Arrival inbox={inbox} x={x + 3} y={y + 3} radius={7} />
      <CountPill count={count} x={x - 6} y={-y} />
    </g>
  )
}

/** A text message is a bubble, a notification a card with a bell: outlines until one has come. */
function Phone({ node, inbox }: DrawingProps) {
  const { x, y } = phoneHalf
  const count = inbox?.count ?? 0
  const dash = node.inert === undefined ? undefined : '4 3'
  const filled = count > 0 ? 'fill-people' : ''
  return (
    <g className="fill-none stroke-people" strokeLinejoin="round" strokeLinecap="round">
      <rect x={-x} y={-y} width={x * 2} height={y * 2} rx={8} className="fill-people-tint" strokeWidth={1.6} strokeDasharray={dash} />
      <path d={`M-6 ${-y + 6}H6`} strokeWidth={1.8} />
      {node.detail === 'push' ? (
        <>
          <rect x={-18} y={-28} width={36} height={20} rx={5} className="fill-panel" strokeWidth={1.4} />
          <path d="M-13 -15.5H-5C-6.4 -17 -6.2 -22.5 -9 -22.5S-11.6 -17 -13 -15.5ZM-10 -13.6H-8" className={filled} strokeWidth={1.2} />
          <path d="M0 -21H12M0 -15H7" strokeWidth={1.4} opacity={0.6} />
        </>
      ) : (
        <>
          <path
            d="M-17 -24A4 4 0 0 1 -13 -28H11A4 4 0 0 1 15 -24V-14A4 4 0 0 1 11 -10H-9L-14 -5V-10.2A4 4 0 0 1 -17 -14Z"
            className={filled}
            strokeWidth={1.4}
          />
          <path d="M-10 -22H8M-10 -16H2" className={count > 0 ? 'stroke-people-tint' : ''} strokeWidth={1.4} />
        </>
      )}
      <path d="M-4 33H4" strokeWidth={1.8} />
      <Arrival inbox={inbox} x={x + 3} y={y + 3} radius={10} />
      <CountPill count={count} x={x - 1} y={-y + 4} />
    </g>
  )
}

/** For so much virtual time what has arrived counts as new. */
const NEWS_MS = 400

/** An outline as long as something is news. */
function Arrival({
  inbox,
  x,
  y,
  radius,
}: {
  readonly inbox: InboxView | undefined
  readonly x: number
  readonly y: number
  readonly radius: number
}) {
  const outline = useRef<SVGRectElement>(null)
  const arrivedAt = inbox?.newest[0]?.at
  useFrameClock(arrivedAt !== undefined, (clockMs) => {
    const isNews = arrivedAt !== undefined && clockMs >= arrivedAt && clockMs - arrivedAt < NEWS_MS
    outline.current?.setAttribute('visibility', isNews ? 'visible' : 'hidden')
  })
  return (
    <rect
      ref={outline}
      x={-x}
      y={-y}
      width={x * 2}
      height={y * 2}
      rx={radius}
      className="stroke-running"
      strokeWidth={1.8}
      visibility="hidden"
    />
  )
}

function CountPill({ count, x, y }: { readonly count: number; readonly x: number; readonly y: number }) {
  if (count === 0) return null
  const text = count > 9999 ? '9,999+' : spelled(count)
  const half = 6 + text.length * 3.6
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect x={-half} y={-9.5} width={half * 2} height={19} rx={9.5} className="fill-people stroke-panel" strokeWidth={1.6} />
      <text y={4.3} textAnchor="middle" className="fill-panel stroke-none text-caption font-semibold">
        {text}
      </text>
    </g>
  )
}
