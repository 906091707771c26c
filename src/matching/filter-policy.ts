/** From text to a filter policy, or SNS's refusal of it. https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html */
import { fail, ok, type Result } from '../base/result.ts'
import { combinationsOf, hasNesting, keysOf, mostCombinations, mostKeys } from './filter-limits.ts'
import type { FilterPolicy, FilterScope } from './filter-model.ts'
import { readFilterPolicy } from './filter-reader.ts'
import { readTokens } from './json-tokens.ts'

/** Why SNS refuses a policy, in its own words. A `whole` text stands without the words "FilterPolicy: " before it. */
export interface FilterProblem {
  readonly message: string
  readonly whole: boolean
}

export function parseFilterPolicy(text: string, scope: FilterScope): Result<FilterPolicy, FilterProblem> {
  const tokens = readTokens(text)
  if (!tokens.ok) {
    const { message, column } = tokens.error
    const source = 'REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled)'
    return refuse(`failed to parse JSON. ${message}\n at [Source: ${source}; line: 1, column: ${column}]`)
  }
  const read = readFilterPolicy(tokens.value.tokens)
  if (!read.ok) {
    const { message, column } = read.error
    return refuse(
      column === undefined ? message : `${message}\n at [Source: (String)"${tokens.value.compact}"; line: 1, column: ${column}]`,
    )
  }
  const root = read.value
  if (scope === 'MessageAttributes' && hasNesting(root)) {
    return fail({ message: 'Filter policy scope MessageAttributes does not support nested filter policy', whole: true })
  }
  if (keysOf(root) > mostKeys) return refuse(`Filter policy can not have more than ${mostKeys} keys`)
  if (combinationsOf(root) > mostCombinations) return refuse('Filter policy is too complex')
  return ok({ scope, root })
}

function refuse(message: string): Result<never, FilterProblem> {
  return fail({ message, whole: false })
}
