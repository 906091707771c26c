import { functionNameOf } from '../../../../aws/identity.ts'
import type { LambdaInput } from '../../../../aws/services/lambda.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import { functionKey } from '../../shared/resource-keys.ts'
import type { Action } from '../../shared/service-table.ts'
import { reviseFunction, revisionOf } from '../environment.ts'
import { functionNotFound } from '../faults.ts'
import { readCode, runtimeProblem } from '../function-code.ts'
import { configurationOf } from '../function-configuration.ts'
import { publish } from '../versions.ts'
import type { FunctionState } from '../state.ts'

/** Running invocations finish with the old code. https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionCode.html */
export const updateFunctionCode: Action<LambdaInput<'UpdateFunctionCode'>> = (step, input) => {
  const name = functionNameOf(input.FunctionName)
  const found = step.read<FunctionState>(functionKey(name))
  if (!found) return refuse(functionNotFound(name))
  const code = readCode(input)
  if (!code.ok) return refuse(code.error)

  const state = step.edit<FunctionState>(functionKey(name))
  const { variables } = revisionOf(step, state)
  state.codeSha256 = code.value.sha256
  state.codeSize = code.value.size
  state.lastModified = step.epochMs
  state.missingCode = code.value.missing
  state.noCode = code.value.missing ?? runtimeProblem(state.runtime)
  state.watchdogEnds = 0
  state.disabled = null
  state.doomed = []
  reviseFunction(step, state, { files: code.value.files, variables })
  step.emit('lambda.CodeUpdated', functionKey(name), { codeSha256: code.value.sha256 })
  return answer(input.Publish === true ? publish(step, state, {}) : configurationOf(state, variables))
}
