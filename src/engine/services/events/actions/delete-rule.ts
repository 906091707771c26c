/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DeleteRule.html */
import type { EventsInput } from '../../../../aws/services/events.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { ruleKey } from '../../shared/resource-keys.ts'
import { editBus, findBus } from '../buses.ts'
import { validation } from '../faults.ts'
import type { RuleState } from '../state.ts'

/** Deleting what is not there is no fault. */
export function deleteRule(step: Step, { Name: name, EventBusName }: EventsInput<'DeleteRule'>): Outcome {
  const bus = findBus(step, EventBusName)
  if (!bus.ok) return refuse(bus.error)
  const key = ruleKey(bus.value.name, name)
  const rule = step.read<RuleState>(key)
  if (rule === undefined) return answer({})
  if (rule.targets.length > 0) return refuse(validation("Rule can't be deleted since it has targets."))
  step.remove(key)
  const { rules } = editBus(step, bus.value.name)
  rules.splice(rules.indexOf(name), 1)
  step.emit('events.RuleDeleted', key, { rule: name })
  return answer({})
}
