/** Turning the wheel over something that has virtual time across shows less or more of it. */
import { type RefObject, useEffect } from 'react'
import { zoomIn } from '../stores/axis.ts'

/** So much of a turn is one step, px of scrolling. */
const turnOfOneStep = 60

/** Listened to by hand: React's own listener could not keep the page from scrolling. */
export function useWheelZoom(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = box.current
    if (!element) return undefined
    let turned = 0
    const turn = (event: WheelEvent) => {
      if (event.ctrlKey) return
      event.preventDefault()
      turned += event.deltaY
      if (Math.abs(turned) < turnOfOneStep) return
      zoomIn(turned < 0 ? 1 : -1)
      turned = 0
    }
    element.addEventListener('wheel', turn, { passive: false })
    return () => element.removeEventListener('wheel', turn)
  }, [box])
}
