/** What is checked of a machine before it is made or changed. */
import { refusalOf, validateDefinition } from '../../../asl/index.ts'
import { clientFault, type AwsFault } from '../../../aws/service.ts'
import type { StatesInput } from '../../../aws/services/stepfunctions.ts'
import { invalidLogging } from './faults.ts'
import type { MachineType } from './state.ts'

/** In the words of ValidateStateMachineDefinition. */
export function definitionFault(definition: string, type: MachineType): AwsFault | undefined {
  const refusal = refusalOf(validateDefinition(definition, type))
  return refusal === undefined ? undefined : clientFault('InvalidDefinition', refusal)
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html */
export function loggingFault(logging: StatesInput<'CreateStateMachine'>['loggingConfiguration']): AwsFault | undefined {
  const count = logging?.destinations?.length ?? 0
  const isOff = logging === undefined || logging.level === undefined || logging.level === 'OFF'
  return count > 1 || (!isOff && count === 0) ? invalidLogging('Must specify exactly one Log Destination.') : undefined
}
