/**
 * Envelopes: the only road between services. A service never calls another; it sends an envelope, and the road it takes
 * gives latency, loss and duplication one place to stand.
 */
import type { JsonObject } from '../../base/json.ts'
import type { Result } from '../../base/result.ts'

/** `sqs/queue/orders`: service, kind and name of something that has a state of its own. */
export type ResourceKey = string

/** A failure that belongs to the simulated world, not to us. */
export interface Fault {
  readonly code: string
  readonly message: string
  readonly origin: 'client' | 'server'
}

/** One message on its way. `trail` stays the same through every copy and redelivery; `message` is the id the world shows. */
export interface Carried {
  readonly trail: string
  readonly message?: string
  /** How often it was received before: 0 or absent on its first way. */
  readonly receives?: number
}

export type Track = 'push' | 'poll' | 'invoke' | 'call' | 'redrive'

/** The stretch of road an envelope travels. Envelopes without a hop (timers, internal orders) take no road. */
export interface Hop {
  readonly track: Track
  readonly from: ResourceKey
  readonly to: ResourceKey
  readonly carries: readonly Carried[]
  /** Which of several roads between the same two ends, where the sender knows: `OnFailure`. */
  readonly lane?: string
}

/** Where the answer to a call goes, with whatever the caller needs to go on. */
export interface ReplyTo {
  readonly service: string
  /** An answer that carries no message and was not asked for in earnest (an empty poll) is `upkeep`. */
  readonly urgency?: 'upkeep'
  readonly context: JsonObject
  /** The way back; what it carries is decided by the one who answers. */
  readonly hop?: Omit<Hop, 'carries'>
}

/** Who calls, as policies see it: a service principal (`sns.amazonaws.com`), a role or the account. `source` is the resource it acts for. */
export interface Caller {
  readonly principal: string
  readonly source: ResourceKey
}

export interface CallEnvelope {
  readonly kind: 'call'
  readonly to: string
  readonly operation: string
  readonly input: JsonObject
  readonly caller: Caller
  readonly replyTo?: ReplyTo | undefined
  readonly hop?: Hop | undefined
}

export interface ReplyEnvelope {
  readonly kind: 'reply'
  readonly to: string
  readonly operation: string
  readonly context: JsonObject
  readonly result: Result<JsonObject, Fault>
  readonly hop?: Hop | undefined
}

/** A service's word to itself, or (without a reply) to another: something is due, something moved over. */
export interface TimerEnvelope {
  readonly kind: 'timer'
  readonly to: string
  readonly timer: string
  readonly data: JsonObject
  readonly hop?: Hop | undefined
}

export type Envelope = CallEnvelope | ReplyEnvelope | TimerEnvelope

/** What happened: past tense, the service in front (`sqs.MessageReceived`), and whom it concerns. */
export interface WorldEvent {
  readonly type: string
  readonly subject: ResourceKey
  readonly data: JsonObject
}

/** What became of an envelope. A parked call is answered later, by the service that parked it. */
export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'parked' }
  | { readonly kind: 'answer'; readonly result: Result<JsonObject, Fault>; readonly carries?: readonly Carried[] }

export const done: Outcome = { kind: 'done' }
export const parked: Outcome = { kind: 'parked' }

export function answer(value: JsonObject, carries?: readonly Carried[]): Outcome {
  return carries === undefined ? { kind: 'answer', result: { ok: true, value } } : { kind: 'answer', result: { ok: true, value }, carries }
}

export function refuse(error: Fault): Outcome {
  return { kind: 'answer', result: { ok: false, error } }
}
