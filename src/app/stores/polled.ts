/** An answer of the worker that is kept fresh: asked for anew when the question or the moment changes, and now and then while it runs. */
import { useEffect, useRef, useState } from 'react'
import type { Method, Params, Reply } from '../../bridge/protocol/index.ts'
import { request } from './connection.ts'
import { useDocument } from './document.ts'
import { useWorld } from './mirror.ts'
import { sessionStore, useSession } from './session.ts'

/**
 * The newest answer, also while the next one is asked for; `undefined` until there is one. One request at a time, `everyMs`
 * apart while it runs.
 */
export function usePolled<M extends Method>(method: M, params: Params<M>, everyMs: number): Reply<M> | undefined {
  const key = JSON.stringify(params)
  const world = useWorld()
  const [answer, setAnswer] = useState<{ readonly world: number; readonly reply: Reply<M> }>()
  const run = useSession((state) => state.run)
  const picture = useDocument((state) => state.picture)
  const isRunning = run?.running === true
  const standing = isRunning ? undefined : run
  const asker = useRef(0)
  useEffect(() => {
    const mine = ++asker.current
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = async () => {
      try {
        const reply = await request(method, JSON.parse(key) as Params<M>)
        if (mine === asker.current) setAnswer({ world, reply })
      } catch {
        // The worker died with the question; the recovered one is asked when the run state changes.
      }
      if (mine === asker.current && sessionStore.getState().run?.running === true) timer = setTimeout(() => void ask(), everyMs)
    }
    void ask()
    return () => {
      asker.current += 1
      clearTimeout(timer)
    }
  }, [method, key, everyMs, isRunning, standing, picture, world])
  return answer?.world === world ? answer.reply : undefined
}
