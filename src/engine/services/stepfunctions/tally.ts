/** Counts what happens in the states of a machine, over all of its executions. */
import { emptyRecord } from '../../../base/json.ts'
import type { ResourceKey, Step } from '../../kernel/index.ts'
import { tallyKey } from './keys.ts'
import type { ExecutionState, Frame, StateTally, TallyState } from './state.ts'

/** A step of an execution, as far as it is counted. */
interface Tallied {
  readonly tally: TallyState | undefined
}

export function createTally(step: Step, machine: string): void {
  step.create<TallyState>(tallyKey(machine), { transitions: 0, retried: 0, caught: 0, states: emptyRecord<StateTally>() })
}

export function removeTally(step: Step, machine: string): void {
  const key = tallyKey(machine)
  if (step.read(key) !== undefined) step.remove(key)
}

/** The book of a machine that is still there; what is tried alone belongs to none. */
export function openTally(step: Step, key: ResourceKey): TallyState | undefined {
  return step.read(key) === undefined ? undefined : step.edit<TallyState>(key)
}

export function noteTransition({ tally }: Tallied): void {
  if (tally) tally.transitions++
}

export function noteRetry({ tally }: Tallied): void {
  if (tally) tally.retried++
}

/** A frame's state was entered, or left in one of the ways. */
export function noteState({ tally }: Tallied, { state }: Frame, what: keyof StateTally): void {
  if (tally === undefined) return
  const known = (tally.states[state] ??= { entered: 0, succeeded: 0, caught: 0, failed: 0, aborted: 0 })
  known[what]++
  if (what === 'caught') tally.caught++
}

/** The execution ends while frames are at work: nobody tells them so. */
export function noteAbandoned(run: Tallied & { readonly execution: ExecutionState }): void {
  for (const frame of Object.values(run.execution.frames)) if (frame.phase !== 'enter') noteState(run, frame, 'aborted')
}
