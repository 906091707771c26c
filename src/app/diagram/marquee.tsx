/** A box drawn over the canvas with Shift held: the nodes that it touches are selected too. */
import { useReactFlow } from '@xyflow/react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Picture } from '../../bridge/protocol/index.ts'
import { measureOf } from './measures.ts'
import { boxAround, overlap, type Box, type Point } from './track/geometry.ts'
import type { Positions } from './track/tracks.ts'

interface MarqueeProps {
  readonly nodes: Picture['nodes']
  readonly positions: Positions
  readonly onNodes: (ids: readonly string[]) => void
}

/** From where to where, in pixels of the screen. */
interface Stretch {
  readonly from: Point
  readonly to: Point
  /** The upper left corner of the canvas. */
  readonly corner: Point
}

/** Less is a click. */
const LEAST = 4

export function Marquee({ nodes, positions, onNodes }: MarqueeProps) {
  const place = useRef<HTMLSpanElement>(null)
  const [drawn, setDrawn] = useState<Stretch>()
  const { screenToFlowPosition } = useReactFlow()
  const finish = useEffectEvent(({ from, to }: Stretch) => {
    const box = boxOf(screenToFlowPosition(from, { snapToGrid: false }), screenToFlowPosition(to, { snapToGrid: false }))
    const isTouched = (node: Picture['nodes'][number]): boolean => {
      const at = positions[node.id]
      return at !== undefined && overlap(boxAround(at, measureOf(node).frame), box) > 0
    }
    onNodes(nodes.filter(isTouched).map(({ id }) => id))
  })
  useEffect(() => {
    const canvas = place.current?.closest<HTMLElement>('.diagram-canvas')
    return canvas === null || canvas === undefined ? undefined : listenForBoxes(canvas, { onDraw: setDrawn, onDone: (box) => finish(box) })
  }, [])
  return (
    <>
      <span ref={place} hidden />
      {drawn !== undefined && <Outline stretch={drawn} />}
    </>
  )
}

function Outline({ stretch: { from, to, corner } }: { readonly stretch: Stretch }) {
  const { left, top, right, bottom } = boxOf(from, to)
  const style = { left: left - corner.x, top: top - corner.y, width: right - left, height: bottom - top }
  return <div className="diagram-marquee" style={style} aria-hidden="true" />
}

function boxOf(a: Point, b: Point): Box {
  return { left: Math.min(a.x, b.x), right: Math.max(a.x, b.x), top: Math.min(a.y, b.y), bottom: Math.max(a.y, b.y) }
}

interface Drawing {
  readonly onDraw: (stretch: Stretch | undefined) => void
  readonly onDone: (stretch: Stretch) => void
}

/** Asked before the canvas, which would pan, and before the click that follows. Returns what stops it. */
function listenForBoxes(canvas: HTMLElement, { onDraw, onDone }: Drawing): () => void {
  const listening = new AbortController()
  const { signal } = listening
  let stretch: Stretch | undefined
  const end = (): void => {
    stretch = undefined
    onDraw(undefined)
  }
  canvas.addEventListener(
    'mousedown',
    (event) => {
      const isFree =
        event.target instanceof Element && event.target.closest('.diagram-node, .diagram-bodies, .diagram-far-name, button, a') === null
      if (!event.shiftKey || event.button !== 0 || !isFree) return
      event.preventDefault()
      event.stopPropagation()
      const at = { x: event.clientX, y: event.clientY }
      const { left, top } = canvas.getBoundingClientRect()
      stretch = { from: at, to: at, corner: { x: left, y: top } }
    },
    { capture: true, signal },
  )
  window.addEventListener(
    'mousemove',
    (event) => {
      if (stretch === undefined) return
      stretch = { ...stretch, to: { x: event.clientX, y: event.clientY } }
      onDraw(stretch)
    },
    { signal },
  )
  window.addEventListener(
    'mouseup',
    () => {
      if (stretch === undefined) return
      const { from, to } = stretch
      if (Math.hypot(to.x - from.x, to.y - from.y) >= LEAST) onDone(stretch)
      end()
      const swallow = (event: MouseEvent): void => event.stopPropagation()
      window.addEventListener('click', swallow, { capture: true, once: true, signal })
      // A drag that ends elsewhere brings no click.
      setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0)
    },
    { signal },
  )
  window.addEventListener('blur', end, { signal })
  return () => listening.abort()
}
