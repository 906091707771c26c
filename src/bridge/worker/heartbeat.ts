/**
 * The heartbeat: a word four times a second, also while nothing runs. A request may wait for the sandbox or for the world;
 * silence must mean that the worker hangs.
 */
import type { Clock } from './clock.ts'

const everyMs = 250

/** Returns what is to be called between slices as well, should timers come late. */
export function startHeartbeat(clock: Clock, say: () => void): () => void {
  let saidAt = clock.wallMs()
  const beat = (): void => {
    const now = clock.wallMs()
    if (now - saidAt < everyMs) return
    saidAt = now
    say()
  }
  const beatOn = (): void => {
    beat()
    clock.later(beatOn, everyMs)
  }
  clock.later(beatOn, everyMs)
  return beat
}
