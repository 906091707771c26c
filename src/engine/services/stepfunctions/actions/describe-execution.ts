import type { StatesInput } from '../../../../aws/services/stepfunctions.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import type { Action } from '../../shared/service-table.ts'
import { describedExecution } from '../execution-output.ts'
import { findExecution } from '../machine-lookup.ts'
import { redriveProblem } from '../redrive.ts'

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html */
export const describeExecution: Action<StatesInput<'DescribeExecution'>> = (step, { executionArn, includedData }) => {
  const found = findExecution(step, executionArn)
  if (!found.ok) return refuse(found.error)
  const { key, state } = found.value
  return answer(describedExecution(state, { includesData: includedData !== 'METADATA_ONLY', redriveProblem: redriveProblem(step, key) }))
}
