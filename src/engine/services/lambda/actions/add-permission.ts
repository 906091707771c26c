import { clientFault } from '../../../../aws/service.ts'
import { lambdaLimits, type LambdaInput } from '../../../../aws/services/lambda.ts'
import { utf8Length } from '../../../../base/utf8.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import { functionKey } from '../../shared/resource-keys.ts'
import type { Action } from '../../shared/service-table.ts'
import { conflict, invalidParameter } from '../faults.ts'
import { latest } from '../function-settings.ts'
import { policyText, statementOf } from '../policy.ts'
import type { FunctionState } from '../state.ts'
import { findFunction, qualifiedArn } from '../target.ts'

/** https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html */
export const addPermission: Action<LambdaInput<'AddPermission'>> = (step, input) => {
  const found = findFunction(step, input)
  if (!found.ok) return refuse(found.error)
  const { state, qualifier } = found.value
  if (qualifier === latest) return refuse(invalidParameter('We currently do not support adding policies for $LATEST.'))
  const statements = state.policies[qualifier ?? ''] ?? []
  if (statements.some(({ Sid }) => Sid === input.StatementId)) return refuse(taken(input.StatementId))
  const statement = statementOf(input, qualifiedArn(state.name, qualifier))
  if (utf8Length(policyText([...statements, statement])) > lambdaLimits.policyBytes) return refuse(tooLong)

  const { policies } = step.edit<FunctionState>(functionKey(state.name))
  policies[qualifier ?? ''] = [...statements, statement]
  step.emit('lambda.PermissionAdded', functionKey(state.name), { statement: input.StatementId, principal: input.Principal })
  return answer({ Statement: JSON.stringify(statement) })
}

function taken(id: string): ReturnType<typeof conflict> {
  return conflict(`The statement id (${id}) provided already exists. Please provide a new statement id, or remove the existing statement.`)
}

const tooLong = clientFault(
  'PolicyLengthExceededException',
  `The final policy size is bigger than the limit (${lambdaLimits.policyBytes}).`,
)
