/** A value that changed by itself (a run, undo, the text) is lit once. */
import { type RefObject, useEffect, useRef } from 'react'

export function useFlash(value: string, isOwnChange: () => boolean): RefObject<HTMLDivElement | null> {
  const row = useRef<HTMLDivElement>(null)
  const last = useRef(value)
  useEffect(() => {
    if (last.current === value) return
    last.current = value
    const element = row.current
    if (isOwnChange() || element === null || matchMedia('(prefers-reduced-motion: reduce)').matches) return
    const style = getComputedStyle(element)
    const duration = Number.parseFloat(style.getPropertyValue('--time-flash'))
    const lit = style.getPropertyValue('--hov')
    element.animate([{ backgroundColor: lit }, { backgroundColor: lit, offset: 0.6 }, { backgroundColor: 'transparent' }], { duration })
  })
  return row
}
