/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListTargetsByRule.html */
import type { EventsInput } from '../../../../aws/services/events.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { findRule, pageOf } from '../buses.ts'

export function listTargetsByRule(step: Step, input: EventsInput<'ListTargetsByRule'>): Outcome {
  const rule = findRule(step, { Name: input.Rule, EventBusName: input.EventBusName })
  if (!rule.ok) return refuse(rule.error)
  const page = pageOf(rule.value.targets, input)
  return page.ok ? answer({ Targets: page.value.page, ...page.value.next }) : refuse(page.error)
}
