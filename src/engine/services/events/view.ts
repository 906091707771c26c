/** What the screen is told about a bus. */
import type { BusDeed, BusState, RuleState } from './state.ts'

export interface BusView {
  readonly received: number
  /** Events that no rule took. */
  readonly unmatched: number
  readonly delivered: number
  readonly failed: number
  readonly rules: readonly RuleView[]
  /** The newest events first. */
  readonly deeds: readonly BusDeed[]
}

export interface RuleView {
  readonly name: string
  readonly isEnabled: boolean
  readonly matched: number
  /** Of its calls of targets: what was taken, and what was given up. */
  readonly delivered: number
  readonly failed: number
  readonly schedule: string | null
  /** In virtual milliseconds. */
  readonly nextAt: number | null
  /** ARNs. */
  readonly targets: readonly string[]
}

/** `ruleOf` finds a rule of the bus by its name. */
export function viewBus(bus: Readonly<BusState>, ruleOf: (name: string) => Readonly<RuleState> | undefined): BusView {
  const { received, unmatched, delivered, failed, deeds } = bus
  const rules = bus.rules.flatMap((name) => {
    const rule = ruleOf(name)
    return rule === undefined ? [] : [viewRule(rule)]
  })
  return { received, unmatched, delivered, failed, rules, deeds: deeds.toReversed() }
}

export function viewRule({ name, isEnabled, matched, delivered, failed, schedule, nextAt, targets }: Readonly<RuleState>): RuleView {
  return { name, isEnabled, matched, delivered, failed, schedule, nextAt, targets: targets.map(({ Arn }) => Arn) }
}
