/**
 * Rules that come due by themselves, in virtual time. Nobody who runs until nothing is left to do waits for the next time: it is upkeep.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-rule-schedule.html
 */
import { account, region, ruleArn } from '../../../aws/identity.ts'
import { isoTimestamp } from '../../../aws/timestamp.ts'
import type { JsonObject } from '../../../base/json.ts'
import { derivedUuid } from '../../../base/random.ts'
import { remembered } from '../../../base/remembered.ts'
import { parseSchedule } from '../../../matching/schedule-expression.ts'
import { nextTime } from '../../../matching/schedule-times.ts'
import type { Step } from '../../kernel/index.ts'
import { ruleKey } from '../shared/resource-keys.ts'
import { editRule } from './buses.ts'
import { callTargets } from './matching-rules.ts'
import type { RuleState } from './state.ts'

const scheduleOf = remembered(parseSchedule)

/** Sees to it that a rule with a schedule comes due; one that is switched off does not. */
export function expectSchedule(step: Step, rule: RuleState): void {
  const schedule = rule.schedule === null || !rule.isEnabled ? undefined : scheduleOf(rule.schedule)
  const next = schedule && nextTime(schedule, step.epochMs, rule.scheduledAt)
  const dueAt = next === undefined ? null : step.now + next - step.epochMs
  if (dueAt === rule.nextAt) return
  rule.nextAt = dueAt
  if (dueAt === null || !Number.isSafeInteger(dueAt)) return
  const data = { bus: rule.bus, rule: rule.name, dueAt }
  step.schedule(dueAt - step.now, 'upkeep', { to: 'events', timer: 'ComeDue', data })
}

/** A timer that is not the rule's newest does nothing. */
export function comeDue(step: Step, data: JsonObject): void {
  const key = ruleKey(String(data['bus']), String(data['rule']))
  const rule = step.read<RuleState>(key)
  if (rule === undefined || rule.nextAt === null || rule.nextAt !== data['dueAt']) return
  const n = step.ordinal(key, 'schedule')
  const id = derivedUuid(step.seed, `${key}/schedule/${n}`)
  const event = {
    version: '0',
    id,
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account,
    time: `${isoTimestamp(step.epochMs).slice(0, 19)}Z`,
    region,
    resources: [ruleArn(rule.bus, rule.name)],
    detail: {},
  }
  const trail = `${key}/${n}`
  step.emit('events.ScheduleCameDue', key, { rule: rule.name, schedule: rule.schedule ?? '', eventId: id, trail })
  callTargets(step, rule, { id, source: event.source, detailType: event['detail-type'], text: JSON.stringify(event), trail })
  expectSchedule(step, editRule(step, rule))
}
