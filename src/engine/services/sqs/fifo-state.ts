/** What a FIFO queue has besides its messages: groups, and what it remembers of sends and receives. Plain JSON. */
import { emptyRecord } from '../../../base/json.ts'
import { emptyDeduplication, type DeduplicationScope, type DeduplicationState } from './deduplication.ts'

export interface FifoGroup {
  readonly id: string
  /** Ordinals of its earliest and its latest message. */
  first: number
  last: number
  /** Messages in the queue, and how many of them are visible. */
  messages: number
  visible: number
  inFlight: number
  /** Its place in the line of groups that can be served; `null` while none of its messages can be received. */
  turn: number | null
}

/** A group in the line; out of date when the group has another turn by now. */
export interface LineEntry {
  readonly turn: number
  readonly group: string
}

export interface FifoState {
  /** `group-<id>`: the groups that have messages. */
  groups: Record<string, FifoGroup>
  /** A heap by turn: a group that was served goes behind those that were not. */
  line: LineEntry[]
  nextTurn: number
  /** The last message in which groups are looked for, and how many messages stand before or at it. */
  horizon: number
  withinHorizon: number
  readonly deduplication: DeduplicationState
  readonly attempts: AttemptsState
}

/** A receive that can be asked for again by its id. */
interface Attempt {
  readonly at: number
  /** Until when its messages are hidden as far as it knows. */
  until: number
  readonly messages: readonly { readonly ordinal: number; readonly receive: number }[]
}

export interface AttemptsState {
  byId: Record<string, Attempt>
  /** A heap by time, so that old ones are forgotten. */
  order: { readonly at: number; readonly id: string }[]
}

export function emptyFifo(scope: DeduplicationScope): FifoState {
  return {
    groups: emptyRecord<FifoGroup>(),
    line: [],
    nextTurn: 1,
    horizon: 0,
    withinHorizon: 0,
    deduplication: emptyDeduplication(scope),
    attempts: { byId: emptyRecord<Attempt>(), order: [] },
  }
}
