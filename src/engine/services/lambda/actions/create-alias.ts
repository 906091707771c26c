import type { LambdaInput } from '../../../../aws/services/lambda.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import { functionKey } from '../../shared/resource-keys.ts'
import type { Action } from '../../shared/service-table.ts'
import { aliasNameFault, aliasOutput, pointingFault, weightsOf } from '../aliases.ts'
import { conflict } from '../faults.ts'
import type { FunctionState } from '../state.ts'
import { aliasOf, findFunction, qualifiedArn } from '../target.ts'

/** https://docs.aws.amazon.com/lambda/latest/api/API_CreateAlias.html */
export const createAlias: Action<LambdaInput<'CreateAlias'>> = (step, input) => {
  const { Name: name, FunctionVersion: version, Description: description = '' } = input
  const found = findFunction(step, { FunctionName: input.FunctionName })
  if (!found.ok) return refuse(found.error)
  const { state } = found.value
  const weights = weightsOf(input)
  const fault = aliasNameFault(name) ?? pointingFault(state, { version, weights })
  if (fault) return refuse(fault)
  if (aliasOf(state, name)) return refuse(conflict(`Alias already exists: ${qualifiedArn(state.name, name)}`))

  const alias = { name, version, description, weights }
  step.edit<FunctionState>(functionKey(state.name)).aliases.push(alias)
  step.emit('lambda.AliasCreated', functionKey(state.name), { alias: name, version })
  return answer(aliasOutput(state.name, alias))
}
