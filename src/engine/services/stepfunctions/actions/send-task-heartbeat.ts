import type { StatesInput } from '../../../../aws/services/stepfunctions.ts'
import type { Action } from '../../shared/service-table.ts'
import { beatHeart } from '../tasks/token-return.ts'

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskHeartbeat.html */
export const sendTaskHeartbeat: Action<StatesInput<'SendTaskHeartbeat'>> = (step, { taskToken }) => beatHeart(step, taskToken)
