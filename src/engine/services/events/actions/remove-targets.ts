/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_RemoveTargets.html */
import type { EventsInput } from '../../../../aws/services/events.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { ruleKey } from '../../shared/resource-keys.ts'
import { editRule, findRule } from '../buses.ts'

export function removeTargets(step: Step, { Rule: Name, EventBusName, Ids }: EventsInput<'RemoveTargets'>): Outcome {
  const rule = findRule(step, { Name, EventBusName })
  if (!rule.ok) return refuse(rule.error)
  const targets = rule.value.targets.filter(({ Id }) => !Ids.includes(Id))
  const unknown = Ids.filter((id) => !rule.value.targets.some(({ Id }) => Id === id))
  editRule(step, rule.value).targets = targets
  step.emit('events.TargetsChanged', ruleKey(rule.value.bus, Name), { rule: Name, targets: targets.length })
  return answer({
    FailedEntryCount: unknown.length,
    FailedEntries: unknown.map((id) => ({
      TargetId: id,
      ErrorCode: 'ResourceNotFoundException',
      ErrorMessage: `Rule ${Name} does not have a target with the Id ${id}.`,
    })),
  })
}
