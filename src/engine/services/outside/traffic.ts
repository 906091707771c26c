/** Traffic sources: somebody outside who publishes to a topic or sends to a queue, again and again. */
import { emptyRecord, type JsonObject } from '../../../base/json.ts'
import type { CallEnvelope, ReplyEnvelope, ResourceKey, Step } from '../../kernel/index.ts'
import { keyOfArn, queueKeyOfUrl, sourceKey } from '../shared/resource-keys.ts'
import { fillTemplate, parseTemplate, type Part } from './message-template.ts'
import type { SourceMessage, SourceState, Target } from './state.ts'
import { labelFor } from './view.ts'

/** What a document tells about a source: `TrafficSource`, with its target resolved. */
export interface SourceOrder {
  readonly id: string
  readonly to: Target
  readonly everyMs: number
  readonly jitter: number
  /** Virtual ms of the first message. */
  readonly startMs: number
  readonly count?: number | null
  readonly name: string
  readonly messages: readonly {
    readonly body: string
    readonly attributes?: Readonly<Record<string, { readonly DataType: string; readonly StringValue: string }>>
    readonly weight?: number
    readonly group?: string
    readonly deduplication?: string
    readonly subject?: string
  }[]
}

/** Makes a source, or gives one that is there other settings; it goes on counting. */
export function putSource(step: Step, order: SourceOrder): void {
  const key = sourceKey(order.id)
  const state = step.read(key) === undefined ? step.create<SourceState>(key, silentSource(order)) : step.edit<SourceState>(key)
  state.to = order.to
  state.everyMs = order.everyMs
  state.jitter = order.jitter
  state.count = order.count ?? null
  state.name = order.name
  state.messages = order.messages.map(readMessage)
  state.generation++
  step.emit('outside.SourceSet', key, { everyMs: order.everyMs })
  const firstMs = order.startMs > step.now ? order.startMs - step.now : 0
  scheduleNext(step, key, state, state.sent === 0 ? firstMs : Math.max(firstMs, gapMs(step, key, state)))
}

function silentSource({ id, to, name }: SourceOrder): SourceState {
  return {
    id,
    to,
    everyMs: 0,
    jitter: 0,
    count: null,
    name,
    messages: [],
    generation: 0,
    sent: 0,
    refused: 0,
    lastRefusal: null,
    nextAt: null,
  }
}

/** What else a message may be sent with, by the API's name. */
const parameterMembers = [
  ['MessageGroupId', 'group'],
  ['MessageDeduplicationId', 'deduplication'],
  ['Subject', 'subject'],
] as const

function readMessage(message: SourceOrder['messages'][number]): SourceMessage {
  const { body, attributes = {}, weight = 1 } = message
  const read = emptyRecord<SourceMessage['attributes'][string]>()
  for (const [name, { DataType, StringValue }] of Object.entries(attributes)) read[name] = { DataType, value: parseTemplate(StringValue) }
  const parameters = emptyRecord<readonly Part[]>()
  for (const [name, member] of parameterMembers) {
    const text = message[member]
    if (text !== undefined) parameters[name] = parseTemplate(text)
  }
  return { body: parseTemplate(body), attributes: read, parameters, weight }
}

export function removeSource(step: Step, id: string): void {
  const key = sourceKey(id)
  if (step.read(key) === undefined) return
  const state = step.edit<SourceState>(key)
  state.generation++
  state.nextAt = null
  step.emit('outside.SourceRemoved', key, {})
}

/** Endless traffic is work like any other: a run until idle then ends at its horizon. */
function scheduleNext(step: Step, key: ResourceKey, state: SourceState, delayMs: number): void {
  const isOver = (state.count !== null && state.sent >= state.count) || state.messages.length === 0
  state.nextAt = isOver ? null : step.now + delayMs
  if (!isOver) step.schedule(delayMs, 'work', { to: 'outside', timer: 'Emit', data: { source: key, generation: state.generation } })
}

