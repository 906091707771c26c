import { functionNameOf } from '../../../../aws/identity.ts'
import type { LambdaInput } from '../../../../aws/services/lambda.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import { functionKey } from '../../shared/resource-keys.ts'
import type { Action } from '../../shared/service-table.ts'
import { reserve, unreservedLimit, unreservedMinimum } from '../concurrency.ts'
import { constraintFault, functionNotFound, invalidParameter } from '../faults.ts'
import { settingsKey } from '../keys.ts'
import type { FunctionState, LambdaSettings } from '../state.ts'

/** https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionConcurrency.html */
export const putFunctionConcurrency: Action<LambdaInput<'PutFunctionConcurrency'>> = (step, input) => {
  const name = functionNameOf(input.FunctionName)
  const reserved = input.ReservedConcurrentExecutions
  const found = step.read<FunctionState>(functionKey(name))
  if (!found) return refuse(functionNotFound(name))
  if (reserved < 0) return refuse(constraintFault('reservedConcurrentExecutions', reserved, 'have value greater than or equal to 0'))
  const settings = step.read<LambdaSettings>(settingsKey) as LambdaSettings
  if (unreservedLimit(settings) + (found.reserved ?? 0) - reserved < unreservedMinimum) return refuse(tooMuch)

  reserve(step.edit<LambdaSettings>(settingsKey), step.edit<FunctionState>(functionKey(name)), reserved)
  step.emit('lambda.ConcurrencyReserved', functionKey(name), { reserved })
  return answer({ ReservedConcurrentExecutions: reserved })
}

const tooMuch = invalidParameter(
  `Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [${unreservedMinimum}].`,
)
