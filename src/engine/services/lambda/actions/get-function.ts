import { functionArn } from '../../../../aws/identity.ts'
import type { LambdaInput } from '../../../../aws/services/lambda.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import type { Action } from '../../shared/service-table.ts'
import { findFunction } from '../target.ts'
import { describe } from '../versions.ts'

/** The code's location is only a name here: it cannot be fetched. https://docs.aws.amazon.com/lambda/latest/api/API_GetFunction.html */
export const getFunction: Action<LambdaInput<'GetFunction'>> = (step, input) => {
  const found = findFunction(step, input)
  if (!found.ok) return refuse(found.error)
  const { state, target } = found.value
  return answer({
    Configuration: describe(step, state, target),
    Code: { RepositoryType: 'S3', Location: `${functionArn(state.name)}#${state.codeSha256}` },
    ...(Object.keys(state.tags).length > 0 && { Tags: { ...state.tags } }),
    ...(state.reserved !== null && { Concurrency: { ReservedConcurrentExecutions: state.reserved } }),
  })
}
