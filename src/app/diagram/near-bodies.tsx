/** Looked at from near, a queue lists its first messages with the first fields of their bodies. Nothing is received by it. */
import { useStore, ViewportPortal } from '@xyflow/react'
import { useDeferredValue, useMemo } from 'react'
import { usePolled } from '../stores/polled.ts'
import type { Graph } from './graph.ts'
import { tokenPaths } from './glyphs.ts'
import { usePicture } from './picture-context.ts'
import { bodyLine, placeBodies, type BodyList } from './place-bodies.ts'

const EVERY_MS = 250
/** Sight is looked at anew when it has moved so far, in the drawing's units. */
const STEP = 40

export function NearBodies({ graph }: { readonly graph: Graph }) {
  const left = useStore(({ transform: [x, , zoom] }) => Math.floor(-x / zoom / STEP) * STEP)
  const top = useStore(({ transform: [, y, zoom] }) => Math.floor(-y / zoom / STEP) * STEP)
  const width = useStore(({ transform: [, , zoom], width: pixels }) => Math.ceil(pixels / zoom / STEP + 1) * STEP)
  const height = useStore(({ transform: [, , zoom], height: pixels }) => Math.ceil(pixels / zoom / STEP + 1) * STEP)
  const zoom = useStore(({ transform }) => transform[2])
  const settled = useDeferredValue(graph)
  const lists = useMemo(
    () => placeBodies(settled, { left, top, right: left + width, bottom: top + height }, zoom),
    [settled, left, top, width, height, zoom],
  )
  return (
    <ViewportPortal>
      {lists.map((list) => (
        <Bodies key={list.queue} list={list} zoom={zoom} />
      ))}
    </ViewportPortal>
  )
}

const fills = { visible: 'fill-waiting', 'in-flight': 'fill-running', delayed: 'fill-none stroke-waiting' } as const

function Bodies({ list: { queue, at, width, lines }, zoom }: { readonly list: BodyList; readonly zoom: number }) {
  const answer = usePolled('messages', { node: queue, from: 0, count: lines }, EVERY_MS)
  const { onSelect } = usePicture()
  if (answer === undefined || answer.rows.length === 0) return null
  return (
    <div
      aria-hidden="true"
      data-bodies={queue}
      className="diagram-bodies"
      style={{ width: width * zoom, transform: `translate(${at.x}px, ${at.y}px) scale(${1 / zoom})` }}
    >
      {answer.rows.map(({ messageId, label, status, receives, glimpse }) => (
        <div
          key={messageId}
          className="diagram-body"
          style={{ height: bodyLine, lineHeight: `${bodyLine}px` }}
          title={`${label} ${glimpse}`}
          onClick={() => onSelect({ kind: 'message', node: queue, messageId })}
        >
          <svg width="10" height="10" viewBox="-7 -7 14 14" className="shrink-0">
            <path
              d={tokenPaths.message}
              className={receives > (status === 'in-flight' ? 1 : 0) ? 'fill-retry' : fills[status]}
              strokeWidth={2}
            />
          </svg>
          <span className="shrink-0 font-medium text-ink">{label}</span>
          <span className="truncate text-ink2">{glimpse}</span>
        </div>
      ))}
    </div>
  )
}
