import type { LambdaInput } from '../../../../aws/services/lambda.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import { mappingKey } from '../../shared/resource-keys.ts'
import type { Action } from '../../shared/service-table.ts'
import { resourceNotFound } from '../faults.ts'
import { enterPhase, fitConcurrency } from '../mapping-life.ts'
import type { MappingPhase, MappingState } from '../mapping-state.ts'
import { mappingFault, mappingOutput, patternsOf, queueFault, settingsOf } from '../mapping.ts'
import { findFunction } from '../target.ts'

/** A disabled mapping finishes what it has in hand. https://docs.aws.amazon.com/lambda/latest/api/API_UpdateEventSourceMapping.html */
export const updateEventSourceMapping: Action<LambdaInput<'UpdateEventSourceMapping'>> = (step, input, call) => {
  const key = mappingKey(input.UUID)
  const found = step.read<MappingState>(key)
  if (!found || found.deleting) return refuse(resourceNotFound())
  const settings = settingsOf(input, found)
  const fault = mappingFault(settings, found.queueName)
  if (fault) return refuse(fault)
  const fed = { function: found.function, qualifier: found.qualifier }
  if (input.FunctionName !== undefined) {
    const target = findFunction(step, { FunctionName: input.FunctionName })
    if (!target.ok) return refuse(target.error)
    const { state, qualifier } = target.value
    Object.assign(fed, { function: state.name, qualifier })
    const caller = { ...call.caller, principal: state.role }
    const refused =
      fed.function === found.function ? undefined : queueFault(step, { queueUrl: found.queueUrl, functionName: state.name, caller })
    if (refused) return refuse(refused)
  }

  const phase = phaseOf(found.enabled, settings.enabled)
  const state = step.edit<MappingState>(key)
  Object.assign(state, fed, settings, { patterns: patternsOf(settings.filters), lastModified: step.epochMs })
  enterPhase(step, state, phase)
  fitConcurrency(step, state)
  step.emit('lambda.MappingUpdated', key, { enabled: state.enabled })
  return answer(mappingOutput(state))
}

function phaseOf(before: boolean, after: boolean): MappingPhase {
  if (before === after) return 'Updating'
  return after ? 'Enabling' : 'Disabling'
}
