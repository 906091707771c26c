/** The shape of a service: one function per API action, one per timer, one for the answers to its own calls. */
import type { JsonObject } from '../../../base/json.ts'
import type { CallEnvelope, Outcome, ReplyEnvelope, Step, TimerEnvelope } from '../../kernel/index.ts'

/** An API action. Its input has been checked against its shape. It checks the rest, then changes the world, then emits. */
export type Action<Input> = (step: Step, input: Input, call: CallEnvelope) => Outcome

export type Timer = (step: Step, data: JsonObject, envelope: TimerEnvelope) => void

export interface ServiceTable {
  readonly name: string
  /** By AWS's operation name. The one cast from `JsonObject` to each action's input is made by `simulation`, after validation. */
  readonly actions: Readonly<Record<string, Action<never>>>
  readonly timers: Readonly<Record<string, Timer>>
  readonly replied?: (step: Step, reply: ReplyEnvelope) => void
  /** Resources that everything else may take for granted, made when the world begins. */
  readonly begin?: (step: Step) => void
}
