/** Keeps one detail of the worker fresh: at once when asked for or when the run stands still, else four times a second. */
import { useEffect, useState } from 'react'
import { request } from '../../stores/connection.ts'
import { useDocument } from '../../stores/document.ts'
import { sessionStore, useSession } from '../../stores/session.ts'
import type { Params, Reply } from '../../../bridge/protocol/index.ts'

const everyMs = 250

type Detailed = 'node' | 'message' | 'token' | 'wire'

/** `undefined` until the first answer; `gone` when the world has no such thing (any more). */
export function useDetail<M extends Detailed>(method: M, params: Params<M>): Exclude<Reply<M>, undefined> | 'gone' | undefined {
  const key = JSON.stringify(params)
  const [answer, setAnswer] = useState<{ key: string; detail: Reply<M> }>()
  const run = useSession((state) => state.run)
  const outcome = useDocument((state) => state.outcome)
  const isRunning = run?.running === true
  // While it stands, each step is a new answer; while it runs, the timer asks.
  const standing = isRunning ? undefined : run

  useEffect(() => {
    let isCurrent = true
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = async () => {
      try {
        const detail = await request(method, JSON.parse(key) as Params<M>)
        if (isCurrent) setAnswer({ key, detail })
      } catch {
        // The worker died with the question; the recovered one is asked when the run state changes.
      }
      if (isCurrent && sessionStore.getState().run?.running === true) timer = setTimeout(() => void ask(), everyMs)
    }
    void ask()
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [method, key, isRunning, standing, outcome])

  if (answer?.key !== key) return undefined
  return (answer.detail ?? 'gone') as Exclude<Reply<M>, undefined> | 'gone'
}
