import type { LambdaInput } from '../../../../aws/services/lambda.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import { mappingKey } from '../../shared/resource-keys.ts'
import type { Action } from '../../shared/service-table.ts'
import { resourceNotFound } from '../faults.ts'
import { mappingOutput } from '../mapping.ts'
import type { MappingState } from '../mapping-state.ts'
import { settleIfDone } from '../poller.ts'

/** The mapping goes when its pollers have finished what they have in hand. https://docs.aws.amazon.com/lambda/latest/api/API_DeleteEventSourceMapping.html */
export const deleteEventSourceMapping: Action<LambdaInput<'DeleteEventSourceMapping'>> = (step, input) => {
  const key = mappingKey(input.UUID)
  const found = step.read<MappingState>(key)
  if (!found || found.deleting) return refuse(resourceNotFound())

  const state = step.edit<MappingState>(key)
  state.deleting = true
  state.phase = 'Deleting'
  const output = mappingOutput(state)
  settleIfDone(step, state)
  step.emit('lambda.MappingDeleted', key, { queue: state.queueName, function: state.function })
  return answer(output)
}
