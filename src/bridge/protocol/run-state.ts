/** Where a run stands. */
import type { Past } from '../../engine/simulation/index.ts'

/** Why the run does not go on by itself. */
export type PauseReason = 'asked' | 'idle' | 'budget' | 'time' | 'fault' | 'watchdog' | 'messages'

export interface RunState {
  readonly running: boolean
  readonly step: number
  /** Virtual ms since the world began, up to which everything due has been done. */
  readonly clockMs: number
  readonly hash: string
  readonly paused?: { readonly reason: PauseReason; readonly text: string }
  /** The run has come further than this: going on does the same again, acting drops what came later. */
  readonly past?: Past
}
