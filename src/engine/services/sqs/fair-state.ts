/** What a standard queue knows about its tenants, once a message named one. Plain JSON. */
import type { Meter } from './meter.ts'

/** A message's place in the order of the queue, where that is not the order of sending. */
export interface Place {
  readonly place: number
  readonly ordinal: number
}

export interface Tenant {
  readonly id: string
  messages: number
  visible: number
  inFlight: number
  lastSentAt: number
  /** How long its messages were with consumers lately. */
  readonly processing: Meter
  noisy: { readonly since: number; readonly by: 'concurrency' | 'processing-time' } | null
  /** Its messages that were passed over while it is noisy: a heap by place. */
  aside: Place[]
}

export interface FairState {
  /** `tenant-<id>`: tenants that have messages. */
  tenants: Record<string, Tenant>
  noisy: string[]
  readonly processing: Meter
}
