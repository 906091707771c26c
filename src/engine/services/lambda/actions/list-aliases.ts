import type { LambdaInput } from '../../../../aws/services/lambda.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import type { Action } from '../../shared/service-table.ts'
import { aliasOutput } from '../aliases.ts'
import { pageOf } from '../paging.ts'
import { findFunction } from '../target.ts'

/** https://docs.aws.amazon.com/lambda/latest/api/API_ListAliases.html */
export const listAliases: Action<LambdaInput<'ListAliases'>> = (step, input) => {
  const found = findFunction(step, { FunctionName: input.FunctionName })
  if (!found.ok) return refuse(found.error)
  const { name, aliases } = found.value.state
  const wanted = aliases.filter(({ version }) => input.FunctionVersion === undefined || version === input.FunctionVersion)
  const { items, ...more } = pageOf(wanted, input, 50)
  return answer({ Aliases: items.map((alias) => aliasOutput(name, alias)), ...more })
}
