/**
 * Pacing: how far the virtual clock should have come by now. The wall clock only asks for a time; it never decides
 * what happens in the world: base + wall × speed; when late, the base moves.
 */
export interface Pacer {
  speed: number
  baseWallMs: number
  baseClockMs: number
  /** Where the reached speed was last measured. */
  measuredWallMs: number
  measuredClockMs: number
  reached: number
}

export function createPacer(speed: number, wallMs: number, clockMs: number): Pacer {
  return { speed, baseWallMs: wallMs, baseClockMs: clockMs, measuredWallMs: wallMs, measuredClockMs: clockMs, reached: speed }
}

/** The virtual ms that should have passed at a moment of the wall clock. */
export function targetMs(pacer: Pacer, wallMs: number): number {
  if (pacer.speed === Infinity) return Infinity
  return Math.floor(pacer.baseClockMs + (wallMs - pacer.baseWallMs) * pacer.speed)
}

/** The run came later than asked: it goes on from where it is instead of catching up. */
export function rebase(pacer: Pacer, wallMs: number, clockMs: number): void {
  pacer.baseWallMs = wallMs
  pacer.baseClockMs = clockMs
}

const measureEveryMs = 500

/** Keeps the speed that was reached up to date: virtual ms per wall ms over the last half second. */
export function measure(pacer: Pacer, wallMs: number, clockMs: number): void {
  const wall = wallMs - pacer.measuredWallMs
  if (wall < measureEveryMs) return
  pacer.reached = (clockMs - pacer.measuredClockMs) / wall
  pacer.measuredWallMs = wallMs
  pacer.measuredClockMs = clockMs
}
