/**
 * Copies of plain data that share what did not change since an earlier copy. The earlier copy is never changed, so a part
 * of it may stand in the new one.
 */
import { emptyRecord } from '../../base/json.ts'

/** What a copy took: in bytes (estimated, of 64-bit engines) and in values looked at. */
export interface Cost {
  /** Of what is new in it. */
  fresh: number
  /** As if nothing were shared. */
  full: number
  values: number
}

const objectBytes = 24
const memberBytes = 8
/** Records with many keys are hash tables. */
const tableMemberBytes = 40
const tableFrom = 64
const itemBytes = 8

/** A copy of `value`; wherever `before` (an earlier copy, or `undefined`) holds the same, it is that very part of `before`. */
export function shareJson(value: unknown, before: unknown, cost: Cost): unknown {
  cost.values++
  if (typeof value === 'string') {
    if (value !== before) cost.fresh += value.length
    cost.full += value.length
    return value
  }
  if (typeof value !== 'object' || value === null) return value
  return Array.isArray(value) ? shareArray(value, before, cost) : shareRecord(value as Record<string, unknown>, before, cost)
}

function shareArray(value: readonly unknown[], before: unknown, cost: Cost): unknown {
  const earlier = Array.isArray(before) ? (before as readonly unknown[]) : undefined
  const copy = value.slice()
  let isSame = earlier?.length === value.length
  for (let index = 0; index < copy.length; index++) {
    const shared = shareJson(copy[index], earlier?.[index], cost)
    copy[index] = shared
    if (isSame && shared !== earlier?.[index]) isSame = false
  }
  const bytes = objectBytes + itemBytes * copy.length
  cost.full += bytes
  if (isSame) return earlier
  cost.fresh += bytes
  return copy
}

/** Keys in another order make another record: whoever goes through them would notice. */
function shareRecord(value: Record<string, unknown>, before: unknown, cost: Cost): unknown {
  const earlier = isRecord(before) && Object.getPrototypeOf(before) === Object.getPrototypeOf(value) ? before : undefined
  const earlierKeys = earlier === undefined ? [] : Object.keys(earlier)
  let copy: Record<string, unknown> | undefined = earlier === undefined ? emptyLike(value) : undefined
  let keys = 0
  for (const key in value) {
    const held = earlierKeys[keys] === key || (earlier !== undefined && Object.hasOwn(earlier, key)) ? earlier?.[key] : undefined
    const shared = shareJson(value[key], held, cost)
    if (copy === undefined && !(earlierKeys[keys] === key && shared === held)) copy = firstMembers(value, earlier, keys)
    keys++
    if (copy !== undefined) put(copy, key, shared)
  }
  if (copy === undefined && earlierKeys.length !== keys) copy = firstMembers(value, earlier, keys)
  const bytes = objectBytes + (keys < tableFrom ? memberBytes : tableMemberBytes) * keys
  cost.full += bytes
  if (copy === undefined) return earlier
  cost.fresh += bytes
  return copy
}

/** A record with the first members of `value`, which are the same in `earlier`. */
function firstMembers(
  value: Record<string, unknown>,
  earlier: Record<string, unknown> | undefined,
  count: number,
): Record<string, unknown> {
  const copy = emptyLike(value)
  let taken = 0
  for (const key in value) {
    if (taken++ === count) break
    put(copy, key, earlier?.[key])
  }
  return copy
}

function emptyLike(value: Record<string, unknown>): Record<string, unknown> {
  return Object.getPrototypeOf(value) === null ? emptyRecord() : {}
}

function put(record: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(record, key, { value, enumerable: true, configurable: true, writable: true })
  else record[key] = value
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
