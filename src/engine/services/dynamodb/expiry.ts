/**
 * Time to live: items that expire are deleted some time after the second that an attribute of theirs names; here at that very
 * second. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html
 */
import type { Item } from '../../../aws/services/dynamodb.ts'
import type { Step } from '../../kernel/index.ts'
import { tableKey } from '../shared/resource-keys.ts'
import { memberOf } from './order.ts'
import type { TableState } from './state.ts'

/** Items that expired more than five years ago are left alone. */
export const longestPastSeconds = 5 * 365 * 86_400

/** Where an item stands among those that expire; `undefined` for one that does not. */
export function expiryOrder(item: Item, attribute: string, base: string): { readonly order: string; readonly seconds: number } | undefined {
  const text = memberOf(item, attribute)?.N
  const seconds = text === undefined ? Number.NaN : Math.trunc(Number(text))
  if (!Number.isSafeInteger(seconds) || seconds < 0) return undefined
  return { order: `${String(seconds).padStart(16, '0')} ${base}`, seconds }
}

/** The second that an entry's order begins with. */
export function secondsOfOrder(order: string): number {
  return Number(order.slice(0, 16))
}

/** Sees to it that what is due at a second (since 1970) is looked at then. */
export function expireAt(step: Step, table: TableState, seconds: number): void {
  const dueAt = Math.max(step.now + 1, step.now + seconds * 1000 - step.epochMs)
  if (!Number.isSafeInteger(dueAt) || step.epochMs / 1000 - seconds > longestPastSeconds) return
  if (table.expiryDueAt !== null && table.expiryDueAt <= dueAt) return
  table.expiryDueAt = dueAt
  step.schedule(dueAt - step.now, 'upkeep', { to: 'dynamodb', timer: 'ExpireItems', data: { table: tableKey(table.name), dueAt } })
}