/** At least 1 ms, so that no source can stop the clock. */
function gapMs(step: Step, key: ResourceKey, { everyMs, jitter }: SourceState): number {
  if (jitter === 0) return Math.max(1, Math.round(everyMs))
  return Math.max(1, Math.round(everyMs * (1 + jitter * (2 * step.random(key, 'gap') - 1))))
}

export function emitMessage(step: Step, key: ResourceKey, generation: number): void {
  const found = step.read<SourceState>(key)
  if (found?.generation !== generation || found.nextAt !== step.now) return
  const state = step.edit<SourceState>(key)
  state.sent++
  const n = state.sent
  const message = pickMessage(state.messages, state.messages.length > 1 ? step.random(key, 'message') : 0)
  const random = (): number => step.random(key, 'value')
  const body = fillTemplate(message.body, n, random)
  const attributes = emptyRecord<JsonObject>()
  for (const [name, { DataType, value }] of Object.entries(message.attributes)) {
    attributes[name] = { DataType, StringValue: fillTemplate(value, n, random) }
  }
  const parameters = emptyRecord<string>()
  for (const [name, value] of Object.entries(message.parameters)) parameters[name] = fillTemplate(value, n, random)
  send(step, key, state, { n, body, attributes, parameters })
  step.emit('outside.MessageSent', key, { n })
  scheduleNext(step, key, state, gapMs(step, key, state))
}

function pickMessage(messages: readonly SourceMessage[], fraction: number): SourceMessage {
  let left = fraction * messages.reduce((sum, { weight }) => sum + weight, 0)
  for (const message of messages) {
    left -= message.weight
    if (left < 0) return message
  }
  return messages.at(-1) as SourceMessage
}

interface FilledMessage {
  readonly n: number
  readonly body: string
  readonly attributes: JsonObject
  readonly parameters: Readonly<Record<string, string>>
}

function send(step: Step, key: ResourceKey, state: SourceState, message: FilledMessage): void {
  const { id, to } = state
  step.call({
    to: to.service,
    ...requestTo(state, message),
    caller: { principal: 'account', source: key },
    replyTo: { service: 'outside', context: { source: key } },
    hop: { track: 'push', from: key, to: targetKey(to) ?? key, carries: [{ trail: `${id}/${message.n}` }] },
  })
}

/** An execution is started with the body as its input; it has no attributes. */
function requestTo(state: SourceState, { n, body, attributes, parameters }: FilledMessage): Pick<CallEnvelope, 'operation' | 'input'> {
  const { to } = state
  const more = { ...(Object.keys(attributes).length > 0 && { MessageAttributes: attributes }), ...parameters }
  if (to.service === 'sqs') return { operation: 'SendMessage', input: { QueueUrl: to.url, MessageBody: body, ...more } }
  if (to.service === 'sns') return { operation: 'Publish', input: { TopicArn: to.arn, Message: body, ...more } }
  return { operation: 'StartExecution', input: { stateMachineArn: to.arn, input: body, ...executionName(labelFor(state, n)) } }
}

/** An execution is called as its message is, where AWS takes that for a name. */
function executionName(name: string): { readonly name?: string } {
  return /^[\w.-]{1,80}$/.test(name) && /\D/.test(name) ? { name } : {}
}

function targetKey(to: Target): ResourceKey | undefined {
  return to.service === 'sqs' ? queueKeyOfUrl(to.url) : keyOfArn(to.arn)
}

/** AWS has answered one of the source's calls: only refusals are kept. */
export function sourceAnswered(step: Step, key: ResourceKey, { result }: ReplyEnvelope): void {
  if (result.ok || step.read(key) === undefined) return
  const state = step.edit<SourceState>(key)
  state.refused++
  state.lastRefusal = `${result.error.code}: ${result.error.message}`
  step.emit('outside.Refused', key, { code: result.error.code, message: result.error.message })
}
