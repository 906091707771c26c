import type { LambdaInput } from '../../../../aws/services/lambda.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import type { Action } from '../../shared/service-table.ts'
import { resourceNotFound } from '../faults.ts'
import { policyText } from '../policy.ts'
import { findFunction } from '../target.ts'

/** https://docs.aws.amazon.com/lambda/latest/api/API_GetPolicy.html */
export const getPolicy: Action<LambdaInput<'GetPolicy'>> = (step, input) => {
  const found = findFunction(step, input)
  if (!found.ok) return refuse(found.error)
  const statements = found.value.state.policies[found.value.qualifier ?? '']
  return statements ? answer({ Policy: policyText(statements) }) : refuse(resourceNotFound())
}
