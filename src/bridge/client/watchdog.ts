/**
 * The watchdog: while the worker should be at work, it has to be heard of. Native built-ins of user code can hold it
 * for minutes, and nothing inside it can stop them.
 */
export interface Watchdog {
  /** The worker said something. */
  heard(): void
  close(): void
}

const lookEveryMs = 250
const patienceMs = 3_000

/** Calls `onSilence` when nothing was heard for 3 s although `expected()` held all the while. */
export function createWatchdog(expected: () => boolean, onSilence: () => void): Watchdog {
  let silentMs = 0
  let lookedAt = performance.now()
  const timer = setInterval(() => {
    const now = performance.now()
    // A page that slept has heard nothing either: one look never counts for more than its own interval.
    const passed = Math.min(now - lookedAt, 2 * lookEveryMs)
    lookedAt = now
    silentMs = expected() ? silentMs + passed : 0
    if (silentMs < patienceMs) return
    silentMs = 0
    onSilence()
  }, lookEveryMs)
  return {
    heard() {
      silentMs = 0
    },
    close: () => clearInterval(timer),
  }
}
