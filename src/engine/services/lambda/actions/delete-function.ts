import { functionNameOf } from '../../../../aws/identity.ts'
import type { LambdaInput } from '../../../../aws/services/lambda.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import { functionKey } from '../../shared/resource-keys.ts'
import type { Action } from '../../shared/service-table.ts'
import { reserve } from '../concurrency.ts'
import { environmentOf, removeAllEnvironments } from '../environment.ts'
import { functionNotFound } from '../faults.ts'
import { abandonInvocation } from '../invocation-end.ts'
import { revisionKey, settingsKey } from '../keys.ts'
import type { FunctionState, LambdaSettings } from '../state.ts'

/**
 * Its log stays, and so do its event source mappings, as on AWS. Deviation: running invocations end at once.
 * https://docs.aws.amazon.com/lambda/latest/api/API_DeleteFunction.html
 */
export const deleteFunction: Action<LambdaInput<'DeleteFunction'>> = (step, input) => {
  const name = functionNameOf(input.FunctionName)
  if (step.read(functionKey(name)) === undefined) return refuse(functionNotFound(name))

  const state = step.edit<FunctionState>(functionKey(name))
  for (const ordinal of state.busy) abandonInvocation(step, environmentOf(step, name, ordinal), functionNotFound(name))
  removeAllEnvironments(step, state)
  reserve(step.edit<LambdaSettings>(settingsKey), state, null)
  step.remove(revisionKey(name, state.revision))
  step.remove(functionKey(name))
  step.emit('lambda.FunctionDeleted', functionKey(name), {})
  return answer({})
}
