import type { LambdaInput } from '../../../../aws/services/lambda.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import type { Action } from '../../shared/service-table.ts'
import { findFunction } from '../target.ts'

/** https://docs.aws.amazon.com/lambda/latest/api/API_ListTags.html */
export const listTags: Action<LambdaInput<'ListTags'>> = (step, input) => {
  const found = findFunction(step, { FunctionName: input.Resource })
  return found.ok ? answer({ Tags: { ...found.value.state.tags } }) : refuse(found.error)
}
