/**
 * Whether a message passes a filter policy, and if not, which key stopped it.
 * https://docs.aws.amazon.com/sns/latest/dg/string-value-matching.html
 */
import { emptyRecord, isJsonObject, type Json } from '../base/json.ts'
import { isInCidr } from './cidr.ts'
import { matchesWildcard } from './wildcard.ts'
import type { FilterPolicy, Pattern, PolicyMember, PolicyObject, Scalar } from './filter-model.ts'

/** A message attribute as SNS takes it. Binary attributes are not seen by filters. */
export interface FilterAttribute {
  readonly DataType: string
  readonly StringValue?: string | undefined
}

export interface FilterMessage {
  readonly body: string
  readonly attributes: Readonly<Record<string, FilterAttribute>>
}

/** The first key that held the message back, and the values it looked at; for a body that is no JSON object there is no key. */
export interface FilteredBy {
  readonly key: string | undefined
  readonly values: readonly Scalar[]
}

/** `undefined` when the message passes. */
export function filteredBy(policy: FilterPolicy, message: FilterMessage): FilteredBy | undefined {
  const values = policy.scope === 'MessageAttributes' ? attributeValues(message.attributes) : bodyValues(message.body)
  return values === undefined ? { key: undefined, values: [] } : failureOf(policy.root, '', values)
}

/** Dotted path → every value that stands there, whichever element of a list it came from. */
type Values = Readonly<Record<string, readonly Scalar[]>>

function failureOf(object: PolicyObject, prefix: string, values: Values): FilteredBy | undefined {
  for (const member of object.members) {
    const failure = failureOfMember(member, prefix, values)
    if (failure) return failure
  }
  return undefined
}

function failureOfMember(member: PolicyMember, prefix: string, values: Values): FilteredBy | undefined {
  if (member.kind === 'or') {
    const failures = member.branches.map((branch) => failureOf(branch, prefix, values))
    return failures.includes(undefined) ? undefined : failures[0]
  }
  const key = prefix + member.name
  if (member.kind === 'object') return failureOf(member.object, `${key}.`, values)
  const found = values[key] ?? []
  return member.patterns.some((pattern) => matches(pattern, found)) ? undefined : { key, values: found }
}

function matches(pattern: Pattern, values: readonly Scalar[]): boolean {
  if (pattern.is === 'exists') return values.length > 0 === pattern.wanted
  return values.some((value) => matchesValue(pattern, value))
}

function matchesValue(pattern: Exclude<Pattern, { is: 'exists' }>, value: Scalar): boolean {
  switch (pattern.is) {
    case 'equal':
      return value === pattern.value
    case 'anything-but':
      return !pattern.values.includes(value)
    case 'numeric':
      return typeof value === 'number' && isBetween(pattern, value)
    case 'prefix':
      return typeof value === 'string' && value.startsWith(pattern.text)
    case 'anything-but-prefix':
      return typeof value === 'string' && !value.startsWith(pattern.text)
    case 'suffix':
      return typeof value === 'string' && value.endsWith(pattern.text)
    case 'equals-ignore-case':
      return typeof value === 'string' && value.toLowerCase() === pattern.text.toLowerCase()
    case 'cidr':
      return typeof value === 'string' && isInCidr(pattern, value)
    case 'prefix-ignore-case':
      return typeof value === 'string' && value.toLowerCase().startsWith(pattern.text.toLowerCase())
    case 'suffix-ignore-case':
      return typeof value === 'string' && value.toLowerCase().endsWith(pattern.text.toLowerCase())
    case 'wildcard':
      return typeof value === 'string' && matchesWildcard(pattern.text, value)
    case 'anything-but-these':
      return typeof value === 'string' && !pattern.patterns.some((each) => matchesValue(each, value))
  }
}

function isBetween({ above, below }: Extract<Pattern, { is: 'numeric' }>, value: number): boolean {
  if (above && !(value > above.at || (above.included && value === above.at))) return false
  return !below || value < below.at || (below.included && value === below.at)
}

function attributeValues(attributes: Readonly<Record<string, FilterAttribute>>): Values {
  const values = emptyRecord<readonly Scalar[]>()
  for (const [name, { DataType: type, StringValue: text }] of Object.entries(attributes)) {
    if (text === undefined || type.startsWith('Binary')) continue
    values[name] = type.startsWith('Number') ? [Number(text)] : type === 'String.Array' ? arrayValues(text) : [text]
  }
  return values
}

/** The elements of a `String.Array`; a text that is no array counts as one string. */
function arrayValues(text: string): readonly Scalar[] {
  const value = parseJson(text)
  return Array.isArray(value) ? (value as readonly Json[]).filter(isScalar) : [text]
}

function bodyValues(body: string): Values | undefined {
  const value = parseJson(body)
  if (!isJsonObject(value)) return undefined
  const values = emptyRecord<Scalar[]>()
  collect(value, '', values)
  return values
}

/** A key `a.b` and an object in `a` with the key `b` are the same place; lists are looked through, however deep. */
function collect(value: Json, path: string, values: Record<string, Scalar[]>): void {
  if (isScalar(value)) (values[path] ??= []).push(value)
  else if (isJsonObject(value)) {
    for (const [name, member] of Object.entries(value))
      if (member !== undefined) collect(member, path === '' ? name : `${path}.${name}`, values)
  } else for (const item of value as readonly Json[]) collect(item, path, values)
}

function isScalar(value: Json): value is Scalar {
  return typeof value !== 'object' || value === null
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}
