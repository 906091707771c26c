/** The one timer of DynamoDB: items whose time has come. */
import type { JsonObject } from '../../../base/json.ts'
import type { Step } from '../../kernel/index.ts'
import { expireAt, longestPastSeconds, secondsOfOrder } from './expiry.ts'
import { keyInWords } from './item-key.ts'
import { keepItem } from './keep-item.ts'
import { entriesIn, entryAt, last } from '../shared/sorted-store.ts'
import { expiriesOf, itemsOf, type IndexEntry, type ItemEntry, type TableState } from './state.ts'
import { editTable } from './tables.ts'

/** More than these are deleted a millisecond later: a step is short. */
const mostAtOnce = 100

export function expireItems(step: Step, data: JsonObject): void {
  const key = String(data['table'])
  const table = step.read<TableState>(key)
  if (table === undefined || table.timeToLive === null || table.expiryDueAt !== data['dueAt']) return
  editTable(step, table).expiryDueAt = null
  const now = Math.floor(step.epochMs / 1000)
  const from = `${String(Math.max(0, now - longestPastSeconds)).padStart(16, '0')} `
  const due: IndexEntry[] = []
  let next: number | undefined
  for (const entry of entriesIn<IndexEntry>(step, expiriesOf(table.name), { from, to: last, isBackward: false })) {
    const seconds = secondsOfOrder(entry.order)
    if (seconds > now || due.length === mostAtOnce) {
      next = seconds
      break
    }
    due.push(entry)
  }
  for (const { base } of due) {
    const item = entryAt<ItemEntry>(step, itemsOf(table.name), base)?.item
    if (item === undefined) continue
    keepItem(step, table, { order: base, before: item, after: undefined })
    step.emit('dynamodb.ItemExpired', key, { key: keyInWords(table, item) })
  }
  const changed = editTable(step, table)
  changed.expired += due.length
  if (next !== undefined) expireAt(step, changed, next)
}
