/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_TestEventPattern.html */
import type { EventsInput } from '../../../../aws/services/events.ts'
import { isJsonObject, type Json, type JsonObject } from '../../../../base/json.ts'
import { matchesEvent } from '../../../../matching/event-match.ts'
import { parseRulePattern } from '../../../../matching/event-pattern.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { badPattern, validation } from '../faults.ts'

const wanted = ['id', 'account', 'source', 'time', 'region', 'detail-type']

export function testEventPattern(_step: Step, { EventPattern, Event }: EventsInput<'TestEventPattern'>): Outcome {
  const event = readEvent(Event)
  if (event === undefined) return refuse(validation('Parameter Event is not valid. Reason: JSON syntax error'))
  const missing = wanted.find((name) => event[name] === undefined)
  if (missing !== undefined) return refuse(validation(`Parameter Event is not valid. Reason: Mandatory field ${missing} is missing`))
  const pattern = parseRulePattern(EventPattern)
  if (!pattern.ok) return refuse(badPattern(EventPattern, pattern.error.message, pattern.error.column))
  return answer({ Result: matchesEvent(pattern.value, Event) })
}

function readEvent(text: string): JsonObject | undefined {
  try {
    const value = JSON.parse(text) as Json
    return isJsonObject(value) ? value : undefined
  } catch {
    return undefined
  }
}
