/**
 * SNS filter policies: what they say, as data that survives JSON.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html
 */
import { fail, ok, type Result } from '../base/result.ts'
import { combinationsOf, hasNesting, keysOf, mostCombinations, mostKeys } from './filter-limits.ts'
import { readFilterPolicy } from './filter-reader.ts'
import { readTokens } from './json-tokens.ts'

export type FilterScope = 'MessageAttributes' | 'MessageBody'

export type Scalar = string | number | boolean | null

/** One entry of a key's list; the key matches when any of its entries does. */
export type Pattern =
  | { readonly is: 'equal'; readonly value: Scalar }
  | { readonly is: 'prefix' | 'suffix' | 'equals-ignore-case' | 'anything-but-prefix'; readonly text: string }
  | { readonly is: 'anything-but'; readonly values: readonly Scalar[] }
  | { readonly is: 'exists'; readonly wanted: boolean }
  | { readonly is: 'numeric'; readonly above?: Bound; readonly below?: Bound }
  | { readonly is: 'cidr'; readonly groups: readonly number[]; readonly bits: number }

export interface Bound {
  readonly at: number
  readonly included: boolean
}

export type PolicyMember =
  | { readonly kind: 'values'; readonly name: string; readonly patterns: readonly Pattern[] }
  | { readonly kind: 'object'; readonly name: string; readonly object: PolicyObject }
  | { readonly kind: 'or'; readonly branches: readonly PolicyObject[] }

/** Every member must match. */
export interface PolicyObject {
  readonly members: readonly PolicyMember[]
}

export interface FilterPolicy {
  readonly scope: FilterScope
  readonly root: PolicyObject
}

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
    return refuse(column === undefined ? message : `${message}\n at [Source: (String)"${tokens.value.compact}"; line: 1, column: ${column}]`)
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
