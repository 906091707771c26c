/**
 * Marks of the message that is pointed at elsewhere, where it stands: a line around its node, and a circle around the message itself
 * where it is drawn singly. Each is drawn inside what it marks, so that it moves along with it.
 */
import { useEffect, useState, type RefObject } from 'react'
import { createPortal } from 'react-dom'
import type { Picture } from '../../../bridge/protocol/index.ts'
import { measureOf } from '../measures.ts'
import type { Box } from '../track/geometry.ts'
import { useWhereabouts } from './use-whereabouts.ts'

interface StandingMarksProps {
  readonly picture: Picture
  /** Something in the drawing, which is looked through for nodes and messages. */
  readonly place: RefObject<Element | null>
  readonly label: string | undefined
}

interface Mark {
  readonly key: string
  readonly inside: Element
  readonly frame?: Box
  readonly reach?: number
}

export function StandingMarks({ picture, place, label }: StandingMarksProps) {
  const places = useWhereabouts(label)
  const [marks, setMarks] = useState<readonly Mark[]>([])
  // After what was told is drawn: the nodes may have got their messages with the same frame.
  useEffect(() => {
    const canvas = place.current?.closest('.diagram-canvas')
    const found = places.flatMap(({ node: id, messages }): readonly Mark[] => {
      const node = picture.nodes.find((candidate) => candidate.id === id)
      const drawn = canvas?.querySelector(`[data-node="${CSS.escape(id)}"]`)
      const drawing = drawn?.querySelector('.diagram-drawing')
      if (node === undefined || !drawn || !drawing) return []
      const standing = messages.flatMap((message) => {
        const inside = drawn.querySelector(`[data-message="${CSS.escape(message)}"]`)
        return inside === null ? [] : [{ key: message, inside, reach: Number(inside.getAttribute('data-reach') ?? 11) }]
      })
      return [{ key: id, inside: drawing, frame: measureOf(node).frame }, ...standing]
    })
    setMarks((before) => (before.length === 0 && found.length === 0 ? before : found))
  }, [places, picture, place])
  return marks.map(({ key, inside, frame, reach }) =>
    createPortal(
      frame === undefined ? (
        <circle r={reach} className="fill-none stroke-ink" strokeWidth={1.4} data-pointed="message" />
      ) : (
        <Outline frame={frame} />
      ),
      inside,
      key,
    ),
  )
}

const BESIDE = 6

function Outline({ frame: { left, top, right, bottom } }: { readonly frame: Box }) {
  return (
    <rect
      x={left - BESIDE}
      y={top - BESIDE}
      width={right - left + BESIDE * 2}
      height={bottom - top + BESIDE * 2}
      rx={10}
      className="fill-none stroke-ink"
      strokeWidth={1.4}
      data-pointed="node"
    />
  )
}
