/** Rules of EventBridge as PutRule checks them. https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html */
import { eventBusNameOf } from '../../aws/identity.ts'
import type { Json } from '../../base/json.ts'
import { parseRulePattern } from '../../matching/event-pattern.ts'
import { parseSchedule } from '../../matching/schedule-expression.ts'
import { note, type Problems } from '../diagnostic-catalogue.ts'
import type { ResolvedResource } from '../resources.ts'
import { whyInside } from '../resolver.ts'

export function checkRule({ properties, propertyRanges, source }: ResolvedResource, problems: Problems): void {
  const { EventPattern: pattern, ScheduleExpression: schedule, EventBusName: bus } = properties
  // An event of SAM that has neither is told as such.
  if (pattern === undefined && schedule === undefined && source.origin === undefined) note(problems, 'rule-without-either', source.keyRange)
  const patternRange = propertyRanges['EventPattern']
  const problem = pattern === undefined ? undefined : patternProblem(pattern)
  if (problem !== undefined && patternRange !== undefined) note(problems, 'event-pattern', patternRange, problem)
  const range = propertyRanges['ScheduleExpression']
  if (typeof schedule !== 'string' || range === undefined) return
  if (parseSchedule(schedule) === undefined) note(problems, 'schedule-expression', range)
  else if (typeof bus === 'string' && eventBusNameOf(bus) !== 'default') note(problems, 'schedule-on-bus', range)
}

function patternProblem(pattern: Json): string | undefined {
  if (whyInside(pattern) !== undefined) return undefined
  const parsed = parseRulePattern(typeof pattern === 'string' ? pattern : JSON.stringify(pattern))
  return parsed.ok ? undefined : (parsed.error.message.split('\n')[0] as string).replace(/\.$/, '')
}
