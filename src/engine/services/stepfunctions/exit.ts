/** How a state whose work is done is left, if what it gives is not too large. */
import type { Attempt, Failure } from './failed.ts'
import { failState } from './failure.ts'
import { leave } from './leave.ts'
import { isTooLarge, textOf } from './payload.ts'
import type { Outgoing, Work } from './pipeline.ts'
import { noteState } from './tally.ts'

/** Leaves a state for `next` or, where there is none, for good; or fails it. */
export function exitState(work: Work, outgoing: Attempt<Outgoing>, next: string | undefined): void {
  const failure = outgoing.ok ? sizeFault(work, outgoing.value) : outgoing.error
  if (failure) failState(work, failure)
  else if (outgoing.ok) {
    noteState(work.run, work.frame, 'succeeded')
    leave(work, outgoing.value, next)
  }
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html#service-limits-task-executions */
function sizeFault({ state }: Work, { output, assigned }: Outgoing): Failure | undefined {
  const isOver = isTooLarge(textOf(output)) || (assigned !== null && isTooLarge(JSON.stringify(assigned)))
  return isOver ? dataLimit(state.name) : undefined
}

/** `what` is a state, or the integration whose answer was too large. */
export function dataLimit(what: string): Failure {
  const cause = `The state/task '${what}' returned a result with a size exceeding the maximum number of bytes service limit.`
  return { error: 'States.DataLimitExceeded', cause }
}
