import type { LambdaInput } from '../../../../aws/services/lambda.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import { functionKey } from '../../shared/resource-keys.ts'
import type { Action } from '../../shared/service-table.ts'
import { eventConfigFault, eventConfigOf, eventConfigOutput, noEventConfig } from '../event-invoke-config.ts'
import { configOf } from '../event-queue.ts'
import { latest } from '../function-settings.ts'
import type { FunctionState } from '../state.ts'
import { findFunction } from '../target.ts'

/** Changes what is given. https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionEventInvokeConfig.html */
export const updateFunctionEventInvokeConfig: Action<LambdaInput<'UpdateFunctionEventInvokeConfig'>> = (step, input) => {
  const found = findFunction(step, input)
  if (!found.ok) return refuse(found.error)
  const { state, qualifier } = found.value
  const before = configOf(state, qualifier)
  const fault = eventConfigFault(input, state, qualifier) ?? (before ? undefined : noEventConfig(state, qualifier))
  if (fault) return refuse(fault)

  const config = eventConfigOf(input, before, step.epochMs)
  step.edit<FunctionState>(functionKey(state.name)).eventConfigs[qualifier ?? latest] = config
  step.emit('lambda.EventInvokeConfigPut', functionKey(state.name), {})
  return answer(eventConfigOutput(state, qualifier, config))
}
