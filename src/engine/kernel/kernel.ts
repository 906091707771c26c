/** The kernel: takes the earliest due item, lets one service change the world, and returns what happened. */
import { assert } from '../../base/assert.ts'
import { heapPop } from '../../base/heap.ts'
import { createStep, type CurrentStep } from './create-step.ts'
import { createDrafts } from './drafts.ts'
import type { Envelope, Hop, ResourceKey } from './envelope.ts'
import { createOutbox } from './outbox.ts'
import type { Composition, StepRecord } from './step.ts'
import { foldRecord } from './trace.ts'
import { addFirst, addToAgenda, countPending, isDueBefore, type AgendaItem, type World } from './world.ts'

export interface Kernel {
  readonly world: World
  /** Does the earliest due item; `undefined` when nothing is due any more. */
  step(): StepRecord | undefined
  /** Puts an envelope on the agenda from outside, at `atMs`, which must not lie in the past. */
  inject(envelope: Envelope, atMs: number): void
  /** Puts an envelope from outside before everything that is due. */
  injectFirst(envelope: Envelope): void
}

/** `shared` names cells that the world shares with a keyframe (see `restoreKeyframe`). */
export function createKernel(world: World, composition: Composition, shared: Set<ResourceKey> = new Set()): Kernel {
  const drafts = createDrafts(world, shared)
  const delayOf = (hop: Hop | undefined): number => (hop ? composition.delayOf(step, hop) : 0)
  const outbox = createOutbox(world, delayOf)
  const step = createStep({ world, composition, drafts, outbox, delayOf })

  return {
    world,
    step() {
      const item = heapPop(world.agenda, isDueBefore)
      if (item === undefined) return undefined
      begin(world, step, item)
      const { envelope } = item
      const outcome = composition.receive(step, envelope)
      if (envelope.kind === 'call') outbox.reply(envelope.operation, envelope.replyTo, outcome)
      const record: StepRecord = {
        step: world.steps,
        time: item.at,
        sequence: item.sequence,
        envelope,
        outcome,
        events: outbox.takeEvents(),
      }
      world.events += record.events.length
      foldRecord(world.hash, record)
      return record
    },
    inject(envelope, atMs) {
      assert(atMs >= world.now, () => `an input at ${atMs} ms would lie before the last step at ${world.now} ms`)
      addToAgenda(world, { at: atMs, sentAt: atMs, urgency: 'work', envelope })
    },
    injectFirst: (envelope) => addFirst(world, envelope),
  }
}

function begin(world: World, step: CurrentStep, item: AgendaItem): void {
  countPending(world, item.urgency, -1)
  world.stepsAtNow = item.at === world.now ? world.stepsAtNow + 1 : 1
  world.now = item.at
  step.now = item.at
  step.epochMs = world.startMs + item.at
  world.steps++
}
