/** What EventBridge tells itself: the next try of a delivery, and events that come from another bus. */
import type { JsonObject } from '../../../base/json.ts'
import type { Step } from '../../kernel/index.ts'
import { deliver } from './delivery.ts'
import { takeEvent } from './matching-rules.ts'
import type { Delivery } from './state.ts'

export function retryDelivery(step: Step, data: JsonObject): void {
  deliver(step, data as unknown as Delivery)
}

interface Forwarded {
  readonly bus: string
  readonly event: string
  readonly eventId: string
  readonly trail: string
}

export function takeForwarded(step: Step, data: JsonObject): void {
  const { bus, event, eventId, trail } = data as unknown as Forwarded
  const { source, 'detail-type': detailType } = JSON.parse(event) as { readonly source: string; readonly 'detail-type': string }
  takeEvent(step, bus, { id: eventId, source, detailType, text: event, trail })
}
