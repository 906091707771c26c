import type { LambdaInput } from '../../../../aws/services/lambda.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import { functionKey } from '../../shared/resource-keys.ts'
import type { Action } from '../../shared/service-table.ts'
import { notFound } from '../faults.ts'
import type { FunctionState } from '../state.ts'
import { findFunction } from '../target.ts'

/** https://docs.aws.amazon.com/lambda/latest/api/API_RemovePermission.html */
export const removePermission: Action<LambdaInput<'RemovePermission'>> = (step, input) => {
  const found = findFunction(step, input)
  if (!found.ok) return refuse(found.error)
  const { state, qualifier } = found.value
  const statements = state.policies[qualifier ?? '']
  if (!statements) return refuse(notFound('No policy is associated with the given resource.'))
  const left = statements.filter(({ Sid }) => Sid !== input.StatementId)
  if (left.length === statements.length) return refuse(notFound(`Statement ${input.StatementId} is not found in resource policy.`))

  const { policies } = step.edit<FunctionState>(functionKey(state.name))
  if (left.length > 0) policies[qualifier ?? ''] = left
  else delete policies[qualifier ?? '']
  step.emit('lambda.PermissionRemoved', functionKey(state.name), { statement: input.StatementId })
  return answer({})
}
