/** Slices: at most a few milliseconds of running at a time, at the pace asked for. */
import type { Clock } from './clock.ts'
import { createPacer, measure, rebase, targetMs } from './pacer.ts'
import { proceed, type Session } from './session.ts'

export interface Slicer {
  setSpeed(speed: number): void
  /** Runs for at most a slice; `true` when the run is where it should be by now. */
  slice(): boolean
  /** The speed that was asked for, or the one that was reached when that is clearly less. */
  speed(): number
}

const sliceMs = 8
const lateMs = 100
/** How many steps pass between two looks at the wall clock, as a mask. */
const lookMask = 15

export function createSlicer(session: Session, clock: Clock): Slicer {
  let pacer = createPacer(1, 0, 0)
  return {
    setSpeed(speed) {
      pacer = createPacer(speed, clock.wallMs(), session.run?.clockMs ?? 0)
    },
    slice() {
      const { run } = session
      if (!session.running || run === undefined) return true
      const began = clock.wallMs()
      const target = targetMs(pacer, began)
      let steps = 0
      const outOfTime = (): boolean => (++steps & lookMask) === 0 && clock.wallMs() - began > sliceMs
      const end = proceed(session, { ...(target !== Infinity && { ms: target }), stop: outOfTime })
      const now = clock.wallMs()
      if (end === 'asked' && target - run.clockMs > lateMs * pacer.speed) rebase(pacer, now, run.clockMs)
      measure(pacer, now, run.clockMs)
      return end !== 'asked'
    },
    speed: () => (session.running && pacer.reached < pacer.speed * 0.9 ? pacer.reached : pacer.speed),
  }
}
