/** A filter policy in a few words, for the wire it stands on: `type = refund`, `priority ≥ 5`, `3 conditions`. */
import { isJsonObject, type Json, type JsonObject } from '../base/json.ts'

const MAX_CHARACTERS = 28

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
