/**
 * Which messages of a queue a mapping passes on. A message passes when one of the filters matches; the others are deleted.
 * https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-filtering.html
 */
import { isJsonObject, type Json } from '../../../base/json.ts'
import { expectedForm, matchesEvent } from '../../../matching/event-match.ts'
import type { EventPattern } from '../../../matching/event-pattern.ts'

/** `record` is the event's record as JSON text. Without filters everything passes. */
export function passesFilters(patterns: readonly EventPattern[], record: string): boolean {
  if (patterns.length === 0) return true
  const value = JSON.parse(record) as { readonly body: string }
  const body = jsonContainer(value.body)
  const opened = body === undefined ? record : JSON.stringify({ ...value, body })
  return patterns.some((pattern) => {
    const form = expectedForm(pattern, 'body')
    if (form === 'object' && body === undefined) return false
    if (form === 'value' && body !== undefined) return false
    return matchesEvent(pattern, opened)
  })
}

/**
 * The body when it is a JSON object or list; anything else counts as a plain string. A pattern for the one drops the other.
 * Deviation: a body that is a bare number or a quoted string counts as plain; AWS's page does not say.
 */
function jsonContainer(body: string): Json | undefined {
  try {
    const value = JSON.parse(body) as Json
    return isJsonObject(value) || Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}
