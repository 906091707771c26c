/** What is known of a value by those who will read it: what it must have in it, and which value leads on. Plain data. */
import { emptyRecord, type Json } from '../../base/json.ts'

export interface Need {
  readonly kind?: 'object' | 'list' | 'text' | 'number' | 'boolean' | 'moment' | 'json' | 'base64'
  /** Exactly this. */
  readonly value?: Json
  /** None of these. */
  readonly avoid?: readonly Json[]
  /** It had better not be there. */
  readonly isAbsent?: true
  /** Members of an object; elements of a list by number, and those that must be in it somewhere by any other name. */
  readonly keys?: Readonly<Record<string, Need>>
  /** Every element of a list; what a text of JSON says. */
  readonly inner?: Need
  /** Elements that the list has at least. */
  readonly least?: number
}

export const anything: Need = {}

/** Deeper than this nothing is asked for, so that loops come to an end. */
const deepest = 10

/** What both ask for; where they do not agree, the first. */
export function both(first: Need, second: Need, depth = 0): Need {
  if (first === second || isEmpty(second)) return first
  if (isEmpty(first)) return second
  if (first.isAbsent || second.isAbsent) return first
  if (depth > deepest) return first
  const kind = first.kind ?? second.kind
  const value = 'value' in first ? first.value : !first.kind || first.kind === second.kind || !second.kind ? second.value : undefined
  const avoid = [...(first.avoid ?? []), ...(second.avoid ?? [])]
  const inner = bothOrOne(first.inner, second.inner, depth)
  const least = Math.max(first.least ?? 0, second.least ?? 0)
  const isList = kind === 'list'
  const keys = first.keys && second.keys ? joined(first.keys, second.keys, depth) : (first.keys ?? second.keys)
  return {
    ...(kind && { kind }),
    ...(value !== undefined && { value }),
    ...(avoid.length > 0 && { avoid: unique(avoid) }),
    ...(keys && { keys }),
    ...(inner && { inner }),
    ...(isList && least > 0 && { least }),
  }
}

function bothOrOne(first: Need | undefined, second: Need | undefined, depth: number): Need | undefined {
  return first && second ? both(first, second, depth + 1) : (first ?? second)
}

function joined(first: Readonly<Record<string, Need>>, second: Readonly<Record<string, Need>>, depth: number): Record<string, Need> {
  const keys = Object.assign(emptyRecord<Need>(), first)
  for (const name in second) keys[name] = bothOrOne(keys[name], second[name], depth) as Need
  return keys
}

function unique(values: readonly Json[]): Json[] {
  const texts = new Set<string>()
  return values.filter((value) => !texts.has(JSON.stringify(value)) && texts.add(JSON.stringify(value)))
}

function isEmpty(need: Need): boolean {
  return Object.keys(need).length === 0
}

/** An object in which a member is asked for. */
export function member(name: string, need: Need): Need {
  const keys = emptyRecord<Need>()
  keys[name] = need
  return { kind: 'object', keys }
}

/** A list whose every element is asked for this. */
export function listOf(inner: Need, least = 1): Need {
  return { kind: 'list', inner, least }
}

/** What is asked of a member, or of an element by its number. */
export function askedOf(need: Need, key: string | number): Need {
  const own = need.keys?.[String(key)] ?? anything
  return typeof key === 'number' ? both(own, need.inner ?? anything) : own
}

/** What is asked of the elements of a list, whichever they are. */
export function elementsOf({ inner = anything, keys = {} }: Need): Need {
  return Object.values(keys).reduce((all, need) => both(all, need), inner)
}

/** The same without what is asked of the value at a path. */
export function without(need: Need, path: readonly (string | number)[]): Need {
  const [first, ...rest] = path
  if (first === undefined) return anything
  const held = need.keys?.[String(first)]
  if (held === undefined) return need
  const keys = Object.assign(emptyRecord<Need>(), need.keys)
  if (rest.length === 0) delete keys[String(first)]
  else keys[String(first)] = without(held, rest)
  return { ...need, keys }
}
