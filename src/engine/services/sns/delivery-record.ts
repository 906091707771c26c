/** One delivery of one message to one subscriber, as plain data: in the context of its call, and once it has failed in a cell of its own. */
import type { SnsProtocol } from '../../../aws/services/sns.ts'
import type { JsonObject } from '../../../base/json.ts'
import type { ResourceKey } from '../../kernel/index.ts'
import { nameOfKey } from '../shared/resource-keys.ts'
import type { Parcel } from './protocols/parcel.ts'
import type { Letter } from './protocols/sqs.ts'
import type { RetryPhase } from './retry-phases.ts'

export interface Delivery {
  readonly topic: ResourceKey
  /** Who published it, when there is no topic in between. */
  readonly publisher?: ResourceKey
  /** `null`: published straight to a phone or a device. */
  readonly subscription: ResourceKey | null
  readonly protocol: SnsProtocol
  readonly messageId: string
  readonly trail: string
  /** What a queue gets: the subscriber, or the dead-letter queue of any subscriber. */
  readonly letter: Letter
  /** Name of the queue that it goes to; `null` when it goes in a parcel. */
  readonly queue: string | null
  readonly parcel: Parcel | null
  /** It was given up, and is now brought to the subscription's dead-letter queue. */
  readonly isDeadLetter: boolean
  /** How often it was tried again. */
  readonly retries: number
}

export interface Failure {
  readonly code: string
  readonly message: string
}

/** A delivery that has to wait: for its next retry, or for its place under `maxReceivesPerSecond`. */
export interface WaitingDelivery {
  delivery: Delivery
  phase: RetryPhase | 'throttled'
  /** Retries that the phases have in all. */
  of: number
  /** Virtual ms of the next attempt; `null` while one is under way. */
  nextAt: number | null
  lastFailure: Failure | null
  readonly firstFailedAt: number
}

/** One record per subscription and message; `copy` tells apart the copies of a message that is replayed while it still waits. */
export function deliveryKey({ subscription, messageId }: Delivery, copy: number): ResourceKey {
  const owner = subscription === null ? 'direct' : nameOfKey(subscription)
  return `sns/delivery/${owner}/${messageId}${copy === 0 ? '' : `/${copy}`}`
}

/** What every event of a delivery tells. */
export function factsOf({ subscription, messageId, trail, protocol }: Delivery): JsonObject {
  return subscription === null ? { protocol, messageId, trail } : { subscription, messageId, trail }
}
