import { functionNameOf } from '../../../../aws/identity.ts'
import type { LambdaInput } from '../../../../aws/services/lambda.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import { functionKey } from '../../shared/resource-keys.ts'
import type { Action } from '../../shared/service-table.ts'
import { reviseFunction, revisionOf } from '../environment.ts'
import { functionNotFound } from '../faults.ts'
import { runtimeProblem } from '../function-code.ts'
import { configurationOf, deadLetterFault, settingsFault } from '../function-configuration.ts'
import type { FunctionState } from '../state.ts'

/** As on AWS, environments of the old configuration retire. https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionConfiguration.html */
export const updateFunctionConfiguration: Action<LambdaInput<'UpdateFunctionConfiguration'>> = (step, input) => {
  const name = functionNameOf(input.FunctionName)
  const found = step.read<FunctionState>(functionKey(name))
  if (!found) return refuse(functionNotFound(name))
  const fault = settingsFault(input) ?? deadLetterFault(input)
  if (fault) return refuse(fault)

  const state = step.edit<FunctionState>(functionKey(name))
  const before = revisionOf(step, state)
  const variables = input.Environment === undefined ? before.variables : (input.Environment.Variables ?? {})
  state.role = input.Role ?? state.role
  state.runtime = input.Runtime ?? state.runtime
  state.handler = input.Handler ?? state.handler
  state.description = input.Description ?? state.description
  state.timeoutSeconds = input.Timeout ?? state.timeoutSeconds
  state.memoryMb = input.MemorySize ?? state.memoryMb
  if (input.DeadLetterConfig !== undefined) state.deadLetterArn = input.DeadLetterConfig.TargetArn || null
  state.lastModified = step.epochMs
  state.noCode = state.missingCode ?? runtimeProblem(state.runtime)
  reviseFunction(step, state, { files: before.files, variables })
  step.emit('lambda.ConfigurationUpdated', functionKey(name), {})
  return answer(configurationOf(state, variables))
}
