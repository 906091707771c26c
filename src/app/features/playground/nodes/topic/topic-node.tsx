/** A topic as a splitter: one hub, as many ports as it has subscriptions, each at the angle of its track. */
import { memo } from 'react'
import type { NodeProps } from '@xyflow/react'
import type { NodeView } from '../../../../../bridge/protocol/index.ts'
import type { DiagramNode, Sockets } from '../../../../diagram/graph.ts'
import { topicRadius } from '../../../../diagram/measures.ts'
import { NodeCaption, NodeFrame, NodeText } from '../../../../diagram/node-frame.tsx'
import { useNodeView } from '../../../../stores/mirror.ts'
import { faultWords, Figure, NodeBadge, spelled } from '../figures.tsx'

export const TopicNode = memo(function TopicNode({ data }: NodeProps<DiagramNode>) {
  const { node, sockets } = data
  const view = useNodeView(node.id)
  const { published, failed, refused, retries } = topicFacts(view)
  const angles = sockets.ports.map(({ angle }) => angle)
  const above = clearOf(-Math.min(0, ...angles))
  const below = clearOf(Math.max(0, ...angles))
  const isNameWide = node.name.length * LETTER > ASIDE * 2
  return (
    <NodeFrame
      node={node}
      label={[
        node.name,
        node.caption,
        `${published} published`,
        failed > 0 ? `${failed} deliveries failed` : undefined,
        refused > 0 ? `${refused} refused` : undefined,
        ...retries,
        faultWords(view),
      ]
        .filter((words) => words !== undefined)
        .join(', ')}
      drawing={<Splitter sockets={sockets} />}
    >
      <NodeText x={above ?? 42} y={-50} width={150} align="right" className="text-body">
        <Figure value={published} word="published" />
      </NodeText>
      <NodeBadge node={node.id} x={above === undefined || above === ASIDE ? 0 : above - 45} y={-70} trouble={troubleOf(failed, refused)} />
      <NodeCaption node={node} y={48} width={128} kind={node.caption} right={below === ASIDE && !isNameWide ? undefined : below} />
    </NodeFrame>
  )
})

/** A letter of a name, and where a track that leaves at 45° passes the words. */
const LETTER = 8
const ASIDE = 34

/** What did not come out of it is worse than what did not come in: whoever was refused knows it. */
function troubleOf(failed: number, refused: number) {
  if (failed > 0) return { trouble: 'failed', text: `${spelled(failed)} not delivered` } as const
  return refused > 0 ? ({ trouble: 'throttled', text: `${spelled(refused)} refused` } as const) : undefined
}

/** Where words above or below must end, so that no track that leaves there lies on them. */
function clearOf(steepest: number): number | undefined {
  if (steepest < 20) return undefined
  if (steepest <= 50) return ASIDE
  return steepest <= 90 ? 8 : -6
}

interface TopicFacts {
  readonly published: number
  readonly failed: number
  /** Messages that its sources were refused. */
  readonly refused: number
  /** Subscriptions whose deliveries are tried again, and which try the furthest of them has come to. */
  readonly retries: readonly string[]
}

function topicFacts(view: NodeView | undefined): TopicFacts {
  if (view?.kind !== 'topic') return { published: 0, failed: 0, refused: 0, retries: [] }
  const retries = view.subscriptions.flatMap(({ endpoint, retries }) => {
    const furthest = retries.reduce((most, { retry }) => Math.max(most, retry), 0)
    return retries.length === 0 ? [] : [`try ${furthest + 1} to ${endpoint}`]
  })
  return { published: view.published, failed: view.failed, refused: view.refused, retries }
}

const Splitter = memo(function Splitter({ sockets }: { readonly sockets: Sockets }) {
  const rims = [...(sockets.isEntered ? [180] : []), ...sockets.ports.map(({ angle }) => angle)].map(onRim)
  return (
    <g className="stroke-integration">
      <circle r={topicRadius} className="fill-integration-tint" strokeWidth={1.6} />
      {rims.map(({ x, y }) => (
        <path key={`${x} ${y}`} d={`M0 0L${x} ${y}`} strokeWidth={2.6} />
      ))}
      <circle r={6.5} className="fill-integration" />
      {rims.map(({ x, y }) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r={4} className="fill-panel" strokeWidth={1.6} />
      ))}
    </g>
  )
})

function onRim(degrees: number): { readonly x: number; readonly y: number } {
  const angle = (degrees * Math.PI) / 180
  return { x: round(topicRadius * Math.cos(angle)), y: round(topicRadius * Math.sin(angle)) }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
