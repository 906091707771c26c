/** The messages under way for whoever cannot see them, listed and read out at most once a second. */
import { useEffect, useEffectEvent, useState } from 'react'
import type { Frame, Picture } from '../../../bridge/protocol/index.ts'
import { newestFrame, onFrame } from '../../stores/mirror.ts'
import { announce } from '../../stores/notices.ts'
import { summarise } from './summary.ts'
import { createTally } from './tally.ts'

const AT_MOST_EVERY_MS = 1000

export function MessageSummary({ picture }: { readonly picture: Picture }) {
  const [lines, setLines] = useState<readonly string[]>([])
  const tell = useEffectEvent((frame: Frame) => {
    const next = summarise(frame.tokens, picture)
    setLines((before) => (before.join('\n') === next.join('\n') ? before : next))
  })
  useEffect(() => {
    let timer: number | undefined
    const tally = createTally(picture)
    const stop = onFrame((frame) => {
      tally.take(frame.tokens)
      timer ??= window.setTimeout(() => {
        timer = undefined
        const newest = newestFrame()
        if (newest === undefined) return
        tell(newest)
        const news = tally.tell(AT_MOST_EVERY_MS / 1000)
        // What is said of a run that just stood still is not talked over.
        if (news !== undefined && newest.running) announce(news)
      }, AT_MOST_EVERY_MS)
    })
    return () => {
      stop()
      window.clearTimeout(timer)
    }
  }, [picture])
  return (
    <ul className="sr-only" aria-label="Messages under way">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
