import type { LambdaInput } from '../../../../aws/services/lambda.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import { mappingKey } from '../../shared/resource-keys.ts'
import type { Action } from '../../shared/service-table.ts'
import { resourceNotFound } from '../faults.ts'
import { mappingOutput } from '../mapping.ts'
import type { MappingState } from '../mapping-state.ts'

/** https://docs.aws.amazon.com/lambda/latest/api/API_GetEventSourceMapping.html */
export const getEventSourceMapping: Action<LambdaInput<'GetEventSourceMapping'>> = (step, input) => {
  const state = step.read<MappingState>(mappingKey(input.UUID))
  return state ? answer(mappingOutput(state)) : refuse(resourceNotFound())
}
