/** An execution as a row: plain data that crosses the worker's boundary. */

export type ExecutionStatusName = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED' | 'PENDING_REDRIVE'

export interface ExecutionRow {
  readonly arn: string
  readonly name: string
  readonly status: ExecutionStatusName
  /** Virtual ms. */
  readonly startedAt: number
  readonly stoppedAt?: number
  readonly transitions: number
  readonly error?: string
  readonly cause?: string
}
