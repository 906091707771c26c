/**
 * Tags: keys and values that people put on a queue.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-tags.html
 */
import { sqsLimits } from '../../../aws/services/sqs.ts'
import type { AwsFault } from '../../../aws/service.ts'
import { emptyRecord } from '../../../base/json.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import { invalidParameter } from './faults.ts'

export type Tags = Readonly<Record<string, string>>

/** Letters, digits, spaces and `_ . : / = + - @`, as everywhere in AWS. */
const allowed = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u

/** The tags with `given` on top. Later values win; keys keep their case. */
export function addTags(queue: string, before: Tags, given: Tags): Result<Tags, AwsFault> {
  for (const [key, value] of Object.entries(given)) {
    const fault = tagKeyFault(key) ?? valueFault(value)
    if (fault) return fail(fault)
  }
  const after = Object.assign(emptyRecord<string>(), before, given)
  return Object.keys(after).length > sqsLimits.tags ? fail(invalidParameter(`Too many tags added for queue ${queue}.`)) : ok(after)
}

export function dropTags(before: Tags, keys: readonly string[]): Tags {
  const after = emptyRecord<string>()
  for (const [key, value] of Object.entries(before)) if (!keys.includes(key)) after[key] = value
  return after
}

/** † */
export function tagKeyFault(key: string): AwsFault | undefined {
  if (key.length < 1 || key.length > sqsLimits.tagKeyCharacters) {
    return invalidParameter(`Tag keys must be between 1 and ${sqsLimits.tagKeyCharacters} characters in length.`)
  }
  if (/^aws:/i.test(key)) return invalidParameter("Tag keys can't start with 'aws:'. This prefix is reserved for AWS use.")
  return allowed.test(key) ? undefined : badCharacters('keys')
}

function valueFault(value: string): AwsFault | undefined {
  if (value.length > sqsLimits.tagValueCharacters) {
    return invalidParameter(`Tag values must be between 0 and ${sqsLimits.tagValueCharacters} characters in length.`)
  }
  return allowed.test(value) ? undefined : badCharacters('values')
}

function badCharacters(what: 'keys' | 'values'): AwsFault {
  return invalidParameter(`Tag ${what} may only contain unicode letters, digits, whitespace, or one of these symbols: _ . : / = + - @`)
}
