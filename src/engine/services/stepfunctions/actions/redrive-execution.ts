import type { StatesInput } from '../../../../aws/services/stepfunctions.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import type { Action } from '../../shared/service-table.ts'
import { notRedrivable } from '../faults.ts'
import { findExecution } from '../machine-lookup.ts'
import { redriveFrames, redriveProblem } from '../redrive.ts'

/** A child of a distributed Map is redriven by its Map Run only. https://docs.aws.amazon.com/step-functions/latest/apireference/API_RedriveExecution.html */
export const redriveExecution: Action<StatesInput<'RedriveExecution'>> = (step, { executionArn }) => {
  const found = findExecution(step, executionArn)
  if (!found.ok) return refuse(found.error)
  const { key, state } = found.value
  if (state.mapRun) return refuse(notRedrivable('Execution is redrivable by its Map Run only'))
  const problem = redriveProblem(step, key)
  if (problem !== undefined) return refuse(notRedrivable(problem))
  redriveFrames(step, key)
  return answer({ redriveDate: step.epochMs / 1000 })
}
