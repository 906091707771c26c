/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeRule.html */
import { account } from '../../../../aws/identity.ts'
import type { EventsInput } from '../../../../aws/services/events.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { findRule } from '../buses.ts'
import { describedRule } from '../rule-description.ts'

export function describeRule(step: Step, input: EventsInput<'DescribeRule'>): Outcome {
  const rule = findRule(step, input)
  return rule.ok ? answer({ ...describedRule(rule.value), CreatedBy: account }) : refuse(rule.error)
}
