import { functionNameOf } from '../../../../aws/identity.ts'
import type { LambdaInput } from '../../../../aws/services/lambda.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import { functionKey, mappingKey } from '../../shared/resource-keys.ts'
import type { Action } from '../../shared/service-table.ts'
import { functionNotFound, mappingNotFound } from '../faults.ts'
import { mappingFault, mappingOutput, settingsOf } from '../mapping.ts'
import { startPollers } from '../poller.ts'
import type { MappingState } from '../state.ts'

/** A disabled mapping finishes what it has in hand. https://docs.aws.amazon.com/lambda/latest/api/API_UpdateEventSourceMapping.html */
export const updateEventSourceMapping: Action<LambdaInput<'UpdateEventSourceMapping'>> = (step, input) => {
  const key = mappingKey(input.UUID)
  const found = step.read<MappingState>(key)
  if (!found || found.deleting) return refuse(mappingNotFound())
  const functionName = input.FunctionName === undefined ? found.function : functionNameOf(input.FunctionName)
  if (input.FunctionName !== undefined && step.read(functionKey(functionName)) === undefined) return refuse(functionNotFound(functionName))
  const settings = settingsOf(input, found)
  const fault = mappingFault(settings, found.queueName)
  if (fault) return refuse(fault)

  const state = step.edit<MappingState>(key)
  state.function = functionName
  state.batchSize = settings.batchSize
  state.windowSeconds = settings.windowSeconds
  state.enabled = settings.enabled
  state.reportsItemFailures = settings.reportsItemFailures
  state.filters = settings.filters
  state.maximumConcurrency = settings.maximumConcurrency
  state.lastModified = step.epochMs
  if (state.enabled) startPollers(step, state)
  step.emit('lambda.MappingUpdated', key, { enabled: state.enabled })
  return answer(mappingOutput(state, 'Updating'))
}
