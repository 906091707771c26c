/** What a step sends and tells: scheduled at once, or held back while an attempt may still be undone. */
import { assert } from '../../base/assert.ts'
import type { JsonObject } from '../../base/json.ts'
import type { Carried, Envelope, Hop, Outcome, ReplyTo, ResourceKey, WorldEvent } from './envelope.ts'
import { addToAgenda, type Urgency, type World } from './world.ts'

interface Due {
  readonly delayMs: number
  readonly urgency: Urgency
  readonly envelope: Envelope
}

export interface Outbox {
  add(delayMs: number, urgency: Urgency, envelope: Envelope): void
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
  let events: WorldEvent[] = []
  let held: Due[] | undefined
  let emittedBefore = 0

  const add = (delayMs: number, urgency: Urgency, envelope: Envelope): void => {
    assert(
      Number.isSafeInteger(delayMs) && delayMs >= 0,
      `an envelope to ${envelope.to} is due in whole milliseconds from now, not ${delayMs}`,
    )
    if (held) held.push({ delayMs, urgency, envelope })
    else addToAgenda(world, { at: world.now + delayMs, sentAt: world.now, urgency, envelope })
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
    emit: (type, subject, data) => void events.push({ type, subject, data }),
    takeEvents() {
      if (events.length === 0) return noEvents
      const taken = events
      events = []
      return taken
    },
    begin() {
      held = []
      emittedBefore = events.length
    },
    commit() {
      const dues = held ?? []
      held = undefined
      for (const due of dues) add(due.delayMs, due.urgency, due.envelope)
    },
    undo() {
      held = undefined
      events.length = emittedBefore
    },
  }
}
