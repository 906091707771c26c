/** Moving by two clicks: the node that was taken up follows the pointer, and the next click puts it down. */
import { useReactFlow } from '@xyflow/react'
import { useEffect, useEffectEvent } from 'react'
import { stopPlacing } from '../stores/arranging.ts'
import type { Carrying } from './use-carrying.ts'

interface ClickPlacingProps {
  /** The node that waits for its place, and what it is called. */
  readonly placing: string
  readonly name: string
  readonly canvas: React.RefObject<HTMLElement | null>
  readonly carrying: Carrying
}

export function ClickPlacing({ placing, name, canvas, carrying: { carry, drop, letBe } }: ClickPlacingProps) {
  const { screenToFlowPosition } = useReactFlow()
  const follow = useEffectEvent((event: MouseEvent) => {
    carry(placing, screenToFlowPosition({ x: event.clientX, y: event.clientY }, { snapToGrid: false }))
  })
  const put = useEffectEvent((event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest('button:not([data-node]), a') !== null) return
    event.preventDefault()
    event.stopPropagation()
    follow(event)
    drop()
    stopPlacing()
  })
  const giveUp = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    letBe()
    stopPlacing()
  })
  useEffect(() => {
    const box = canvas.current
    if (box === null) return undefined
    const onMove = (event: MouseEvent): void => follow(event)
    const onClick = (event: MouseEvent): void => put(event)
    const onKey = (event: KeyboardEvent): void => giveUp(event)
    box.addEventListener('pointermove', onMove)
    box.addEventListener('click', onClick, true)
    document.addEventListener('keydown', onKey, true)
    return () => {
      box.removeEventListener('pointermove', onMove)
      box.removeEventListener('click', onClick, true)
      document.removeEventListener('keydown', onKey, true)
    }
  }, [placing, canvas])
  return <p className="diagram-hint">Click where {name} is to stand. Esc lets it be.</p>
}
