/**
 * Event patterns: the language of EventBridge, of which Lambda's event source mappings list equality, `prefix`, `suffix`,
 * `equals-ignore-case`, `anything-but`, `numeric`, `exists` and `$or`. What SNS's filter policies say in the same words is read by
 * the same reader. https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html#filtering-syntax
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 * Deviation: numbers are compared by value, where AWS compares how they are written (300 is not 300.0).
 */
import { fail, ok, type Result } from '../base/result.ts'
import type { PolicyMember, PolicyObject } from './filter-model.ts'
import { readFilterPolicy } from './filter-reader.ts'
import { ruleOperators } from './rule-operators.ts'
import { readTokens } from './json-tokens.ts'

export interface EventPattern {
  readonly root: PolicyObject
}

/** What is wrong with a pattern and, where it is known, at which column of the text. */
export interface EventPatternProblem {
  readonly message: string
  readonly column: number | undefined
}

/** A rule's pattern, with all that EventBridge has. */
export function parseRulePattern(text: string): Result<EventPattern, EventPatternProblem> {
  const tokens = readTokens(text)
  if (!tokens.ok) return fail({ message: tokens.error.message, column: tokens.error.column })
  const read = readFilterPolicy(tokens.value.tokens, ruleOperators)
  return read.ok ? ok({ root: read.value }) : fail({ message: read.error.message, column: read.error.column })
}

/** A pattern of an event source mapping. */
export function parseEventPattern(text: string): Result<EventPattern, EventPatternProblem> {
  const tokens = readTokens(text)
  if (!tokens.ok) return fail({ message: tokens.error.message, column: tokens.error.column })
  const read = readFilterPolicy(tokens.value.tokens)
  if (!read.ok) return fail({ message: read.error.message, column: read.error.column })
  const foreign = foreignOperator(read.value)
  if (foreign !== undefined) return fail({ message: `Unrecognized match type ${foreign}`, column: undefined })
  return ok({ root: read.value })
}

/** An operator that SNS knows and Lambda does not list. */
function foreignOperator(object: PolicyObject): string | undefined {
  for (const member of object.members) {
    const found = foreignOperatorOf(member)
    if (found !== undefined) return found
  }
  return undefined
}

function foreignOperatorOf(member: PolicyMember): string | undefined {
  switch (member.kind) {
    case 'values':
      return member.patterns.find(({ is }) => is === 'cidr')?.is
    case 'object':
      return foreignOperator(member.object)
    case 'or':
      return member.branches.map(foreignOperator).find((name) => name !== undefined)
  }
}
