/** The first fields of what the messages under way carry, while somebody looks from near. What an item carries never changes, so each is asked for once. */
import { useEffect, useEffectEvent, useRef } from 'react'
import type { Frame } from '../../../bridge/protocol/index.ts'
import { request } from '../../stores/connection.ts'
import { onFrame } from '../../stores/mirror.ts'
import { mostLabels } from './drawing-plan.ts'

type Glimpses = ReadonlyMap<number, string>

/** The newest ones, for whoever paints; `onNews` is called when there are more. */
export function useGlimpses(isNear: boolean, onNews: () => void): () => Glimpses {
  const known = useRef(new Map<number, string>())
  const clockMs = useRef(0)
  const news = useEffectEvent(onNews)
  useEffect(() => {
    if (!isNear) return undefined
    let isAsking = false
    const look = async (frame: Frame): Promise<void> => {
      // Whoever goes back and acts there numbers other messages alike.
      if (frame.clockMs < clockMs.current) known.current = new Map()
      clockMs.current = frame.clockMs
      const { count, id } = frame.tokens
      if (isAsking || count > mostLabels) return
      const shown = [...id.subarray(0, count)]
      const ids = shown.filter((token) => !known.current.has(token))
      if (ids.length === 0) return
      isAsking = true
      try {
        const told = await request('glimpses', { ids })
        // Only what is still under way is kept; one that had arrived meanwhile is not asked for again.
        known.current = new Map([...known.current].filter(([token]) => shown.includes(token)))
        for (const token of ids) known.current.set(token, told[token] ?? '')
        news()
      } catch {
        // The worker died with the question; the next frame comes from the recovered one.
      }
      isAsking = false
    }
    return onFrame((frame) => void look(frame))
  }, [isNear])
  return () => known.current
}
