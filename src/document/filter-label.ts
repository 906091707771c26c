/** Filter policies and event patterns in a few words: `type = refund`, `priority ≥ 5`, `3 conditions`. */
import { isJsonObject, type Json, type JsonObject } from '../base/json.ts'

const MAX_CHARACTERS = 28
/** More of a condition is not told. */
const MOST_WORDS = 60

/** https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html */
export function filterLabel(policy: Json | undefined): string | undefined {
  if (!isJsonObject(policy)) return undefined
  const conditions = conditionsOf(policy, '')
  const [only] = conditions
  if (only === undefined) return undefined
  return conditions.length === 1 && only.length <= MAX_CHARACTERS
    ? only
    : conditions.length === 1
      ? '1 condition'
      : `${conditions.length} conditions`
}

/**
 * The first condition of an event pattern, and how many more there are: `source = shop +1`. A pattern may be written as text.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
 */
export function patternWords(pattern: Json | undefined): string | undefined {
  const value = typeof pattern === 'string' ? readPattern(pattern) : pattern
  const [first, ...more] = isJsonObject(value) ? conditionsOf(value, '') : []
  if (first === undefined) return undefined
  const told = first.length > MOST_WORDS ? `${first.slice(0, MOST_WORDS - 1)}…` : first
  return more.length === 0 ? told : `${told} +${more.length}`
}

function readPattern(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

function conditionsOf(policy: JsonObject, path: string): string[] {
  return Object.keys(policy).flatMap((key) => {
    const value = policy[key]
    const name = path === '' ? key : `${path}.${key}`
    if (Array.isArray(value)) return [key === '$or' ? 'one of several' : condition(name, value as readonly Json[])]
    return isJsonObject(value) ? conditionsOf(value, name) : []
  })
}

function condition(name: string, alternatives: readonly Json[]): string {
  if (alternatives.every((item) => !isJsonObject(item))) return `${name} = ${alternatives.map(plain).join(' or ')}`
  return alternatives.map((item) => (isJsonObject(item) ? operator(name, item) : `${name} = ${plain(item)}`)).join(' or ')
}

function operator(name: string, operator: JsonObject): string {
  const [kind] = Object.keys(operator)
  const value = kind === undefined ? undefined : operator[kind]
  switch (kind) {
    case 'prefix':
      return `${name} starts with ${plain(value)}`
    case 'suffix':
      return `${name} ends with ${plain(value)}`
    case 'wildcard':
      return `${name} like ${plain(value)}`
    case 'equals-ignore-case':
      return `${name} = ${plain(value)} in any case`
    case 'cidr':
      return `${name} in ${plain(value)}`
    case 'exists':
      return value === false ? `no ${name}` : `has ${name}`
    case 'numeric':
      return numeric(name, Array.isArray(value) ? value : [])
    case 'anything-but':
      return anythingBut(name, value)
    default:
      return `${name} ${kind ?? '?'}`
  }
}

function anythingBut(name: string, value: Json | undefined): string {
  if (Array.isArray(value)) return `${name} ≠ ${value.map(plain).join(', ')}`
  return isJsonObject(value) ? `not: ${operator(name, value)}` : `${name} ≠ ${plain(value)}`
}

const SIGNS: Readonly<Record<string, string>> = { '=': '=', '<': '<', '<=': '≤', '>': '>', '>=': '≥' }
const MIRRORED: Readonly<Record<string, string>> = { '>': '<', '>=': '≤' }

function numeric(name: string, terms: readonly Json[]): string {
  const [first, low, second, high] = terms.map(plain)
  if (second === undefined) return `${name} ${sign(SIGNS, first)} ${low ?? '?'}`
  return `${low ?? '?'} ${sign(MIRRORED, first)} ${name} ${sign(SIGNS, second)} ${high ?? '?'}`
}

function sign(signs: Readonly<Record<string, string>>, written: string | undefined): string {
  return written !== undefined && Object.hasOwn(signs, written) ? (signs[written] as string) : '?'
}

function plain(value: Json | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null)
}
