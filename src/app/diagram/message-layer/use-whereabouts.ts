/** Where the message that is pointed at elsewhere is while it is on no wire. Asked while somebody points, and again as the run goes on. */
import { useEffect, useState } from 'react'
import type { Whereabouts } from '../../../bridge/protocol/index.ts'
import { request } from '../../stores/connection.ts'
import { onFrame } from '../../stores/mirror.ts'

/** So often at most, in ms: an eye does not follow faster. */
const AT_MOST_EVERY = 200

const nowhere: readonly Whereabouts[] = []

export function useWhereabouts(label: string | undefined): readonly Whereabouts[] {
  const [told, setTold] = useState<{ readonly label: string; readonly places: readonly Whereabouts[] }>()
  useEffect(() => {
    if (label === undefined || label === '') return undefined
    let isWanted = true
    let isAsking = false
    let isStale = true
    const ask = async (): Promise<void> => {
      if (isAsking || !isStale || !isWanted) return
      isAsking = true
      isStale = false
      try {
        const places = await request('whereabouts', { label })
        if (isWanted) setTold({ label, places })
      } catch {
        // The worker died with the question; the next frame comes from the recovered one.
      }
      window.setTimeout(() => {
        isAsking = false
        void ask()
      }, AT_MOST_EVERY)
    }
    void ask()
    const stop = onFrame(() => {
      isStale = true
      void ask()
    })
    return () => {
      isWanted = false
      stop()
    }
  }, [label])
  return told === undefined || told.label !== label ? nowhere : told.places
}
