/** What somebody outside keeps in the world. Plain JSON: nothing is `undefined`, what is absent is `null`. */
import type { Part } from './message-template.ts'

export type Target = { readonly service: 'sns'; readonly arn: string } | { readonly service: 'sqs'; readonly url: string }

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
  readonly weight: number
}

export interface UserState {
  answered: number
}
