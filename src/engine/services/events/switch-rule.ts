/** A rule switched on or off. */
import type { Step } from '../../kernel/index.ts'
import { ruleKey } from '../shared/resource-keys.ts'
import { editRule } from './buses.ts'
import { expectSchedule } from './schedule.ts'
import type { RuleState } from './state.ts'

export function switchRule(step: Step, { bus, name }: Readonly<RuleState>, to: 'enabled' | 'disabled'): void {
  const rule = editRule(step, { bus, name })
  rule.isEnabled = to === 'enabled'
  expectSchedule(step, rule)
  step.emit('events.RuleSwitched', ruleKey(bus, name), { rule: name, to })
}
