/** A hairline with a tick at the default and a dot at the value. Drag the dot or press beside it; arrows go from stop to stop. */
import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { inUnits } from './field-text.ts'
import { placeOf, type Scale, stopBeside, ticksOf, valueAt } from './scale.ts'
import { unitsOf } from './units.ts'

interface ScaleSliderProps {
  readonly label: string
  readonly scale: Scale
  /** Nothing is set and nothing holds by itself: there is no dot. */
  readonly value: number | undefined
  readonly standard: number | undefined
  readonly isLocked: boolean
  /** While it is dragged, or a key is held. */
  readonly onMove: (value: number) => void
  /** The dot, or the key, was let go. */
  readonly onDone: (value: number) => void
  readonly onEscape: () => void
}

export function ScaleSlider(props: ScaleSliderProps) {
  const { label, scale, value, isLocked } = props
  const handlers = useHand(props)
  // A unit that has no other beside it is told once, at the end.
  const least = inUnits(String(scale.min), unitsOf(scale.unit).length > 1 ? scale.unit : undefined)
  return (
    <div className="mt-0.5 flex items-center gap-2.5 text-caption text-ink3">
      <span className="min-w-[38px] whitespace-nowrap">{least}</span>
      <div
        role="slider"
        tabIndex={isLocked ? -1 : 0}
        aria-label={`${label}, scale`}
        aria-disabled={isLocked || undefined}
        aria-valuemin={scale.min}
        aria-valuemax={scale.max}
        aria-valuenow={value ?? scale.min}
        aria-valuetext={value === undefined ? 'not set' : inUnits(String(value), scale.unit)}
        className={`min-w-0 flex-1 touch-pan-y rounded-field px-1.5 ${isLocked ? '' : 'cursor-pointer'}`}
        {...(!isLocked && handlers)}
      >
        <Hairline {...props} />
      </div>
      <span className="min-w-[44px] text-right whitespace-nowrap">{inUnits(String(scale.max), scale.unit)}</span>
    </div>
  )
}

function Hairline({ scale, value, standard }: Pick<ScaleSliderProps, 'scale' | 'value' | 'standard'>) {
  const at = (place: number) => ({ left: `${place * 100}%` })
  return (
    <div data-track className="relative h-6">
      <span className="absolute inset-x-0 top-[12px] h-px bg-edge" />
      {ticksOf(scale).map((place) => (
        <span key={place} style={at(place)} className="absolute top-[10px] h-[5px] w-px -translate-x-1/2 bg-edge" />
      ))}
      {standard !== undefined && (
        <span style={at(placeOf(scale, standard))} className="absolute top-[7px] h-[11px] w-[1.5px] -translate-x-1/2 bg-ink2" />
      )}
      {value !== undefined && (
        <span
          style={at(placeOf(scale, value))}
          className="absolute top-[8px] size-[9px] -translate-x-1/2 rounded-full bg-ink ring-2 ring-panel"
        />
      )}
    </div>
  )
}

/** What a hand does on it: a pointer that was pressed on it, or a key that is held. */
function useHand({ scale, value, onMove, onDone, onEscape }: ScaleSliderProps) {
  const held = useRef<number | undefined>(undefined)
  const move = (next: number) => {
    held.current = next
    onMove(next)
  }
  const letGo = () => {
    if (held.current !== undefined) onDone(held.current)
    held.current = undefined
  }
  const escape = () => {
    held.current = undefined
    onEscape()
  }
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId)
      move(valueAt(scale, placeUnder(event)))
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (held.current !== undefined && event.buttons === 1) move(valueAt(scale, placeUnder(event)))
    },
    onPointerUp: letGo,
    // The finger went on to scroll.
    onPointerCancel: escape,
    onKeyDown: (event: KeyboardEvent) => {
      const next = stopAfter(event.key, scale, held.current ?? value ?? scale.min)
      if (next === undefined && event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      if (next === undefined) escape()
      else move(next)
    },
    onKeyUp: letGo,
    onBlur: letGo,
  }
}

function placeUnder({ currentTarget, clientX }: PointerEvent<HTMLElement>): number {
  const box = currentTarget.querySelector('[data-track]')?.getBoundingClientRect()
  return box === undefined ? 0 : (clientX - box.left) / box.width
}

function stopAfter(key: string, scale: Scale, value: number): number | undefined {
  if (key === 'ArrowRight' || key === 'ArrowUp') return stopBeside(scale, value, 1)
  if (key === 'ArrowLeft' || key === 'ArrowDown') return stopBeside(scale, value, -1)
  if (key === 'PageUp') return stopBeside(scale, value, 5)
  if (key === 'PageDown') return stopBeside(scale, value, -5)
  return key === 'Home' ? scale.min : key === 'End' ? scale.max : undefined
}
