/** JSON texts read, and values written as AWS's Java writes them where it does not write JSON. */
import type { Json, JsonObject } from '../../base/json.ts'
import { fail, ok, type Result } from '../../base/result.ts'

/** The value of a JSON text; fails with the engine's own message for any other text. */
export function parseJson(text: string): Result<Json, string> {
  try {
    return ok(JSON.parse(text) as Json)
  } catch (error) {
    return fail((error as Error).message)
  }
}

/** A value as `String.valueOf` tells it in Java: a text as it is, `{name=value, other=[1, 2]}`. */
export function javaText(value: Json): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return javaNumber(value)
  if (typeof value !== 'object' || value === null) return String(value)
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(javaText).join(', ')}]`
  const members = Object.entries(value as JsonObject).map(([name, member]) => `${name}=${javaText(member ?? null)}`)
  return `{${members.join(', ')}}`
}

/** `Double.toString` for what is no integer: scientific below 0.001 and from ten million on. */
function javaNumber(value: number): string {
  if (Number.isSafeInteger(value)) return String(value === 0 ? 0 : value)
  const size = Math.abs(value)
  if (size >= 1e-3 && size < 1e7) return String(value)
  const [digits, power] = value.toExponential().split('e') as [string, string]
  return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(power)}`
}
