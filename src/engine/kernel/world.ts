/** The world: everything that runs, as plain JSON. Whoever holds the same world will see the same future. */
import { emptyRecord, type JsonObject } from '../../base/json.ts'
import { startHash, type RollingHash } from '../../base/hash.ts'
import { heapPush } from '../../base/heap.ts'
import type { Envelope, ResourceKey } from './envelope.ts'

/**
 * Whether the run has to wait for an item before it can be called idle: *work* (a hop, a backoff, a batching window)
 * yes; *patience* (a timeout that something may still forestall) and *upkeep* (empty polls) no.
 */
export type Urgency = 'work' | 'patience' | 'upkeep'

export interface AgendaItem {
  /** When it is due, in virtual milliseconds since the world began. */
  readonly at: number
  readonly sequence: number
  readonly sentAt: number
  readonly urgency: Urgency
  readonly envelope: Envelope
}

/** The state of one resource, with what was drawn from its own randomness and how many ids it gave out. */
export interface Cell {
  state: JsonObject
  draws: Record<string, number>
  /** The last step that may have changed it: unchanged cells are shared between keyframes. */
  touchedAt: number
}

export interface World {
  readonly format: 1
  readonly seed: number
  /** Milliseconds since 1970 at which virtual time 0 stands. */
  readonly startMs: number
  /** The time of the last step. */
  now: number
  steps: number
  /** All that its steps told so far. */
  events: number
  /** Steps done at the very moment `now`: a loop that takes no time shows here. */
  stepsAtNow: number
  /** The sequence number that the next scheduled item gets. */
  sequence: number
  agenda: AgendaItem[]
  pending: Record<Urgency, number>
  cells: Record<ResourceKey, Cell>
  hash: RollingHash
}

export function createWorld(seed: number, startMs: number): World {
  return {
    format: 1,
    seed,
    startMs,
    now: 0,
    steps: 0,
    events: 0,
    stepsAtNow: 0,
    sequence: 1,
    agenda: [],
    pending: { work: 0, patience: 0, upkeep: 0 },
    cells: emptyRecord<Cell>(),
    hash: startHash(seed),
  }
}

/** Earliest first; what was scheduled first breaks ties. */
export function isDueBefore(a: AgendaItem, b: AgendaItem): boolean {
  return a.at < b.at || (a.at === b.at && a.sequence < b.sequence)
}

/** Due now and before all else: sequence numbers of the agenda are positive, so a negative one stands in front. */
export function addFirst(world: World, envelope: Envelope): void {
  world.pending.work++
  heapPush(world.agenda, { at: world.now, sequence: -world.sequence++, sentAt: world.now, urgency: 'work', envelope }, isDueBefore)
}

type Due = Omit<AgendaItem, 'sequence'> & { readonly sequence?: number | undefined }

export function addToAgenda(world: World, { at, sequence = world.sequence++, sentAt, urgency, envelope }: Due): AgendaItem {
  const item: AgendaItem = { at, sequence, sentAt, urgency, envelope }
  countPending(world, item.urgency, 1)
  heapPush(world.agenda, item, isDueBefore)
  return item
}

export function countPending({ pending }: World, urgency: Urgency, by: 1 | -1): void {
  if (urgency === 'work') pending.work += by
  else if (urgency === 'patience') pending.patience += by
  else pending.upkeep += by
}
