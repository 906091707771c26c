/** What the screen is told about a state machine. */
import type { MachineState, MachineType, TallyState } from './state.ts'

export interface MachineView {
  readonly type: MachineType
  /** Executions that run now. */
  readonly running: number
  /** How many ended so, ever. */
  readonly succeeded: number
  readonly failed: number
  readonly timedOut: number
  readonly aborted: number
  /** States entered and tried again over all executions: what Standard is billed by. */
  readonly transitions: number
  /** Attempts that were or will be made again by a Retry, and failures that a Catch took. */
  readonly retried: number
  readonly caught: number
}

export function viewMachine({ type, counts }: Readonly<MachineState>, tally: Readonly<TallyState> | undefined): MachineView {
  return {
    type,
    running: counts.RUNNING,
    succeeded: counts.SUCCEEDED,
    failed: counts.FAILED,
    timedOut: counts.TIMED_OUT,
    aborted: counts.ABORTED,
    transitions: tally?.transitions ?? 0,
    retried: tally?.retried ?? 0,
    caught: tally?.caught ?? 0,
  }
}
