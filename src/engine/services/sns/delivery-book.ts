/** A subscription's book of deliveries: what became of each message that passed its filter. */
import type { ResourceKey, Step } from '../../kernel/index.ts'
import type { DeliveryBook, SubscriptionState, TopicState } from './state.ts'

export function emptyBook(): DeliveryBook {
  return { pending: 0, deadLettered: 0, dropped: 0, retrying: [], window: { startsAt: 0, taken: 0 } }
}

/** What came of a delivery, entered in the books of subscription and topic; either may be gone by then. */
export type Entry = 'begun' | 'delivered' | 'failed' | 'deadLettered' | 'dropped'

export function enter(step: Step, topic: ResourceKey, subscription: ResourceKey | null, entry: Entry): void {
  if (subscription === null || step.read(subscription) === undefined) return
  const state = step.edit<SubscriptionState>(subscription)
  const { book } = state
  if (entry === 'begun') book.pending++
  else if (entry !== 'failed') book.pending--
  if (entry === 'deadLettered' || entry === 'dropped') book[entry]++
  if (entry !== 'delivered' && entry !== 'failed') return
  state[entry]++
  if (step.read(topic) !== undefined) step.edit<TopicState>(topic)[entry]++
}

/** When the next request may go, at `perSecond` requests a second. Keeps the place. */
export function takePlace(step: Step, subscription: ResourceKey, perSecond: number): number {
  const { window } = step.edit<SubscriptionState>(subscription).book
  if (step.now >= window.startsAt + 1000) {
    window.startsAt = step.now
    window.taken = 0
  } else if (window.taken >= perSecond) {
    window.startsAt += 1000
    window.taken = 0
  }
  window.taken++
  return Math.max(step.now, window.startsAt)
}
