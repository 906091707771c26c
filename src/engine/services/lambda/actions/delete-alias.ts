import type { LambdaInput } from '../../../../aws/services/lambda.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import { functionKey } from '../../shared/resource-keys.ts'
import type { Action } from '../../shared/service-table.ts'
import type { FunctionState } from '../state.ts'
import { findFunction } from '../target.ts'

/** Deleting an alias that is not there succeeds. https://docs.aws.amazon.com/lambda/latest/api/API_DeleteAlias.html */
export const deleteAlias: Action<LambdaInput<'DeleteAlias'>> = (step, input) => {
  const found = findFunction(step, { FunctionName: input.FunctionName })
  if (!found.ok) return refuse(found.error)
  const key = functionKey(found.value.state.name)
  if (!found.value.state.aliases.some(({ name }) => name === input.Name)) return answer({})
  const state = step.edit<FunctionState>(key)
  state.aliases = state.aliases.filter(({ name }) => name !== input.Name)
  delete state.policies[input.Name]
  delete state.eventConfigs[input.Name]
  step.emit('lambda.AliasDeleted', key, { alias: input.Name })
  return answer({})
}
