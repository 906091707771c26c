/** What EventBridge tells itself: the next try of a delivery, events that reach a rule, and events that come from another bus. */
import type { JsonObject } from '../../../base/json.ts'
import type { Step } from '../../kernel/index.ts'
import { deliver } from './delivery.ts'
import { callTargets, takeEvent, type BusEvent } from './matching-rules.ts'
import { ruleKey } from '../shared/resource-keys.ts'
import type { Delivery, RuleState } from './state.ts'

export function retryDelivery(step: Step, data: JsonObject): void {
  deliver(step, data as unknown as Delivery)
}

interface Matched {
  readonly bus: string
  readonly rule: string
  readonly event: BusEvent
  readonly acceptedAt: number
}

/** A rule that was deleted meanwhile calls nobody. */
export function takeMatched(step: Step, data: JsonObject): void {
  const { bus, rule: name, event, acceptedAt } = data as unknown as Matched
  const rule = step.read<RuleState>(ruleKey(bus, name))
  if (rule !== undefined) callTargets(step, rule, event, acceptedAt)
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
