import { utf8Length } from '../../../../base/utf8.ts'
import { fail } from '../../../../base/result.ts'
import { clientFault, type AwsFault } from '../../../../aws/service.ts'
import { functionNameOf } from '../../../../aws/identity.ts'
import { lambdaLimits, type LambdaInput } from '../../../../aws/services/lambda.ts'
import { answer, parked, refuse } from '../../../kernel/index.ts'
import { functionKey } from '../../shared/resource-keys.ts'
import type { Action } from '../../shared/service-table.ts'
import { queueEvent } from '../asynchronous-invocation.ts'
import { constraintFault, functionNotFound, nothingToRun, switchedOff, throttled } from '../faults.ts'
import { beginInvocation, newRequestId } from '../invocation.ts'
import type { FunctionState } from '../state.ts'

/**
 * `RequestResponse` is parked until the function ends; a throttled call is answered at once.
 * https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
export const invoke: Action<LambdaInput<'Invoke'>> = (step, input, call) => {
  const name = functionNameOf(input.FunctionName)
  const { InvocationType: type = 'RequestResponse' } = input
  const payload = input.Payload || '{}'
  const state = step.read<FunctionState>(functionKey(name))
  if (!state) return refuse(functionNotFound(name))
  const fault = typeFault(type) ?? payloadFault(type, payload) ?? stateFault(state)
  if (fault) return refuse(fault)
  if (type === 'DryRun') return answer({ StatusCode: 204 })

  const requestId = newRequestId(step, name)
  if (type === 'Event') {
    queueEvent(step, name, requestId, payload)
    return answer({ StatusCode: 202 })
  }
  const request = { requestId, payload, replyTo: call.replyTo ?? null, logTail: input.LogType === 'Tail' }
  if (!beginInvocation(step, name, request)) step.reply('Invoke', call.replyTo, fail(throttled()))
  return parked
}

function typeFault(type: string): AwsFault | undefined {
  const isKnown = type === 'RequestResponse' || type === 'Event' || type === 'DryRun'
  return isKnown ? undefined : constraintFault('invocationType', type, 'satisfy enum value set: [Event, RequestResponse, DryRun]')
}

/** Deviation: AWS's text names what its own JSON parser stumbled over. */
function payloadFault(type: string, payload: string): AwsFault | undefined {
  const limit = type === 'Event' ? lambdaLimits.asyncPayloadBytes : lambdaLimits.syncPayloadBytes
  if (utf8Length(payload) > limit) {
    return clientFault('RequestTooLargeException', `Request must be smaller than ${limit} bytes for the InvokeFunction operation`)
  }
  return isJson(payload) ? undefined : clientFault('InvalidRequestContentException', 'Could not parse request body into json.')
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function stateFault(state: Readonly<FunctionState>): AwsFault | undefined {
  if (state.noCode !== null) return nothingToRun(state.name, state.noCode)
  return state.disabled === null ? undefined : switchedOff(state.disabled)
}
