/** The road of a call that a handler makes: from its function to the resource that the call names. */
import { isJsonObject, type Json, type JsonObject } from '../../../base/json.ts'
import type { HandlerCall, ResourceKey, Step } from '../../kernel/index.ts'
import { carriedBy, targetOf } from '../shared/call-target.ts'
import { serverAt } from '../shared/http-server.ts'
import { functionKey } from '../shared/resource-keys.ts'
import type { HandlerContext } from './state.ts'

export interface CallOrigin {
  readonly functionName: string
  readonly role: string
  readonly environment: ResourceKey
  readonly requestId: string
  readonly trail: string | null
}

export function sendHandlerCall(step: Step, origin: CallOrigin, call: HandlerCall): void {
  const input = readInput(call.input)
  const from = functionKey(origin.functionName)
  const server = call.service === 'outside' ? serverAt(step, String(input['Url'])) : undefined
  const asked = server === undefined ? input : { ...input, Url: server }
  const to = targetOf(asked) ?? from
  const carries = carriedBy(call.operation, input, `${origin.requestId}/${call.call}`)
  const context: HandlerContext = { kind: 'handler', environment: origin.environment, call: call.call, trail: origin.trail }
  step.call({
    to: call.service,
    operation: call.operation,
    input: asked,
    caller: { principal: origin.role, source: from },
    replyTo: { service: 'lambda', context: { ...context }, hop: { track: 'call', from: to, to: from } },
    hop: { track: 'call', from, to, carries },
  })
}

function readInput(text: string): JsonObject {
  const value = JSON.parse(text) as Json
  return isJsonObject(value) ? value : {}
}
