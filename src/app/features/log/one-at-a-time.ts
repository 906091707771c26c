/** Runs a task when asked, later if it is running already; a worker that died is asked again with the next wish. */

/** No more often than that, ms. */
export const everyMs = 200

export interface Queue {
  ask(afterMs: number): void
  close(): void
}

export function oneAtATime(task: () => Promise<unknown>): Queue {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isRunning = false
  let isAsked = false
  let isClosed = false
  const run = async () => {
    timer = undefined
    isRunning = true
    isAsked = false
    await task().catch(() => undefined)
    isRunning = false
    if (isAsked) ask(everyMs)
  }
  const ask = (afterMs: number) => {
    if (isClosed) return
    if (isRunning) isAsked = true
    else timer ??= setTimeout(() => void run(), afterMs)
  }
  const close = () => {
    isClosed = true
    clearTimeout(timer)
  }
  return { ask, close }
}
