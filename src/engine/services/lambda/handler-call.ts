/** The road of a call that a handler makes: from its function to the resource that the call names. */
import { isJsonObject, type Json, type JsonObject } from '../../../base/json.ts'
import { functionNameOf } from '../../../aws/identity.ts'
import type { Carried, HandlerCall, ResourceKey, Step } from '../../kernel/index.ts'
import { functionKey, inboxKey, keyOfArn, queueKeyOfUrl } from '../shared/resource-keys.ts'
import type { HandlerContext } from './state.ts'

/** Operations that put a message under way. */
const senders: readonly string[] = ['SendMessage', 'Publish', 'Invoke']
/** Operations that put several under way, and where they are listed. */
const batches: Readonly<Record<string, string>> = { SendMessageBatch: 'Entries', PublishBatch: 'PublishBatchRequestEntries' }

export interface CallOrigin {
  readonly functionName: string
  readonly role: string
  readonly environment: ResourceKey
  readonly requestId: string
}

export function sendHandlerCall(step: Step, origin: CallOrigin, call: HandlerCall): void {
  const input = readInput(call.input)
  const from = functionKey(origin.functionName)
  const to = targetOf(input) ?? from
  const carries = carriedBy(call.operation, input, `${origin.requestId}/${call.call}`)
  const context: HandlerContext = { kind: 'handler', environment: origin.environment, call: call.call }
  step.call({
    to: call.service,
    operation: call.operation,
    input,
    caller: { principal: origin.role, source: from },
    replyTo: { service: 'lambda', context: { ...context }, hop: { track: 'call', from: to, to: from } },
    hop: { track: 'call', from, to, carries },
  })
}

function carriedBy(operation: string, input: JsonObject, trail: string): Carried[] {
  if (senders.includes(operation)) return [{ trail }]
  const entries = input[batches[operation] ?? '']
  return Array.isArray(entries) ? entries.map((_entry, index) => ({ trail: `${trail}/${index}` })) : []
}

function readInput(text: string): JsonObject {
  const value = JSON.parse(text) as Json
  return isJsonObject(value) ? value : {}
}

/** The resource that a call is about; `undefined` when it names none. */
function targetOf(input: JsonObject): ResourceKey | undefined {
  const { QueueUrl, TopicArn, TargetArn, PhoneNumber, FunctionName } = input
  if (typeof QueueUrl === 'string') return queueKeyOfUrl(QueueUrl)
  if (typeof TopicArn === 'string') return keyOfArn(TopicArn)
  if (typeof TargetArn === 'string') return TargetArn.includes(':endpoint/') ? inboxKey(TargetArn) : keyOfArn(TargetArn)
  if (typeof PhoneNumber === 'string') return inboxKey(PhoneNumber)
  return typeof FunctionName === 'string' ? functionKey(functionNameOf(FunctionName)) : undefined
}
