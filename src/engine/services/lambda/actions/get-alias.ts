import type { LambdaInput } from '../../../../aws/services/lambda.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import type { Action } from '../../shared/service-table.ts'
import { aliasNotFound, aliasOutput } from '../aliases.ts'
import { aliasOf, findFunction } from '../target.ts'

/** https://docs.aws.amazon.com/lambda/latest/api/API_GetAlias.html */
export const getAlias: Action<LambdaInput<'GetAlias'>> = (step, input) => {
  const found = findFunction(step, { FunctionName: input.FunctionName })
  if (!found.ok) return refuse(found.error)
  const { state } = found.value
  const alias = aliasOf(state, input.Name)
  return alias ? answer(aliasOutput(state.name, alias)) : refuse(aliasNotFound(state, input.Name))
}
