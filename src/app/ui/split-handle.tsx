/** The edge between two panels: dragged, moved with arrow keys, or sent back to its usual place with a double click. */
import { type KeyboardEvent, type PointerEvent, useRef } from 'react'

interface SplitHandleProps {
  readonly label: string
  /** Which way the edge moves. */
  readonly axis: 'x' | 'y'
  /** Size of the panel after the edge (right of it, below it). */
  readonly size: number
  readonly limits: { readonly least: number; readonly usual: number; readonly most: number }
  readonly onResize: (size: number) => void
}

const keyStep = 16

export function SplitHandle({ label, axis, size, limits, onResize }: SplitHandleProps) {
  const start = useRef<{ at: number; size: number } | undefined>(undefined)
  const place = (event: PointerEvent) => (axis === 'x' ? event.clientX : event.clientY)
  const grow = axis === 'x' ? 'ArrowLeft' : 'ArrowUp'
  const shrink = axis === 'x' ? 'ArrowRight' : 'ArrowDown'
  return (
    <div
      role="separator"
      aria-label={label}
      aria-orientation={axis === 'x' ? 'vertical' : 'horizontal'}
      aria-valuenow={size}
      aria-valuemin={limits.least}
      aria-valuemax={limits.most}
      tabIndex={0}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        start.current = { at: place(event), size }
      }}
      onPointerMove={(event) => start.current && onResize(start.current.size + start.current.at - place(event))}
      onPointerUp={() => (start.current = undefined)}
      onPointerCancel={() => (start.current = undefined)}
      onDoubleClick={() => onResize(limits.usual)}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== grow && event.key !== shrink) return
        event.preventDefault()
        onResize(size + (event.key === grow ? keyStep : -keyStep))
      }}
      className={
        axis === 'x'
          ? 'absolute inset-y-0 -left-1 z-10 w-2 cursor-col-resize touch-none hover:bg-line2/40'
          : 'absolute inset-x-0 -top-1 z-10 h-2 cursor-row-resize touch-none hover:bg-line2/40'
      }
    />
  )
}
