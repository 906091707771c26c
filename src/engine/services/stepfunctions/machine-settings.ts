/** What is checked of a machine before it is made or changed. */
import { refusalOf, validateDefinition } from '../../../asl/index.ts'
import { logGroupArn, logGroupNameOf } from '../../../aws/identity.ts'
import { clientFault, type AwsFault } from '../../../aws/service.ts'
import type { StatesInput } from '../../../aws/services/stepfunctions.ts'
import type { Step } from '../../kernel/index.ts'
import { logGroupKey } from '../shared/resource-keys.ts'
import { invalidLogging } from './faults.ts'
import type { MachineType } from './state.ts'

/** In the words of ValidateStateMachineDefinition. */
export function definitionFault(definition: string, type: MachineType): AwsFault | undefined {
  const refusal = refusalOf(validateDefinition(definition, type))
  return refusal === undefined ? undefined : clientFault('InvalidDefinition', refusal)
}

/** A group to log to must be there. https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html */
export function loggingFault(step: Step, logging: StatesInput<'CreateStateMachine'>['loggingConfiguration'] = {}): AwsFault | undefined {
  const { level = 'OFF', destinations = [] } = logging
  if (destinations.length > 1 || (level !== 'OFF' && destinations.length === 0))
    return invalidLogging('Must specify exactly one Log Destination.')
  if (level === 'OFF') return undefined
  const arn = destinations[0]?.cloudWatchLogsLogGroup?.logGroupArn ?? ''
  const name = logGroupNameOf(arn)
  if (arn === logGroupArn(name)) return invalidLogging("Log Group ARN must be provided with '*' qualifier.")
  const isThere = arn === `${logGroupArn(name)}:*` && step.read(logGroupKey(name)) !== undefined
  return isThere ? undefined : invalidLogging('Log Destination not found.')
}
