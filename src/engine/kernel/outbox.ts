/** What a step sends and tells: scheduled at once, or held back while an attempt may still be undone. */
import { assert } from '../../base/assert.ts'
import type { JsonObject } from '../../base/json.ts'
import type { Carried, Envelope, Hop, Outcome, ReplyTo, ResourceKey, WorldEvent } from './envelope.ts'
import { addToAgenda, type Urgency, type World } from './world.ts'

interface Due {
  readonly delayMs: number
  readonly urgency: Urgency
  readonly envelope: Envelope
  readonly sequence: number | undefined
}

export interface Outbox {
  /** `sequence`: a place that was taken before; else it takes the next one. */
  add(delayMs: number, urgency: Urgency, envelope: Envelope, sequence?: number): void
  /** The answer to a call, on the way back that its `replyTo` names. */
  reply(operation: string, replyTo: ReplyTo | undefined, outcome: Outcome): void
  emit(type: string, subject: ResourceKey, data: JsonObject): void
  /** The events since the last call. */
  takeEvents(): readonly WorldEvent[]
  begin(): void
  commit(): void
  undo(): void
}

const nothing: readonly Carried[] = []
const noEvents: readonly WorldEvent[] = []

export function createOutbox(world: World, delayOf: (hop: Hop | undefined) => number): Outbox {
  const none: WorldEvent[] = []
  let events = none
  let held: Due[] | undefined
  let emittedBefore = 0

  const add: Outbox['add'] = (delayMs, urgency, envelope, sequence) => {
    assert(
      Number.isSafeInteger(delayMs) && delayMs >= 0,
      () => `an envelope to ${envelope.to} is due in whole milliseconds from now, not ${delayMs}`,
    )
    if (held) held.push({ delayMs, urgency, envelope, sequence })
    else addToAgenda(world, { at: world.now + delayMs, sentAt: world.now, urgency, envelope, sequence })
  }

  return {
    add,
    reply(operation, replyTo, outcome) {
      if (replyTo === undefined || outcome.kind !== 'answer') return
      const carries = outcome.carries ?? nothing
      const way = replyTo.hop
      const hop: Hop | undefined = way && { track: way.track, from: way.from, to: way.to, carries }
      const envelope: Envelope = {
        kind: 'reply',
        to: replyTo.service,
        operation,
        context: replyTo.context,
        result: outcome.result,
        hop,
      }
      add(delayOf(hop), carries.length > 0 ? 'work' : (replyTo.urgency ?? 'work'), envelope)
    },
    emit(type, subject, data) {
      const event = { type, subject, data }
      // Most steps tell one thing: a list made with it is no larger than that.
      if (events.length === 0) events = [event]
      else events.push(event)
    },
    takeEvents() {
      if (events.length === 0) return noEvents
      const taken = events
      events = none
      return taken
    },
    begin() {
      held = []
      emittedBefore = events.length
    },
    commit() {
      const dues = held ?? []
      held = undefined
      for (const due of dues) add(due.delayMs, due.urgency, due.envelope, due.sequence)
    },
    undo() {
      held = undefined
      events.length = emittedBefore
    },
  }
}
