import type { LambdaInput } from '../../../../aws/services/lambda.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import type { Action } from '../../shared/service-table.ts'
import { findFunction } from '../target.ts'
import { describe } from '../versions.ts'

/** https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConfiguration.html */
export const getFunctionConfiguration: Action<LambdaInput<'GetFunctionConfiguration'>> = (step, input) => {
  const found = findFunction(step, input)
  return found.ok ? answer(describe(step, found.value.state, found.value.target)) : refuse(found.error)
}
