import type { LambdaInput } from '../../../../aws/services/lambda.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import type { Action } from '../../shared/service-table.ts'
import { eventConfigOutput, noEventConfig } from '../event-invoke-config.ts'
import { configOf } from '../event-queue.ts'
import { findFunction } from '../target.ts'

/** https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionEventInvokeConfig.html */
export const getFunctionEventInvokeConfig: Action<LambdaInput<'GetFunctionEventInvokeConfig'>> = (step, input) => {
  const found = findFunction(step, input)
  if (!found.ok) return refuse(found.error)
  const { state, qualifier } = found.value
  const config = configOf(state, qualifier)
  return config ? answer(eventConfigOutput(state, qualifier, config)) : refuse(noEventConfig(state, qualifier))
}
