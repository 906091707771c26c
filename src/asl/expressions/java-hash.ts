/** `hashCode()` of JSON values in AWS's Java: it decides the order in which a hash set gives them back. */
import type { Json, JsonObject } from '../../base/json.ts'

export function javaHash(value: Json): number {
  if (value === null) return 0
  if (typeof value === 'boolean') return value ? 1231 : 1237
  if (typeof value === 'number') return numberHash(value)
  if (typeof value === 'string') return textHash(value)
  if (Array.isArray(value))
    return (value as readonly Json[]).reduce<number>((hash, member) => (Math.imul(hash, 31) + javaHash(member)) | 0, 1)
  return Object.entries(value as JsonObject).reduce((sum, [name, member]) => (sum + (textHash(name) ^ javaHash(member ?? null))) | 0, 0)
}

function textHash(text: string): number {
  let hash = 0
  for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0
  return hash
}

/** Integer, Long or Double, whichever a JSON parser makes of the number. */
function numberHash(value: number): number {
  if (value === (value | 0)) return value | 0
  const bits = new DataView(new ArrayBuffer(8))
  if (Number.isSafeInteger(value)) bits.setBigInt64(0, BigInt(value))
  else bits.setFloat64(0, value)
  return bits.getInt32(0) ^ bits.getInt32(4)
}
