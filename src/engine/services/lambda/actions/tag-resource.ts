import type { LambdaInput } from '../../../../aws/services/lambda.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import { functionKey } from '../../shared/resource-keys.ts'
import type { Action } from '../../shared/service-table.ts'
import type { FunctionState } from '../state.ts'
import { findFunction } from '../target.ts'

/** https://docs.aws.amazon.com/lambda/latest/api/API_TagResource.html */
export const tagResource: Action<LambdaInput<'TagResource'>> = (step, input) => {
  const found = findFunction(step, { FunctionName: input.Resource })
  if (!found.ok) return refuse(found.error)
  const key = functionKey(found.value.state.name)
  Object.assign(step.edit<FunctionState>(key).tags, input.Tags)
  step.emit('lambda.FunctionTagged', key, {})
  return answer({})
}
