/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html */
import { ruleArn } from '../../../../aws/identity.ts'
import type { EventsInput } from '../../../../aws/services/events.ts'
import type { AwsFault } from '../../../../aws/service.ts'
import { parseRulePattern } from '../../../../matching/event-pattern.ts'
import { parseSchedule } from '../../../../matching/schedule-expression.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { ruleKey } from '../../shared/resource-keys.ts'
import { editBus, findBus } from '../buses.ts'
import { badPattern, constraint, validation } from '../faults.ts'
import { expectSchedule } from '../schedule.ts'
import { defaultBus, type RuleState } from '../state.ts'
import { addTags } from '../tags.ts'

/** A rule that is there gets all its settings anew, and keeps its targets and tags. */
export function putRule(step: Step, input: EventsInput<'PutRule'>): Outcome {
  const { Name: name, EventPattern: pattern, ScheduleExpression: schedule, State = 'ENABLED' } = input
  const bus = findBus(step, input.EventBusName)
  if (!bus.ok) return refuse(bus.error)
  const fault = ruleFault(input, bus.value.name)
  if (fault) return refuse(fault)
  const tags = addTags({}, input.Tags)
  if (!tags.ok) return refuse(tags.error)
  const key = ruleKey(bus.value.name, name)
  const before = step.read<RuleState>(key)
  const rule = before === undefined ? createRule(step, bus.value.name, name, tags.value) : step.edit<RuleState>(key)
  if (rule.schedule !== (schedule ?? null)) rule.scheduledAt = step.epochMs
  rule.pattern = pattern ?? null
  rule.schedule = schedule ?? null
  rule.isEnabled = State !== 'DISABLED'
  rule.description = input.Description ?? null
  rule.roleArn = input.RoleArn ?? null
  expectSchedule(step, rule)
  step.emit('events.RulePut', key, { rule: name, isNew: before === undefined })
  return answer({ RuleArn: ruleArn(bus.value.name, name) })
}

function createRule(step: Step, bus: string, name: string, tags: Readonly<Record<string, string>>): RuleState {
  const { rules } = editBus(step, bus)
  const place = rules.findIndex((other) => other > name)
  rules.splice(place < 0 ? rules.length : place, 0, name)
  return step.create<RuleState>(ruleKey(bus, name), {
    name,
    bus,
    pattern: null,
    schedule: null,
    isEnabled: true,
    description: null,
    roleArn: null,
    tags,
    targets: [],
    matched: 0,
    delivered: 0,
    failed: 0,
    scheduledAt: step.epochMs,
    nextAt: null,
  })
}

function ruleFault(
  { Name: name, EventPattern: pattern, ScheduleExpression: schedule }: EventsInput<'PutRule'>,
  bus: string,
): AwsFault | undefined {
  if (!/^[.\-_A-Za-z0-9]+$/.test(name)) return constraint(name, 'name', String.raw`satisfy regular expression pattern: [\.\-_A-Za-z0-9]+`)
  if (name.length > 64) return constraint(name, 'name', 'have length less than or equal to 64')
  if (pattern === undefined && schedule === undefined)
    return validation('Parameter(s) EventPattern or ScheduleExpression must be specified.')
  if (schedule !== undefined && bus !== defaultBus) return validation('ScheduleExpression is supported only on the default event bus.')
  if (schedule !== undefined && parseSchedule(schedule) === undefined) return validation('Parameter ScheduleExpression is not valid.')
  const parsed = pattern === undefined ? undefined : parseRulePattern(pattern)
  return parsed?.ok === false ? badPattern(pattern ?? '', parsed.error.message, parsed.error.column) : undefined
}
