/** From what JSONata gives to a plain JSON value of our own: its sequences carry marks, and functions are values to it. */
import type { Json } from '../../base/json.ts'
import { fail, ok, type Result } from '../../base/result.ts'
import { mostMembers } from './budget.ts'

/** Fails where a value is no JSON (a function, an infinite number) or has too many members. */
export function plainValue(value: unknown): Result<Json, 'unsupported' | 'too large'> {
  const budget = { left: mostMembers }
  try {
    return ok(plain(value, budget))
  } catch (error) {
    return fail(error instanceof NoJson ? 'unsupported' : 'too large')
  }
}

class NoJson extends Error {}

function plain(value: unknown, budget: { left: number }): Json {
  if (budget.left-- <= 0) throw new RangeError('too many members')
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new NoJson()
    // JSON has no negative zero.
    return value === 0 ? 0 : value
  }
  if (typeof value !== 'object' || '_jsonata_function' in value || '_jsonata_lambda' in value) throw new NoJson()
  if (Array.isArray(value)) return value.map((member) => (member === undefined ? null : plain(member, budget)))
  const members: Record<string, Json> = {}
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue
    const made = plain(member, budget)
    if (name === '__proto__') Object.defineProperty(members, name, { value: made, enumerable: true, configurable: true, writable: true })
    else members[name] = made
  }
  return members
}
