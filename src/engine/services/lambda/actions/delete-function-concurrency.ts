import { functionNameOf } from '../../../../aws/identity.ts'
import type { LambdaInput } from '../../../../aws/services/lambda.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import { functionKey } from '../../shared/resource-keys.ts'
import type { Action } from '../../shared/service-table.ts'
import { reserve } from '../concurrency.ts'
import { functionNotFound } from '../faults.ts'
import { settingsKey } from '../keys.ts'
import type { FunctionState, LambdaSettings } from '../state.ts'

/** https://docs.aws.amazon.com/lambda/latest/api/API_DeleteFunctionConcurrency.html */
export const deleteFunctionConcurrency: Action<LambdaInput<'DeleteFunctionConcurrency'>> = (step, input) => {
  const name = functionNameOf(input.FunctionName)
  if (step.read(functionKey(name)) === undefined) return refuse(functionNotFound(name))

  reserve(step.edit<LambdaSettings>(settingsKey), step.edit<FunctionState>(functionKey(name)), null)
  step.emit('lambda.ConcurrencyReserved', functionKey(name), { reserved: null })
  return answer({})
}
