/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListRuleNamesByTarget.html */
import type { EventsInput } from '../../../../aws/services/events.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { findBus, pageOf, rulesOf } from '../buses.ts'

export function listRuleNamesByTarget(step: Step, input: EventsInput<'ListRuleNamesByTarget'>): Outcome {
  const bus = findBus(step, input.EventBusName)
  if (!bus.ok) return refuse(bus.error)
  const rules = rulesOf(step, bus.value).filter(({ targets }) => targets.some(({ Arn }) => Arn === input.TargetArn))
  const page = pageOf(rules, input)
  return page.ok ? answer({ RuleNames: page.value.page.map(({ name }) => name), ...page.value.next }) : refuse(page.error)
}
