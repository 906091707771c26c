import type { StatesInput } from '../../../../aws/services/stepfunctions.ts'
import type { Action } from '../../shared/service-table.ts'
import { returnToken } from '../tasks/token-return.ts'

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskFailure.html */
export const sendTaskFailure: Action<StatesInput<'SendTaskFailure'>> = (step, { taskToken, error = null, cause = null }) =>
  returnToken(step, taskToken, { error, cause })
