/** What a service is handed when an envelope reaches it: the only means it has of seeing and changing the world. */
import type { JsonObject } from '../../base/json.ts'
import type { Result } from '../../base/result.ts'
import type { CallEnvelope, Carried, Envelope, Fault, Hop, Outcome, ReplyTo, ResourceKey, TimerEnvelope, WorldEvent } from './envelope.ts'
import type { HandlerHost } from './handler-host.ts'
import type { Urgency } from './world.ts'

export interface Step {
  /** Virtual milliseconds since the world began. */
  readonly now: number
  /** The same moment in milliseconds since 1970, as AWS shows it. */
  readonly epochMs: number
  readonly seed: number
  readonly handlers: HandlerHost

  /** The state of a resource, not to be changed; `undefined` when there is none. */
  read<T>(key: ResourceKey): Readonly<T> | undefined
  /** The state of a resource that is there, to be changed in place. */
  edit<T>(key: ResourceKey): T
  create<T extends object>(key: ResourceKey, state: T): T
  remove(key: ResourceKey): void

  /** A number in [0, 1) from the resource's own stream for this purpose. */
  random(resource: ResourceKey, purpose: string): number
  /** The next ordinal of a kind within a resource: 1, 2, 3 … */
  ordinal(resource: ResourceKey, kind: string): number

  /** A call that takes the road its hop names (or none), and comes back to `replyTo` if it has one. */
  call(envelope: Omit<CallEnvelope, 'kind'>, urgency?: Urgency): void
  /** The answer to a parked call. */
  reply(operation: string, replyTo: ReplyTo | undefined, result: Result<JsonObject, Fault>, carries?: readonly Carried[]): void
  /** Something of the service's own that is due later. It is never cancelled: when it fires it checks that it is still meant. */
  schedule(delayMs: number, urgency: Urgency, timer: Omit<TimerEnvelope, 'kind'>, sequence?: number): void
  /** Takes a place among what is due at one moment, for something that is scheduled later by that `sequence`, or never. */
  takeSequence(): number
  /** An envelope that takes the road without being an API call: a dead letter moving over. */
  send(timer: Omit<TimerEnvelope, 'kind'> & { readonly hop: Hop }): void
  emit(type: string, subject: ResourceKey, data: JsonObject): void

  /** Performs a call at once, within this step: for what is one change to the user (a deployment). */
  perform(call: Omit<CallEnvelope, 'kind'>): Outcome
  /** Runs `change`; when it answers `false`, everything it did to the world is undone. */
  attempt(change: () => boolean): boolean
}

/** What the kernel does not know itself: who gets an envelope, and how long its road is. Given by `simulation`. */
export interface Composition {
  receive(step: Step, envelope: Envelope): Outcome
  /** Virtual milliseconds that a hop takes. `step` is there for randomness and for reading faults. */
  delayOf(step: Step, hop: Hop): number
  readonly handlers: HandlerHost
}

/** What one step did. The stream of these is the trace. */
export interface StepRecord {
  /** Counted from 1. */
  readonly step: number
  readonly time: number
  readonly sequence: number
  readonly envelope: Envelope
  readonly outcome: Outcome
  readonly events: readonly WorldEvent[]
}
