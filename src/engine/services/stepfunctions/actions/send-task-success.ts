import type { StatesInput } from '../../../../aws/services/stepfunctions.ts'
import { refuse } from '../../../kernel/index.ts'
import type { Action } from '../../shared/service-table.ts'
import { invalidOutput } from '../faults.ts'
import { jsonProblem } from '../json-text.ts'
import { returnToken } from '../tasks/token-return.ts'

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html */
export const sendTaskSuccess: Action<StatesInput<'SendTaskSuccess'>> = (step, { taskToken, output }) => {
  const problem = jsonProblem(output)
  return problem === undefined ? returnToken(step, taskToken, { output }) : refuse(invalidOutput(problem))
}
