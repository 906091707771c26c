/** Errors of the language: data that Retry and Catch are matched with, never thrown. */
import type { Result } from '../../../base/result.ts'

export interface Failure {
  /** `null` where a task's token came back without one. */
  readonly error: string | null
  readonly cause: string | null
  /** Another name that retriers and catchers may know it by. */
  readonly alias?: 'States.HeartbeatTimeout'
  /** A JSONata expression failed: the history tells where, before anything else. */
  readonly evaluation?: {
    readonly location: string | undefined
    /** Found when the state's work had begun, not while it was entered. */
    readonly isLate?: true
  }
}

export type Attempt<T> = Result<T, Failure>

/** As a history shows it: what is absent is left out. */
export function failureDetails({ error, cause }: Failure): { readonly error?: string; readonly cause?: string } {
  return { ...(error !== null && { error }), ...(cause !== null && { cause }) }
}
