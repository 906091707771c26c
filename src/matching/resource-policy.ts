/**
 * Resource policies: whether the JSON that hangs on a queue or topic lets a caller do something. Evaluated for what it
 * grants to services; the account's own callers only meet its explicit denials.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
import { isJsonObject, type Json, type JsonObject } from '../base/json.ts'
import { fail, ok, type Result } from '../base/result.ts'

export interface PolicyRequest {
  /** `sns.amazonaws.com`, or the account. */
  readonly principal: string
  /** `sqs:SendMessage` */
  readonly action: string
  readonly resource: string
  /** Condition keys in lower case: `aws:sourcearn`. */
  readonly context: Readonly<Record<string, string>>
}

export type PolicyVerdict = 'allowed' | 'denied' | 'silent'

export function parsePolicy(text: string): Result<JsonObject, { readonly message: string }> {
  try {
    const policy: unknown = JSON.parse(text)
    if (!isJsonObject(policy)) return fail({ message: 'a policy is a JSON object' })
    return statementsOf(policy).length > 0 ? ok(policy) : fail({ message: 'a policy has at least one Statement' })
  } catch {
    return fail({ message: 'a policy is JSON' })
  }
}

/** A denial beats any permission; without a statement that applies the policy is silent. */
export function judgeByPolicy(policy: JsonObject, request: PolicyRequest): PolicyVerdict {
  let verdict: PolicyVerdict = 'silent'
  for (const statement of statementsOf(policy)) {
    if (!appliesTo(statement, request)) continue
    if (statement['Effect'] === 'Deny') return 'denied'
    if (statement['Effect'] === 'Allow') verdict = 'allowed'
  }
  return verdict
}

/** Whether any statement could deny anything. */
export function hasDenial(policy: JsonObject): boolean {
  return statementsOf(policy).some((statement) => statement['Effect'] === 'Deny')
}

function statementsOf(policy: JsonObject): readonly JsonObject[] {
  return listOf(policy['Statement']).filter(isJsonObject)
}

function appliesTo(statement: JsonObject, request: PolicyRequest): boolean {
  return (
    isNamed(statement, 'Principal', (value) => principalMatches(value, request.principal)) &&
    isNamed(statement, 'Action', (value) => listOf(value).some((action) => matchesWildcard(lower(action), request.action.toLowerCase()))) &&
    isNamed(statement, 'Resource', (value) => listOf(value).some((resource) => matchesWildcard(textOf(resource), request.resource))) &&
    conditionsHold(statement['Condition'], request.context)
  )
}

/** `Action` or its opposite `NotAction`; a statement with neither says nothing about it and applies. */
function isNamed(statement: JsonObject, element: string, matches: (value: Json) => boolean): boolean {
  const value = statement[element]
  if (value !== undefined) return matches(value)
  const not = statement[`Not${element}`]
  return not === undefined || !matches(not)
}

function principalMatches(value: Json, principal: string): boolean {
  if (value === '*') return true
  if (!isJsonObject(value)) return false
  const named = principal.includes('.amazonaws.com') ? listOf(value['Service']) : listOf(value['AWS'])
  return (
    named.some((name) => name === '*' || name === principal || textOf(name).includes(`::${principal}:`)) ||
    listOf(value['AWS']).includes('*')
  )
}

/** Every operator and every key must hold; of a key's values one is enough. An operator we do not know never holds. */
function conditionsHold(conditions: Json | undefined, context: Readonly<Record<string, string>>): boolean {
  if (!isJsonObject(conditions)) return true
  return Object.entries(conditions).every(([operator, keys]) => isJsonObject(keys) && operatorHolds(operator, keys, context))
}

function operatorHolds(operator: string, keys: JsonObject, context: Readonly<Record<string, string>>): boolean {
  return Object.entries(keys).every(([key, wanted]) => {
    const actual = context[key.toLowerCase()]
    const ifExists = operator.endsWith('IfExists')
    if (operator === 'Null')
      return listOf(wanted)
        .map(lower)
        .includes(String(actual === undefined))
    if (actual === undefined) return ifExists || operator.startsWith('StringNot') || operator.startsWith('ArnNot')
    const values = listOf(wanted).map(textOf)
    switch (ifExists ? operator.slice(0, -'IfExists'.length) : operator) {
      case 'StringEquals':
        return values.includes(actual)
      case 'StringNotEquals':
        return !values.includes(actual)
      case 'StringEqualsIgnoreCase':
        return values.some((value) => value.toLowerCase() === actual.toLowerCase())
      case 'StringNotEqualsIgnoreCase':
        return values.every((value) => value.toLowerCase() !== actual.toLowerCase())
      case 'StringLike':
      case 'ArnLike':
      case 'ArnEquals':
        return values.some((value) => matchesWildcard(value, actual))
      case 'StringNotLike':
      case 'ArnNotLike':
      case 'ArnNotEquals':
        return !values.some((value) => matchesWildcard(value, actual))
      case 'Bool':
        return values.includes(actual)
      default:
        return false
    }
  })
}

function listOf(value: Json | undefined): readonly Json[] {
  if (value === undefined) return []
  return Array.isArray(value) ? (value as readonly Json[]) : [value]
}

function lower(value: Json): string {
  return textOf(value).toLowerCase()
}

/** What is no text, and stands where one is asked for, names nothing. */
function textOf(value: Json): string {
  return typeof value === 'object' ? '' : String(value)
}

/** `*` stands for any text, `?` for one character. Linear but for the last star, so that no policy can stall a run. */
export function matchesWildcard(pattern: string, text: string): boolean {
  let at = 0
  let from = 0
  let star = -1
  let mark = 0
  while (at < text.length) {
    const wanted = pattern[from]
    if (wanted === '*') {
      star = from++
      mark = at
    } else if (wanted === '?' || wanted === text[at]) {
      from++
      at++
    } else if (star >= 0) {
      from = star + 1
      at = ++mark
    } else return false
  }
  while (pattern[from] === '*') from++
  return from === pattern.length
}
