import type { LambdaInput } from '../../../../aws/services/lambda.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import { functionKey } from '../../shared/resource-keys.ts'
import type { Action } from '../../shared/service-table.ts'
import { noEventConfig } from '../event-invoke-config.ts'
import { configOf } from '../event-queue.ts'
import { latest } from '../function-settings.ts'
import type { FunctionState } from '../state.ts'
import { findFunction } from '../target.ts'

/** https://docs.aws.amazon.com/lambda/latest/api/API_DeleteFunctionEventInvokeConfig.html */
export const deleteFunctionEventInvokeConfig: Action<LambdaInput<'DeleteFunctionEventInvokeConfig'>> = (step, input) => {
  const found = findFunction(step, input)
  if (!found.ok) return refuse(found.error)
  const { state, qualifier } = found.value
  if (!configOf(state, qualifier)) return refuse(noEventConfig(state, qualifier))

  delete step.edit<FunctionState>(functionKey(state.name)).eventConfigs[qualifier ?? latest]
  step.emit('lambda.EventInvokeConfigDeleted', functionKey(state.name), {})
  return answer({})
}
