/**
 * Two sides give their messages, handles and subscriptions different ids, at different times. A book of names calls each by
 * the order in which it appeared, so that equal behaviour reads as equal answers.
 */
import { isJsonObject, type Json, type JsonObject } from '../../../base/json.ts'
import type { Answer, Step } from './script.ts'

export interface Names {
  /**
   * The step with its references resolved to what this side gave out: a handle by the queue that is called. `undefined` when
   * it asks for one and there is none.
   */
  resolve(step: Step): Step | undefined
  /** The step with what this side gave out called by its name. */
  asCalled(step: Step): Step
  /** The answer as both sides should have given it. */
  rename(step: Step, answer: Answer): Answer
}

type Kind = 'handle' | 'message' | 'subscription'

const namedMembers: Readonly<Record<string, Kind>> = { ReceiptHandle: 'handle', MessageId: 'message', SubscriptionArn: 'subscription' }

/** What may have any value of this shape. */
const shapes: Readonly<Record<string, RegExp>> = {
  SentTimestamp: /^\d{13}$/,
  ApproximateFirstReceiveTimestamp: /^\d{13}$/,
  CreatedTimestamp: /^\d{10}$/,
  LastModifiedTimestamp: /^\d{10}$/,
  SequenceNumber: /^\d{20}$/,
  SenderId: /./,
  Timestamp: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
  Signature: /./,
  SigningCertURL: /^https:/,
  UnsubscribeURL: /^https:.*Action=Unsubscribe/,
  SubscriptionPrincipal: /^arn:aws:(iam|sts):/,
}

export function createNames(): Names {
  const given: Record<Kind, string[]> = { handle: [], message: [], subscription: [] }
  const handlesOf = new Map<string, string[]>()
  const nameOf = (kind: Kind, id: string): string => {
    if (!given[kind].includes(id)) given[kind].push(id)
    return `${kind}-${given[kind].indexOf(id)}`
  }
  const knownName = (text: string): string => {
    for (const kind of ['handle', 'subscription'] as const) if (given[kind].includes(text)) return nameOf(kind, text)
    return text
  }
  const rename = (key: string, value: Json | undefined): Json | undefined => {
    const kind = namedMembers[key]
    if (typeof value === 'string') {
      if (kind) return nameOf(kind, value)
      return shapes[key]?.test(value) ? `some ${key}` : value
    }
    if (Array.isArray(value)) return value.map((item: Json) => rename('', item) as Json)
    if (!isJsonObject(value)) return value
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, rename(name, item)]))
  }
  return {
    resolve(step) {
      const known = { handle: handlesOf.get(String(step.input['QueueUrl'])) ?? [], subscription: given.subscription }
      const text = JSON.stringify(step.input)
      if (/"handle:\d/.test(text) && known.handle.length === 0) return undefined
      if (/"subscription:\d/.test(text) && known.subscription.length === 0) return undefined
      return { ...step, input: mapTexts(step.input, (text) => resolve(text, known)) as JsonObject }
    },
    asCalled: (step) => ({ ...step, input: mapTexts(step.input, knownName) as JsonObject }),
    rename(step, answer) {
      if (!answer.ok) return { ...answer, message: withoutHandles(answer.message, given.handle) }
      const value = ordered(step, opened(answer.value), given.message)
      const queue = String(step.input['QueueUrl'])
      const received = (value['Messages'] ?? []) as readonly JsonObject[]
      handlesOf.set(queue, [...(handlesOf.get(queue) ?? []), ...received.map(({ ReceiptHandle }) => String(ReceiptHandle))])
      return { ok: true, value: mapTexts(rename('', value), (text) => withoutHandles(text, given.handle)) as JsonObject }
    },
  }
}

type Known = Readonly<Record<'handle' | 'subscription', readonly string[]>>

function resolve(text: string, known: Known): string {
  const [, kind, index] = /^(handle|subscription):(\d+)$/.exec(text) ?? []
  if (kind === undefined) return text
  const list = known[kind as keyof Known]
  return list[Number(index) % list.length] as string
}

/** Every text in a value, keys apart, changed. */
function mapTexts(value: Json | undefined, change: (text: string) => string): Json | undefined {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((item: Json) => mapTexts(item, change) as Json)
  if (!isJsonObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, mapTexts(item, change)]))
}

function withoutHandles(message: string, handles: readonly string[]): string {
  return handles.reduce((text, handle, index) => text.replaceAll(handle, `handle-${index}`), message)
}

/** Envelopes of SNS are opened: their texts differ in ids and times only, and so do their MD5s. */
function opened(value: JsonObject): JsonObject {
  const messages = value['Messages'] as readonly JsonObject[] | undefined
  if (messages === undefined) return value
  return {
    ...value,
    Messages: messages.map((message) => {
      const envelope = envelopeIn(String(message['Body']))
      return envelope ? { ...message, Body: envelope, MD5OfBody: 'of an envelope' } : message
    }),
  }
}

function envelopeIn(body: string): JsonObject | undefined {
  return /^\{\s*"Type"\s*:\s*"Notification"/.test(body) ? (JSON.parse(body) as JsonObject) : undefined
}

/** A list without an order of its own gets one. Receives from a standard queue are a set; those from a FIFO queue are not. */
function ordered(step: Step, value: JsonObject, messages: readonly string[]): JsonObject {
  const sorted = (name: string, key: (item: Json) => string): JsonObject => {
    const list = value[name]
    return !Array.isArray(list) ? {} : { [name]: list.toSorted((a: Json, b: Json) => (key(a) < key(b) ? -1 : 1)) }
  }
  const isFifo = String(step.input['QueueUrl']).endsWith('.fifo')
  const place = (message: Json): string => {
    const { MessageId, Body } = message as JsonObject
    const said = isJsonObject(Body) ? Body['Message'] : Body
    return `${String(messages.indexOf(String(MessageId))).padStart(6, '0')} ${JSON.stringify(said)}`
  }
  return {
    ...value,
    ...sorted('QueueUrls', String),
    ...sorted('queueUrls', String),
    ...sorted('Topics', (topic) => JSON.stringify(topic)),
    ...sorted('Tags', (tag) => JSON.stringify(tag)),
    ...sorted('Subscriptions', (one) => `${(one as JsonObject)['TopicArn']} ${(one as JsonObject)['Endpoint']}`),
    ...(!isFifo && sorted('Messages', place)),
  }
}
