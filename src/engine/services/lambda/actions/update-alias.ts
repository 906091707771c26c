import type { LambdaInput } from '../../../../aws/services/lambda.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import { functionKey } from '../../shared/resource-keys.ts'
import type { Action } from '../../shared/service-table.ts'
import { aliasOutput, pointingFault, weightsOf } from '../aliases.ts'
import { notFound } from '../faults.ts'
import type { Alias, FunctionState } from '../state.ts'
import { aliasOf, findFunction, qualifiedArn } from '../target.ts'

/** https://docs.aws.amazon.com/lambda/latest/api/API_UpdateAlias.html */
export const updateAlias: Action<LambdaInput<'UpdateAlias'>> = (step, input) => {
  const found = findFunction(step, { FunctionName: input.FunctionName })
  if (!found.ok) return refuse(found.error)
  const { state } = found.value
  const before = aliasOf(state, input.Name)
  if (!before) return refuse(notFound(`Alias not found: ${qualifiedArn(state.name, input.Name)}`))
  const weights = input.RoutingConfig === undefined ? before.weights : weightsOf(input)
  const version = input.FunctionVersion ?? before.version
  const fault = pointingFault(state, { version, weights })
  if (fault) return refuse(fault)

  const alias = aliasOf(step.edit<FunctionState>(functionKey(state.name)), input.Name) as Alias
  Object.assign(alias, { version, weights: { ...weights }, description: input.Description ?? before.description })
  step.emit('lambda.AliasUpdated', functionKey(state.name), { alias: alias.name, version })
  return answer(aliasOutput(state.name, alias))
}
