/** Messages under the pointer: the canvas they are drawn on hears nothing itself, so the whole drawing listens for them. */
import { type RefObject, useEffect, useEffectEvent, useState } from 'react'
import { newestFrame } from '../../stores/mirror.ts'
import { pointAt, type Pointed } from '../../stores/pointed.ts'

/**
 * The id of the message under the pointer. Its twins in the log and in the paths are marked with it.
 * @param find the message at a point of the canvas, in CSS px
 */
export function usePointing(
  ref: RefObject<HTMLCanvasElement | null>,
  find: (across: number, down: number) => number | undefined,
  onChoose: (id: number) => void,
): number | undefined {
  const [hovered, setHovered] = useState<number>()
  const at = (event: MouseEvent): number | undefined => {
    const box = ref.current?.getBoundingClientRect()
    return box === undefined || isOnControl(event) ? undefined : find(event.clientX - box.left, event.clientY - box.top)
  }
  const hover = useEffectEvent((id: number | undefined) => {
    if (id === hovered) return
    setHovered(id)
    pointAt(twinOf(id))
  })
  // A message lies above everything, so it is asked first; only a click that misses all of them goes on to nodes and canvas.
  const click = useEffectEvent((event: MouseEvent) => {
    const id = at(event)
    if (id === undefined) return
    event.stopPropagation()
    onChoose(id)
  })
  const move = useEffectEvent((event: MouseEvent) => {
    const id = event.buttons === 0 ? at(event) : undefined
    hover(id)
    if (event.currentTarget instanceof HTMLElement) event.currentTarget.toggleAttribute('data-over-message', id !== undefined)
  })
  useEffect(() => {
    const canvas = ref.current?.closest<HTMLElement>('.diagram-canvas')
    if (canvas === null || canvas === undefined) return undefined
    const onClick = (event: MouseEvent): void => click(event)
    const onMove = (event: MouseEvent): void => move(event)
    const onLeave = (): void => hover(undefined)
    canvas.addEventListener('click', onClick, true)
    canvas.addEventListener('pointermove', onMove)
    canvas.addEventListener('pointerleave', onLeave)
    return () => {
      canvas.removeEventListener('click', onClick, true)
      canvas.removeEventListener('pointermove', onMove)
      canvas.removeEventListener('pointerleave', onLeave)
    }
  }, [ref])
  return hovered
}

/** What the log and the paths know the message by. */
function twinOf(id: number | undefined): Pointed | undefined {
  const frame = newestFrame()
  if (id === undefined || frame === undefined) return undefined
  const { tokens, clockMs } = frame
  const label = tokens.labels[tokens.id.subarray(0, tokens.count).indexOf(id)]
  return label === undefined || label === '' ? undefined : { atMs: clockMs, label }
}

function isOnControl(event: MouseEvent): boolean {
  return event.target instanceof Element && event.target.closest('button, a') !== null
}
