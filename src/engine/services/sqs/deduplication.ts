/**
 * Deduplication of a FIFO queue: a message sent with an id that was sent less than five minutes ago is taken and forgotten.
 * It outlives the original's deletion; purging the queue clears it (recorded).
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-exactly-once-processing.html
 */
import { sha256Hex } from '../../../base/checksum.ts'
import { heapPop, heapPush } from '../../../base/heap.ts'
import { emptyRecord } from '../../../base/json.ts'

export const deduplicationMs = 300_000

export type DeduplicationScope = 'queue' | 'messageGroup'

/** What was sent first with an id. */
export interface FirstSend {
  readonly messageId: string
  readonly ordinal: number
  readonly at: number
}

export interface DeduplicationState {
  /** Set when the queue was created: changing the attribute later has no effect on AWS either (recorded). */
  readonly scope: DeduplicationScope
  /** `<group> <id>`, the group empty where the scope is the queue. */
  sends: Record<string, FirstSend>
  /** The same by time, a heap, so that old ones are forgotten. */
  order: { readonly at: number; readonly key: string }[]
  /** Sends that were taken and forgotten. */
  suppressed: number
}

export function emptyDeduplication(scope: DeduplicationScope): DeduplicationState {
  return { scope, sends: emptyRecord<FirstSend>(), order: [], suppressed: 0 }
}

/** The id given, or the SHA-256 of the body (not of the attributes). */
export function deduplicationIdOf(given: string | undefined, body: string): string {
  return given ?? sha256Hex(body)
}

/** The send of which one with this id would be a duplicate now. Ids hold no spaces. */
export function firstSendOf(state: Readonly<DeduplicationState>, group: string, id: string, now: number): FirstSend | undefined {
  const first = state.sends[keyOf(state, group, id)]
  return first !== undefined && now - first.at < deduplicationMs ? first : undefined
}

export function rememberSend(state: DeduplicationState, group: string, id: string, first: FirstSend): void {
  for (let oldest = state.order[0]; oldest !== undefined && first.at - oldest.at >= deduplicationMs; oldest = state.order[0]) {
    heapPop(state.order, isSooner)
    delete state.sends[oldest.key]
  }
  const key = keyOf(state, group, id)
  state.sends[key] = first
  heapPush(state.order, { at: first.at, key }, isSooner)
}

export function clearDeduplication(state: DeduplicationState): void {
  state.sends = emptyRecord<FirstSend>()
  state.order = []
}

function keyOf({ scope }: Readonly<DeduplicationState>, group: string, id: string): string {
  return scope === 'messageGroup' ? `${group} ${id}` : ` ${id}`
}

function isSooner(a: { readonly at: number }, b: { readonly at: number }): boolean {
  return a.at < b.at
}
