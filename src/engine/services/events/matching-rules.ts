/** What becomes of an event on its bus: every rule that is switched on and takes it calls its targets. */
import { remembered } from '../../../base/remembered.ts'
import { matchesEvent } from '../../../matching/event-match.ts'
import { parseRulePattern, type EventPattern } from '../../../matching/event-pattern.ts'
import type { Step } from '../../kernel/index.ts'
import { busKey, ruleKey } from '../shared/resource-keys.ts'
import { editBus, editRule, findBus, rulesOf } from './buses.ts'
import { deliver } from './delivery.ts'
import type { RuleState } from './state.ts'

export interface BusEvent {
  readonly id: string
  readonly source: string
  readonly detailType: string
  /** The whole event as JSON text. */
  readonly text: string
  readonly trail: string
}

/** How many of the last events a bus remembers. */
const rememberedDeeds = 20

const patternOf = remembered((text): EventPattern | undefined => {
  const pattern = parseRulePattern(text)
  return pattern.ok ? pattern.value : undefined
})

/** An event for a bus that is not there is accepted, and lost, as on AWS. */
export function takeEvent(step: Step, name: string, event: BusEvent): void {
  const bus = findBus(step, name)
  const facts = { eventId: event.id, trail: event.trail, source: event.source, detailType: event.detailType }
  if (!bus.ok) {
    step.emit('events.EventLost', busKey(name), facts)
    return
  }
  const rules = rulesOf(step, bus.value).filter((rule) => takes(rule, event))
  const state = editBus(step, name)
  state.received++
  if (rules.length === 0) state.unmatched++
  const names = rules.map((rule) => rule.name)
  state.deeds.push({ at: step.now, source: event.source, detailType: event.detailType, rules: names })
  if (state.deeds.length > rememberedDeeds) state.deeds.shift()
  step.emit('events.EventReceived', busKey(name), { ...facts, rules: names })
  for (const rule of rules) handOver(step, rule, event)
}

/** From the bus to a rule that takes the event: a way that takes no time on AWS, and is seen where wires are slowed. */
function handOver(step: Step, { bus, name }: Readonly<RuleState>, event: BusEvent): void {
  step.send({
    to: 'events',
    timer: 'TakeMatched',
    data: { bus, rule: name, event: { ...event }, acceptedAt: step.now },
    hop: { track: 'push', from: busKey(bus), to: ruleKey(bus, name), carries: [{ trail: event.trail, message: event.id }] },
  })
}

function takes({ isEnabled, pattern }: Readonly<RuleState>, { text }: BusEvent): boolean {
  const read = isEnabled && pattern !== null ? patternOf(pattern) : undefined
  return read !== undefined && matchesEvent(read, text)
}

/** `acceptedAt`: virtual ms at which the bus took the event; it is as old as that. */
export function callTargets(step: Step, rule: Readonly<RuleState>, event: BusEvent, acceptedAt: number = step.now): void {
  const { bus, name, targets } = rule
  editRule(step, rule).matched++
  for (const target of targets)
    deliver(step, { bus, rule: name, target, event: event.text, eventId: event.id, trail: event.trail, acceptedAt, retries: 0 })
}
