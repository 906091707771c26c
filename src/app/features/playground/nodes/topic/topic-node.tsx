/** A topic as a splitter: one hub, as many ports as it has subscriptions, each at the angle of its track. */
import { memo } from 'react'
import type { NodeProps } from '@xyflow/react'
import type { NodeView } from '../../../../../bridge/protocol/index.ts'
import type { DiagramNode, Sockets } from '../../../../diagram/graph.ts'
import { topicRadius } from '../../../../diagram/measures.ts'
import { NodeCaption, NodeFrame, NodeText } from '../../../../diagram/node-frame.tsx'
import { useNodeView } from '../../../../stores/mirror.ts'
import { badgePaths, signPaths } from '../../../../diagram/glyphs.ts'
import { faultWords, Figure, NodeBadge, spelled } from '../figures.tsx'

export const TopicNode = memo(function TopicNode({ data }: NodeProps<DiagramNode>) {
  const { node, sockets } = data
  const view = useNodeView(node.id)
  const { published, failed, retries } = topicFacts(view)
  const angles = sockets.ports.map(({ angle }) => angle)
  const above = clearOf(-Math.min(0, ...angles))
  const below = clearOf(Math.max(0, ...angles))
  return (
    <NodeFrame
      node={node}
      label={[
        node.name,
        node.caption,
        `${published} published`,
        failed > 0 ? `${failed} deliveries failed` : undefined,
        ...retries.map(({ words }) => words),
        faultWords(view),
      ]
        .filter((words) => words !== undefined)
        .join(', ')}
      drawing={<Splitter sockets={sockets} />}
    >
      <NodeText x={above ?? 42} y={-50} width={150} align="right" className="text-body">
        <Figure value={published} word="published" />
      </NodeText>
      <NodeBadge
        node={node.id}
        x={above === undefined ? 0 : above - 45}
        y={-70}
        trouble={failed > 0 ? { trouble: 'failed', text: `${spelled(failed)} not delivered` } : undefined}
      />
      {retries.map(({ endpoint, words }) => (
        <PortRetry key={endpoint} angle={sockets.ports.find(({ to }) => isEndOf(endpoint, to))?.angle ?? 0} words={words} />
      ))}
      <NodeCaption node={node} y={48} width={128} kind={node.caption} right={below} />
    </NodeFrame>
  )
})

/** Where words above or below must end, when a track leaves there more steeply than 45°. */
function clearOf(steepest: number): number | undefined {
  if (steepest <= 50) return undefined
  return steepest <= 90 ? 8 : -6
}

interface TopicFacts {
  readonly published: number
  readonly failed: number
  /** Subscriptions whose deliveries are tried again, and which try the furthest of them has come to. */
  readonly retries: readonly { readonly endpoint: string; readonly words: string }[]
}

function topicFacts(view: NodeView | undefined): TopicFacts {
  if (view?.kind !== 'topic') return { published: 0, failed: 0, retries: [] }
  const retries = view.subscriptions.flatMap(({ endpoint, retries }) => {
    const furthest = retries.reduce((most, { retry }) => Math.max(most, retry), 0)
    return retries.length === 0 ? [] : [{ endpoint, words: `try ${furthest + 1}` }]
  })
  return { published: view.published, failed: view.failed, retries }
}

/** An endpoint is an ARN that ends in the name of the resource, or an address. */
function isEndOf(endpoint: string, name: string): boolean {
  return endpoint === name || endpoint.endsWith(`:${name}`) || endpoint.endsWith(`/${name}`)
}

/** Beside the port of a subscription whose endpoint does not take what it is sent. */
function PortRetry({ angle, words }: { readonly angle: number; readonly words: string }) {
  const { x, y } = onRim(angle)
  return (
    <div
      className="diagram-text flex items-center gap-1 text-caption text-retry"
      style={{ left: x + 10, top: y - (angle > 0 ? 4 : 24), width: 70 }}
    >
      <svg width="14" height="14" viewBox="-7 -7 14 14" className="shrink-0" aria-hidden="true">
        <path d={badgePaths.octagon} className="fill-retry" />
        <path d={signPaths.retry} className="fill-none stroke-panel" strokeWidth={1.5} />
      </svg>
      {words}
    </div>
  )
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
