/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListRules.html */
import type { EventsInput } from '../../../../aws/services/events.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { findBus, pageOf, rulesOf } from '../buses.ts'
import { describedRule } from '../rule-description.ts'

export function listRules(step: Step, input: EventsInput<'ListRules'>): Outcome {
  const bus = findBus(step, input.EventBusName)
  if (!bus.ok) return refuse(bus.error)
  const rules = rulesOf(step, bus.value).filter(({ name }) => name.startsWith(input.NamePrefix ?? ''))
  const page = pageOf(rules, input)
  return page.ok ? answer({ Rules: page.value.page.map(describedRule), ...page.value.next }) : refuse(page.error)
}
