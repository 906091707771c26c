import type { StatesInput } from '../../../../aws/services/stepfunctions.ts'
import { parked, refuse } from '../../../kernel/index.ts'
import type { Action } from '../../shared/service-table.ts'
import { beginExecution } from '../execution-start.ts'
import { wrongType } from '../faults.ts'
import { chooseRelease } from '../releases.ts'
import { namesFor, startFault } from './start-execution.ts'

/** Answered when the execution has ended, however it did. https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartSyncExecution.html */
export const startSyncExecution: Action<StatesInput<'StartSyncExecution'>> = (step, request, call) => {
  const found = chooseRelease(step, request.stateMachineArn)
  if (!found.ok) return refuse(found.error)
  const fault = found.value.machine.type === 'STANDARD' ? wrongType : startFault(request)
  if (fault) return refuse(fault)
  const { input = '{}' } = request
  beginExecution(step, { release: found.value, ...namesFor(step, found.value.machine, request.name), input, replyTo: call.replyTo })
  return parked
}
