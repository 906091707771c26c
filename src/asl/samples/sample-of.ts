/** A value that gives what is needed of it: made up, the same every time, and to be told from a real one. */
import { isoTimestamp } from '../../aws/timestamp.ts'
import { encodeBase64 } from '../../base/base64.ts'
import type { Json } from '../../base/json.ts'
import { encodeUtf8 } from '../../base/utf8.ts'
import type { Need } from './need.ts'

/** `name` is what the value is called where it stands: a text says it. */
export function sampleOf(need: Need, name = 'value'): Json {
  if (need.value !== undefined) return need.value
  const { kind, avoid = [] } = need
  switch (kind) {
    case 'object':
      return objectOf(need)
    case 'list':
      return listFor(need, name)
    case 'number':
      return other([1, 2, 3, 4, 5], avoid)
    case 'boolean':
      return other([true, false], avoid)
    case 'moment':
      return isoTimestamp(Date.UTC(2026, 0, 5, 9))
    case 'json':
      return JSON.stringify(sampleOf(isOpen(need.inner) ? { kind: 'object' } : (need.inner as Need), name))
    case 'base64':
      return encodeBase64(encodeUtf8(`sample ${name}`))
    default:
      if (need.keys) return objectOf(need)
      return other([`sample ${name}`, `another ${name}`, 'OK'], avoid)
  }
}

/** Nothing is known of it. */
function isOpen(need: Need | undefined): boolean {
  return need === undefined || (need.kind === undefined && need.keys === undefined && need.value === undefined)
}

function objectOf({ keys = {} }: Need): Json {
  const made: Record<string, Json> = {}
  for (const name in keys) {
    const need = keys[name] as Need
    if (!need.isAbsent) made[name] = sampleOf(need, name)
  }
  return made
}

function listFor({ keys = {}, inner, least = 0 }: Need, name: string): Json {
  const numbers = Object.keys(keys).map(Number).filter(Number.isInteger)
  const somewhere = Object.keys(keys).filter((key) => !Number.isInteger(Number(key)))
  const length = Math.min(Math.max(least, ...numbers.map((number) => number + 1)), 100)
  const placed = numbers.length
  return Array.from({ length: Math.max(length, placed + somewhere.length) }, (_none, index) => {
    const own = keys[String(index)] ?? keys[somewhere[index - placed] ?? '']
    const need = own && inner ? { ...inner, ...own, ...(inner.keys && { keys: { ...inner.keys, ...own.keys } }) } : (own ?? inner ?? {})
    return sampleOf(need, `${name} ${index + 1}`)
  })
}

function other(candidates: readonly Json[], avoid: readonly Json[]): Json {
  return candidates.find((candidate) => !avoid.includes(candidate)) ?? (candidates[0] as Json)
}
