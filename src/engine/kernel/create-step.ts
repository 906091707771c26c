/** Makes the {@link Step} that a kernel hands to its services. */
import { derivedFraction } from '../../base/random.ts'
import type { Drafts } from './drafts.ts'
import type { CallEnvelope, Hop, ResourceKey, TimerEnvelope } from './envelope.ts'
import type { Outbox } from './outbox.ts'
import type { Composition, Step } from './step.ts'
import type { World } from './world.ts'

interface Parts {
  readonly world: World
  readonly composition: Composition
  readonly drafts: Drafts
  readonly outbox: Outbox
  readonly delayOf: (hop: Hop | undefined) => number
}

/** One step after the other: the kernel sets the moment. (Getters would make of it an object that engines look up by text.) */
export type CurrentStep = Step & { now: number; epochMs: number }

export function createStep({ world, composition, drafts, outbox, delayOf }: Parts): CurrentStep {
  const step: CurrentStep = {
    now: world.now,
    epochMs: world.startMs + world.now,
    seed: world.seed,
    handlers: composition.handlers,
    read: <T>(key: ResourceKey) => drafts.read(key) as T | undefined,
    edit: <T>(key: ResourceKey) => drafts.edit(key).state as T,
    create<T extends object>(key: ResourceKey, state: T): T {
      drafts.create(key, state)
      return state
    },
    remove: (key) => drafts.remove(key),
    random: (resource, purpose) =>
      derivedFraction(world.seed, `${resource} ${purpose}`, nextDraw(drafts.edit(resource).draws, purpose) - 1),
    ordinal: (resource, kind) => nextDraw(drafts.edit(resource).draws, `#${kind}`),
    call: (call, urgency = 'work') => outbox.add(delayOf(call.hop), urgency, callEnvelope(call)),
    reply: (operation, replyTo, result, carries) =>
      outbox.reply(operation, replyTo, { kind: 'answer', result, ...(carries && { carries }) }),
    schedule: (delayMs, urgency, timer, sequence) => outbox.add(delayMs, urgency, timerEnvelope(timer), sequence),
    takeSequence: () => world.sequence++,
    send: (timer) => outbox.add(delayOf(timer.hop), 'work', timerEnvelope(timer)),
    emit: outbox.emit,
    perform: (call) => composition.receive(step, callEnvelope(call)),
    attempt(change) {
      drafts.begin()
      outbox.begin()
      const kept = change()
      const parts = [drafts, outbox]
      for (const part of parts) {
        if (kept) part.commit()
        else part.undo()
      }
      return kept
    },
  }
  return step
}

/** Member by member, so that all envelopes of a kind are laid out alike: nearly every step makes one. */
function callEnvelope({ to, operation, input, caller, replyTo, hop }: Omit<CallEnvelope, 'kind'>): CallEnvelope {
  return { kind: 'call', to, operation, input, caller, replyTo, hop }
}

function timerEnvelope({ to, timer, data, hop }: Omit<TimerEnvelope, 'kind'>): TimerEnvelope {
  return { kind: 'timer', to, timer, data, hop }
}

function nextDraw(draws: Record<string, number>, name: string): number {
  return (draws[name] = (draws[name] ?? 0) + 1)
}
