/** A task's token comes back. It is good for as long as its task waits for it, and for one verdict. */
import type { AwsFault } from '../../../../aws/service.ts'
import { fail, ok, type Result } from '../../../../base/result.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { addressOfToken, type TaskAddress } from '../../shared/task-token.ts'
import { withFrame } from '../frame-address.ts'
import { invalidToken, taskIsOver } from '../faults.ts'
import type { ExecutionState, TaskWait, TokenVerdict } from '../state.ts'
import { isTask, tokenReturned } from './outcome.ts'

export function returnToken(step: Step, token: string, verdict: TokenVerdict): Outcome {
  const found = waitingFor(step, token)
  if (!found.ok) return refuse(found.error)
  withFrame(step, { ...found.value }, ({ key }, { waits, state }, work) => {
    if (waits?.kind !== 'task' || !isTask(work)) return
    step.emit('states.TokenReturned', key, { state, ...('error' in verdict && { error: verdict.error ?? '' }) })
    // The integration has not answered yet: the verdict is kept until it has.
    if (waits.stage === 'call') waits.early = verdict
    else tokenReturned(work, verdict)
  })
  return answer({})
}

export function beatHeart(step: Step, token: string): Outcome {
  const found = waitingFor(step, token)
  if (!found.ok) return refuse(found.error)
  withFrame(step, { ...found.value }, (_run, { waits }) => {
    if (waits?.kind === 'task' && waits.heartbeatMs !== null) waits.heartbeatAt = step.now + waits.heartbeatMs
  })
  return answer({})
}

function waitingFor(step: Step, token: string): Result<TaskAddress, AwsFault> {
  const address = addressOfToken(step.seed, token)
  if (address === undefined) return fail(invalidToken)
  const frame = step.read<ExecutionState>(address.execution)?.frames[address.frame]
  const waits = frame?.attempt === address.attempt ? (frame.waits as TaskWait | null) : null
  return waits?.kind === 'task' && waits.early === null ? ok(address) : fail(taskIsOver)
}
