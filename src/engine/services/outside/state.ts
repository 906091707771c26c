/** What somebody outside keeps in the world. Plain JSON: nothing is `undefined`, what is absent is `null`. */
import type { Part } from './message-template.ts'

export type Target = { readonly service: 'sns' | 'states'; readonly arn: string } | { readonly service: 'sqs'; readonly url: string }

export interface SourceState {
  readonly id: string
  to: Target
  /** Virtual ms from one message to the next. */
  everyMs: number
  /** 0 is a metronome; otherwise each gap is drawn from everyMs × (1 ± jitter). */
  jitter: number
  /** After so many messages it falls silent; `null` for one that never does. */
  count: number | null
  /** What a message is called on the canvas: `ord-{{n}}`. */
  name: string
  messages: SourceMessage[]
  /** Numbers the settings: an `Emit` that was set under earlier ones means nothing. */
  generation: number
  sent: number
  refused: number
  lastRefusal: string | null
  /** Virtual ms of the next message; `null` when it has fallen silent. */
  nextAt: number | null
}

export interface SourceMessage {
  readonly body: readonly Part[]
  readonly attributes: Readonly<Record<string, { readonly DataType: string; readonly value: readonly Part[] }>>
  /** `MessageGroupId`, `MessageDeduplicationId`, `Subject`, where the document gives them. */
  readonly parameters: Readonly<Record<string, readonly Part[]>>
  readonly weight: number
}

export interface UserState {
  answered: number
}

/** Somebody who gets e-mail, text messages or notifications on a device. */
export interface InboxState {
  /** An e-mail address, a phone number, or the ARN of a device's platform endpoint; with `*` at its end, all that begin like it. */
  readonly address: string
  /** Whose it is, where the document says so. */
  name: string | null
  /** Follows the link of a subscription's confirmation. */
  confirms: boolean
  received: number
  /** The last few, newest last. */
  newest: InboxMessage[]
}

/** Inboxes that stand for many addresses: what their addresses begin with. */
export interface SharedInboxes {
  beginnings: string[]
}

export interface InboxMessage {
  /** Virtual ms. */
  readonly at: number
  readonly kind: 'email' | 'sms' | 'push'
  readonly to: string
  readonly from: string
  readonly subject: string | null
  /** Its first characters; `bytes` counts all of it. */
  readonly body: string
  readonly bytes: number
  /** Text messages that it came in. */
  readonly parts: number
  readonly messageId: string | null
  readonly trail: string | null
}

/** A web server somewhere that takes requests. */
export interface EndpointState {
  /** What the document calls it. */
  id: string
  readonly url: string
  /** What it answers, request by request; the last one again and again. */
  statuses: readonly number[]
  nextStatus: number
  /** The share of requests, drawn, that get `errorStatus` instead. */
  errorShare: number
  errorStatus: number
  latencyMs: number
  /** What it says besides; empty: nothing. */
  body: string
  /** Visits the link of a subscription's confirmation. */
  confirms: boolean
  requests: number
  byStatus: Record<string, number>
  confirmed: number
  newest: HttpExchange[]
}

export interface HttpExchange {
  readonly at: number
  readonly method: string
  readonly status: number
  /** SNS's kind of message, where it says so. */
  readonly type: string | null
  readonly contentType: string | null
  readonly body: string
  readonly bytes: number
  readonly messageId: string | null
  readonly trail: string | null
}
