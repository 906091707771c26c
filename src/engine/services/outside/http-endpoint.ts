/** Web servers that take SNS's requests, with the status, the latency and the share of errors that a document gives them. */
import { serverFault, type AwsFault } from '../../../aws/service.ts'
import { emptyRecord, type JsonObject } from '../../../base/json.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import { parked, refuse, type CallEnvelope, type Outcome, type ReplyTo, type ResourceKey, type Step } from '../../kernel/index.ts'
import { injectedAt } from '../shared/injected-faults.ts'
import { httpEndpointKey } from '../shared/resource-keys.ts'
import { followLink } from './confirmation.ts'
import { keepNewest, keptText } from './kept-text.ts'
import type { OutsideInput } from './model.ts'
import type { EndpointState } from './state.ts'

/** What a document tells about an endpoint. `status`: one for all requests, or a list for one after the other. */
export interface EndpointOrder {
  readonly id?: string
  readonly url: string
  readonly status?: number | readonly number[]
  readonly errorShare?: number
  readonly errorStatus?: number
  readonly latencyMs?: number
  readonly body?: string
  readonly confirms?: boolean
}

/** Makes an endpoint, or gives one that is there other settings; it goes on counting. */
export function putEndpoint(step: Step, order: EndpointOrder): void {
  const { id, url, status = 200, errorShare = 0, errorStatus = 500, latencyMs = 0, body = '', confirms = true } = order
  const key = httpEndpointKey(url)
  const state = step.read(key) === undefined ? step.create<EndpointState>(key, emptyEndpoint(url)) : step.edit<EndpointState>(key)
  state.id = id ?? url
  state.statuses = typeof status === 'number' ? [status] : status.length > 0 ? status : [200]
  state.nextStatus = 0
  state.errorShare = errorShare
  state.errorStatus = errorStatus
  state.latencyMs = Math.max(0, Math.round(latencyMs))
  state.body = body
  state.confirms = confirms
  step.emit('outside.EndpointSet', key, { url })
}

export function removeEndpoint(step: Step, url: string): void {
  const key = httpEndpointKey(url)
  if (step.read(key) === undefined) return
  step.remove(key)
  step.emit('outside.EndpointRemoved', key, {})
}

function emptyEndpoint(url: string): EndpointState {
  return {
    id: url,
    url,
    statuses: [200],
    nextStatus: 0,
    errorShare: 0,
    errorStatus: 500,
    latencyMs: 0,
    body: '',
    confirms: true,
    requests: 0,
    byStatus: emptyRecord<number>(),
    confirmed: 0,
    newest: [],
  }
}

/** Nobody listens at an unknown address; an answer that comes too late for the caller is none. */
export function httpRequest(step: Step, input: OutsideInput<'HttpRequest'>, call: CallEnvelope): Outcome {
  const { Url: url, TimeoutMs: timeoutMs = Infinity } = input
  const key = httpEndpointKey(url)
  if (step.read(key) === undefined) return refuse(serverFault('ConnectionError', `No server answers at ${url}.`))
  const status = take(step, key, input, call)
  const { body, latencyMs: ownMs } = step.read<EndpointState>(key) as EndpointState
  const latencyMs = ownMs + (injectedAt(step, key)?.latencyMs ?? 0)
  const isLate = latencyMs > timeoutMs
  const late: AwsFault = serverFault('RequestTimeout', `No answer within ${timeoutMs} ms.`)
  const data: Answer = { result: isLate ? fail(late) : ok({ StatusCode: status, ...said(body) }), replyTo: call.replyTo ?? null }
  step.schedule(isLate ? timeoutMs : latencyMs, 'work', { to: 'outside', timer: 'AnswerRequest', data: data as unknown as JsonObject })
  return parked
}

/** The body as it was given, and what kind of text it is. */
function said(body: string): JsonObject {
  if (body === '') return {}
  return { Headers: { 'content-type': /^\s*[[{]/.test(body) ? 'application/json' : 'text/plain; charset=utf-8' }, Body: body }
}

interface Answer {
  readonly result: Result<JsonObject, AwsFault>
  readonly replyTo: ReplyTo | null
}

export function answerRequest(step: Step, data: JsonObject): void {
  const { result, replyTo } = data as unknown as Answer
  step.reply('HttpRequest', replyTo ?? undefined, result)
}

/** Reads the request, decides its status, and visits the link of a confirmation that it takes. */
function take(step: Step, key: ResourceKey, input: OutsideInput<'HttpRequest'>, { hop }: CallEnvelope): number {
  const { Method, Headers = {}, Body = '' } = input
  const state = step.edit<EndpointState>(key)
  const status = state.errorShare > 0 && step.random(key, 'error') < state.errorShare ? state.errorStatus : nextStatus(state)
  const carried = hop?.carries[0]
  const type = headerOf(Headers, 'x-amz-sns-message-type') ?? null
  const text = keptText(Body)
  state.requests++
  state.byStatus[String(status)] = (state.byStatus[String(status)] ?? 0) + 1
  const contentType = headerOf(Headers, 'content-type') ?? null
  const messageId = carried?.message ?? null
  const trail = carried?.trail ?? null
  keepNewest(state.newest, { at: step.now, method: Method, status, type, contentType, ...text, messageId, trail })
  step.emit('outside.RequestReceived', key, { method: Method, status, type, bytes: text.bytes, messageId, trail })
  if (state.confirms && type === 'SubscriptionConfirmation' && status >= 200 && status < 300) followLink(step, key, Body)
  return status
}

function nextStatus(state: EndpointState): number {
  const at = Math.min(state.nextStatus, state.statuses.length - 1)
  state.nextStatus = at + 1
  return state.statuses[at] as number
}

function headerOf(headers: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.entries(headers).find(([header]) => header.toLowerCase() === name)?.[1]
}
