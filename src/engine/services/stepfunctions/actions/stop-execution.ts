import type { StatesInput } from '../../../../aws/services/stepfunctions.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import type { Action } from '../../shared/service-table.ts'
import { advance } from '../advance.ts'
import { cutShort } from '../end.ts'
import { findExecution } from '../machine-lookup.ts'

/** One that has ended already stays as it is. https://docs.aws.amazon.com/step-functions/latest/apireference/API_StopExecution.html */
export const stopExecution: Action<StatesInput<'StopExecution'>> = (step, { executionArn, error = null, cause = null }) => {
  const found = findExecution(step, executionArn)
  if (!found.ok) return refuse(found.error)
  const { key, state } = found.value
  advance(step, key, (run) => cutShort(run, 'ABORTED', { error, cause }))
  return answer({ stopDate: (state.stoppedAt ?? step.epochMs) / 1000 })
}
