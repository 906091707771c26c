/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_EnableRule.html */
import type { EventsInput } from '../../../../aws/services/events.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { findRule } from '../buses.ts'
import { switchRule } from '../switch-rule.ts'

export function enableRule(step: Step, input: EventsInput<'EnableRule'>): Outcome {
  const rule = findRule(step, input)
  if (!rule.ok) return refuse(rule.error)
  switchRule(step, rule.value, 'enabled')
  return answer({})
}
