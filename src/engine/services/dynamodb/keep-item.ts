/** Putting an item in its place and taking it away, with its entries in the indexes and the counts: the one place where items change. */
import type { Item } from '../../../aws/services/dynamodb.ts'
import type { Step } from '../../kernel/index.ts'
import { expireAt, expiryOrder } from './expiry.ts'
import { itemBytes } from './item-value.ts'
import { memberOf, orderInIndex } from './order.ts'
import { dropEntry, putEntry } from '../shared/sorted-store.ts'
import {
  entriesOf,
  expiriesOf,
  itemsOf,
  type IndexEntry,
  type IndexState,
  type ItemEntry,
  type Projection,
  type TableState,
} from './state.ts'
import { namesOfKey } from './item-key.ts'
import { editTable } from './tables.ts'

/** What an item was and is: `undefined` for none. */
export interface ItemChange {
  readonly order: string
  readonly before: Item | undefined
  readonly after: Item | undefined
}

/** Keeps `after` where `before` was. */
export function keepItem(step: Step, { name }: Readonly<TableState>, change: ItemChange): void {
  const table = editTable(step, { name } as TableState)
  const { order, before, after } = change
  if (after === undefined) {
    if (before === undefined) return
    dropEntry(step, itemsOf(name), order)
  } else putEntry<ItemEntry>(step, itemsOf(name), { order, item: after })
  table.items += countOf(after) - countOf(before)
  table.bytes += bytesOf(after) - bytesOf(before)
  for (const index of table.indexes) keepInIndex(step, table, index, change)
  if (table.timeToLive !== null) keepExpiry(step, table, table.timeToLive, change)
}

function countOf(item: Item | undefined): number {
  return item === undefined ? 0 : 1
}

function bytesOf(item: Item | undefined): number {
  return item === undefined ? 0 : itemBytes(item)
}

export function keepInIndex(step: Step, table: TableState, index: IndexState, { order, before, after }: ItemChange): void {
  const [was, is] = [before && orderInIndex(index.key, before, order), after && orderInIndex(index.key, after, order)]
  const store = entriesOf(table.name, index.name)
  if (was !== is) {
    if (was !== undefined) dropEntry(step, store, was)
    if (is !== undefined) putEntry<IndexEntry>(step, store, { order: is, base: order })
  }
  if (was !== undefined && before) {
    index.items--
    index.bytes -= itemBytes(projected(table, index, before))
  }
  if (is !== undefined && after) {
    index.items++
    index.bytes += itemBytes(projected(table, index, after))
  }
}

/** What of an item an index shows. */
export function projected({ key }: Readonly<TableState>, index: Readonly<IndexState>, item: Item): Item {
  const names = shownBy(index.projection, [...namesOfKey(index.key), ...namesOfKey(key)])
  if (names === undefined) return item
  const entries = names.flatMap((name) => {
    const value = memberOf(item, name)
    return value === undefined ? [] : [[name, value] as const]
  })
  return Object.fromEntries(entries)
}

function shownBy({ type, attributes }: Projection, keys: readonly string[]): readonly string[] | undefined {
  if (type === 'ALL') return undefined
  return [...new Set([...keys, ...(type === 'INCLUDE' ? attributes : [])])]
}

export function keepExpiry(step: Step, table: TableState, attribute: string, { order, before, after }: ItemChange): void {
  const [was, is] = [before && expiryOrder(before, attribute, order), after && expiryOrder(after, attribute, order)]
  if (was?.order === is?.order) return
  if (was) dropEntry(step, expiriesOf(table.name), was.order)
  if (is === undefined) return
  putEntry<IndexEntry>(step, expiriesOf(table.name), { order: is.order, base: order })
  expireAt(step, table, is.seconds)
}
