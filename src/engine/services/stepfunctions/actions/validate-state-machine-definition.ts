import { validateDefinition } from '../../../../asl/index.ts'
import type { StatesInput } from '../../../../aws/services/stepfunctions.ts'
import { answer } from '../../../kernel/index.ts'
import type { Action } from '../../shared/service-table.ts'

/** Diagnostics in one answer, unless told. */
const mostDiagnostics = 100

/**
 * Whoever asks for warnings is told the errors, too; only errors make it fail.
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
 */
export const validateStateMachineDefinition: Action<StatesInput<'ValidateStateMachineDefinition'>> = (_step, input) => {
  const { definition, type = 'STANDARD', severity = 'ERROR', maxResults } = input
  const found = validateDefinition(definition, type)
  const told = severity === 'WARNING' ? found : found.filter((one) => one.severity === 'ERROR')
  const most = maxResults || mostDiagnostics
  return answer({
    result: found.some((one) => one.severity === 'ERROR') ? 'FAIL' : 'OK',
    diagnostics: told.slice(0, most).map((one) => ({ ...one })),
    truncated: told.length > most,
  })
}
