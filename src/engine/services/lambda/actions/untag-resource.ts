import type { LambdaInput } from '../../../../aws/services/lambda.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import { functionKey } from '../../shared/resource-keys.ts'
import type { Action } from '../../shared/service-table.ts'
import type { FunctionState } from '../state.ts'
import { findFunction } from '../target.ts'

/** https://docs.aws.amazon.com/lambda/latest/api/API_UntagResource.html */
export const untagResource: Action<LambdaInput<'UntagResource'>> = (step, input) => {
  const found = findFunction(step, { FunctionName: input.Resource })
  if (!found.ok) return refuse(found.error)
  const key = functionKey(found.value.state.name)
  const { tags } = step.edit<FunctionState>(key)
  for (const name of input.TagKeys) delete tags[name]
  step.emit('lambda.FunctionTagged', key, {})
  return answer({})
}
