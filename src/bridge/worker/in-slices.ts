/** Long work in slices, so that requests, frames and the heartbeat have their turn between them. */
import type { Clock } from './clock.ts'

const sliceMs = 30
/** How many calls of `stop` pass between two looks at the wall clock, as a mask. */
const lookMask = 15

/** Calls `work` until it answers `true`; `false` when it was no longer wanted before that. `stop` tells it to end its slice. */
export async function inSlices(clock: Clock, work: (stop: () => boolean) => boolean, isWanted: () => boolean): Promise<boolean> {
  while (isWanted()) {
    const began = clock.wallMs()
    let looks = 0
    if (work(() => (++looks & lookMask) === 0 && clock.wallMs() - began > sliceMs)) return true
    await new Promise<void>((resolve) => clock.soon(resolve))
  }
  return false
}
