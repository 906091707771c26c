import type { LambdaInput } from '../../../../aws/services/lambda.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import type { Action } from '../../shared/service-table.ts'
import { pageOf } from '../paging.ts'
import { findFunction } from '../target.ts'
import { allVersions } from './list-functions.ts'

/** https://docs.aws.amazon.com/lambda/latest/api/API_ListVersionsByFunction.html */
export const listVersionsByFunction: Action<LambdaInput<'ListVersionsByFunction'>> = (step, input) => {
  const found = findFunction(step, input)
  if (!found.ok) return refuse(found.error)
  const { items, ...more } = pageOf(allVersions(step, found.value.state), input, 50)
  return answer({ Versions: [...items], ...more })
}
