import { utf8Length } from '../../../../base/utf8.ts'
import { fail } from '../../../../base/result.ts'
import { clientFault, type AwsFault } from '../../../../aws/service.ts'
import { lambdaLimits, type LambdaInput } from '../../../../aws/services/lambda.ts'
import { answer, parked, refuse, type Carried, type Step } from '../../../kernel/index.ts'
import type { Action } from '../../shared/service-table.ts'
import { accessFault } from '../access.ts'
import { revisionOf } from '../environment.ts'
import { queueEvent } from '../event-queue.ts'
import { constraintFault, nothingToRun, switchedOff, throttled } from '../faults.ts'
import { beginInvocation, newRequestId } from '../invocation.ts'
import type { FunctionState } from '../state.ts'
import { chooseTarget, findFunction, type Target } from '../target.ts'

/**
 * `RequestResponse` is parked until the function ends; a throttled call is answered at once.
 * https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
export const invoke: Action<LambdaInput<'Invoke'>> = (step, input, call) => {
  const { InvocationType: type = 'RequestResponse' } = input
  const payload = input.Payload || '{}'
  const found = findFunction(step, input)
  if (!found.ok) return refuse(found.error)
  const { state, qualifier, target } = found.value
  const fault =
    accessFault(state, qualifier, call.caller) ?? typeFault(type) ?? payloadFault(type, payload) ?? stateFault(step, state, target)
  if (fault) return refuse(fault)
  if (type === 'DryRun') return answer({ StatusCode: 204 })

  const requestId = newRequestId(step, state.name)
  if (type === 'Event') {
    const trail = call.hop?.carries[0]?.trail ?? requestId
    queueEvent(step, state.name, { qualifier, requestId, payload, trail })
    return answer({ StatusCode: 202 })
  }
  const carries = call.hop?.carries ?? []
  const trail = carries.length === 1 ? (carries[0] as Carried).trail : null
  const request = { requestId, payload, event: null, trail, replyTo: call.replyTo ?? null, logTail: input.LogType === 'Tail' }
  const chosen = chooseTarget(step, state, qualifier) ?? target
  if (!beginInvocation(step, state.name, chosen, request)) step.reply('Invoke', call.replyTo, fail(throttled()))
  return parked
}

function typeFault(type: string): AwsFault | undefined {
  const isKnown = type === 'RequestResponse' || type === 'Event' || type === 'DryRun'
  return isKnown ? undefined : constraintFault('invocationType', type, 'satisfy enum value set: [Event, RequestResponse, DryRun]')
}

/** Texts on sizes as people report them (†). Deviation: on what is no JSON, AWS's text names what its own parser stumbled over. */
function payloadFault(type: string, payload: string): AwsFault | undefined {
  const bytes = utf8Length(payload)
  const { syncPayloadBytes, asyncPayloadBytes } = lambdaLimits
  if (bytes > syncPayloadBytes) return tooLarge(`Request must be smaller than ${syncPayloadBytes} bytes for the InvokeFunction operation`)
  if (type === 'Event' && bytes > asyncPayloadBytes)
    return tooLarge(`${bytes} byte payload is too large for the Event invocation type (limit ${asyncPayloadBytes} bytes)`)
  return isJson(payload) ? undefined : clientFault('InvalidRequestContentException', 'Could not parse request body into json.')
}

/** The API reference lists `RequestTooLargeException`; this is the code that AWS sends. */
function tooLarge(message: string): AwsFault {
  return clientFault('RequestEntityTooLargeException', message)
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function stateFault(step: Step, state: Readonly<FunctionState>, { revision }: Target): AwsFault | undefined {
  const { noCode } = revisionOf(step, state, revision).settings
  if (noCode !== null && state.mock === null) return nothingToRun(state.name, noCode)
  return state.disabled === null ? undefined : switchedOff(state.disabled)
}
