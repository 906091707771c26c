/** Dragging through time: one journey at a time, and of the moments asked for meanwhile only the newest. */

export interface Scrub {
  /** Wants to be at a moment (virtual ms). */
  to(atMs: number): void
  /** Under way, or about to be. */
  readonly isMoving: boolean
}

/** `go` resolves when the journey is over, whether it arrived or not; it never rejects. */
export function createScrub(go: (atMs: number) => Promise<void>): Scrub {
  let wanted: number | undefined
  let isMoving = false
  const travel = async (): Promise<void> => {
    isMoving = true
    while (wanted !== undefined) {
      const next = wanted
      wanted = undefined
      await go(next)
    }
    isMoving = false
  }
  return {
    to(atMs) {
      wanted = atMs
      if (!isMoving) void travel()
    },
    get isMoving() {
      return isMoving
    },
  }
}
