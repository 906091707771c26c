/** The log as a list on the screen: what is in sight, and whether it follows the newest row. */
import { type RefObject, useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import { request } from '../../stores/connection.ts'
import { onFrame, useWorld } from '../../stores/mirror.ts'
import { useSession } from '../../stores/session.ts'
import { openLog } from './log-rows.ts'
import type { LogContent, LogFilter, LogSource } from './log-source.ts'
import { scrollTopOf, type Sight } from '../../ui/row-window.ts'

export const rowHeight = 25
/** Before the first answer. */
const nothing: LogContent = { total: 0, isLooking: true, rowAt: () => undefined }

interface ShownLog {
  readonly content: LogContent
  readonly sight: Sight
  readonly follows: boolean
  readonly lookAgain: () => void
}

export function useLog({ node, text }: LogFilter, scroller: RefObject<HTMLDivElement | null>): ShownLog {
  const [content, setContent] = useState(nothing)
  const [sight, setSight] = useState<Sight>({ scrollTop: 0, height: 300, rowHeight })
  const [follows, setFollows] = useState(true)
  const source = useRef<LogSource>(undefined)
  const world = useWorld()
  const lookAgain = useCallback(() => {
    const box = scroller.current
    if (!box) return
    const now = { scrollTop: box.scrollTop, height: box.clientHeight, rowHeight }
    setSight(now)
    setFollows(now.scrollTop < rowHeight)
    source.current?.look(now, now.scrollTop < rowHeight)
  }, [scroller])

  useEffect(() => {
    setContent(nothing)
    const filter = { ...(node !== undefined && { node }), ...(text !== undefined && { text }) }
    const opened = openLog((query) => request('log', query), filter, setContent)
    source.current = opened
    scroller.current?.scrollTo({ top: 0 })
    const stop = onFrame((frame) => opened.grown(frame.logRows))
    const watcher = new ResizeObserver(lookAgain)
    if (scroller.current) watcher.observe(scroller.current)
    return () => {
      opened.close()
      stop()
      watcher.disconnect()
    }
  }, [node, text, world, lookAgain, scroller])
  useMoment(source, scroller, content.total)
  return { content, sight, lookAgain, follows }
}

const rowsAhead = 2

/** Somebody went back: the newest row of that moment comes to the top, a few of those ahead above it. */
function useMoment(source: RefObject<LogSource | undefined>, scroller: RefObject<HTMLDivElement | null>, total: number): void {
  const run = useSession((state) => state.run)
  const step = run?.past !== undefined && !run.running ? run.step : undefined
  const wasBehind = useRef(false)
  // Before there are rows there is no way to scroll.
  const isReady = total > 0
  const show = useEffectEvent((index: number | undefined) => {
    const box = scroller.current
    if (!box || index === undefined) return
    box.scrollTo({ top: scrollTopOf(Math.max(0, index - rowsAhead), { height: box.clientHeight, rowHeight }, total) })
  })
  useEffect(() => {
    if (!isReady) return undefined
    if (step === undefined) {
      if (wasBehind.current) scroller.current?.scrollTo({ top: 0 })
      wasBehind.current = false
      return undefined
    }
    let isCurrent = true
    wasBehind.current = true
    void source.current?.indexAt(step).then(
      (index) => isCurrent && show(index),
      () => undefined,
    )
    return () => {
      isCurrent = false
    }
  }, [step, isReady, source, scroller])
}
