import { functionNameOf } from '../../../../aws/identity.ts'
import type { LambdaInput } from '../../../../aws/services/lambda.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import { functionKey } from '../../shared/resource-keys.ts'
import type { Action } from '../../shared/service-table.ts'
import { revisionOf } from '../environment.ts'
import { functionNotFound } from '../faults.ts'
import { configurationOf } from '../function-configuration.ts'
import type { FunctionState } from '../state.ts'

/** https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConfiguration.html */
export const getFunctionConfiguration: Action<LambdaInput<'GetFunctionConfiguration'>> = (step, input) => {
  const name = functionNameOf(input.FunctionName)
  const state = step.read<FunctionState>(functionKey(name))
  return state ? answer(configurationOf(state, revisionOf(step, state).variables)) : refuse(functionNotFound(name))
}
