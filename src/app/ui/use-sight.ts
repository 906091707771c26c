/** Which part of a long list is in sight, as it is scrolled and as its height changes. */
import { type RefObject, useCallback, useEffect, useState } from 'react'
import type { Sight } from './row-window.ts'

/** @param question another one begins at the top of its list */
export function useSight(scroller: RefObject<HTMLElement | null>, rowHeight: number, question = ''): Sight {
  const [sight, setSight] = useState<Sight>({ scrollTop: 0, height: 400, rowHeight })
  const look = useCallback(() => {
    const box = scroller.current
    if (box) setSight({ scrollTop: box.scrollTop, height: box.clientHeight, rowHeight })
  }, [scroller, rowHeight])
  useEffect(() => {
    const box = scroller.current
    if (!box) return undefined
    const watcher = new ResizeObserver(look)
    watcher.observe(box)
    box.addEventListener('scroll', look, { passive: true })
    return () => {
      watcher.disconnect()
      box.removeEventListener('scroll', look)
    }
  }, [look, scroller])
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 })
  }, [question, scroller])
  return sight
}
