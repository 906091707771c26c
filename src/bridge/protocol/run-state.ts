/** Where a run stands. */

/** Why the run does not go on by itself. */
export type PauseReason = 'asked' | 'idle' | 'budget' | 'time' | 'fault' | 'watchdog' | 'messages'

export interface RunState {
  readonly running: boolean
  readonly step: number
  /** Virtual ms since the world began, up to which everything due has been done. */
  readonly clockMs: number
  readonly hash: string
  readonly paused?: { readonly reason: PauseReason; readonly text: string }
}
