/** A table's items as people read them, in the order in which they stand: nothing is counted as a read. */
import type { AttributeValue, Item } from '../../../aws/services/dynamodb.ts'
import type { Json, JsonObject } from '../../../base/json.ts'
import { emptyRecord } from '../../../base/json.ts'
import { entriesIn, everything, type Reader } from '../shared/sorted-store.ts'
import { itemsOf, type ItemEntry, type TableState } from './state.ts'

export interface SeenItem {
  /** Partition key and sort key, as text. */
  readonly name: string
  /** How many attributes it has. */
  readonly attributes: number
  readonly item: () => JsonObject
}

export function* itemsInOrder(reader: Reader, { name, key }: Readonly<TableState>): Generator<SeenItem, void> {
  for (const { item } of entriesIn<ItemEntry>(reader, itemsOf(name), everything)) {
    const names = key.range === null ? [key.hash] : [key.hash, key.range]
    yield { name: names.map((part) => textOf(item[part])).join(' · '), attributes: Object.keys(item).length, item: () => plainItem(item) }
  }
}

function textOf(value: AttributeValue | undefined): string {
  const plain = value === undefined ? '' : plainValue(value)
  return typeof plain === 'string' ? plain : JSON.stringify(plain)
}

function plainItem(item: Item): JsonObject {
  const plain = emptyRecord<Json>()
  for (const name in item) plain[name] = plainValue(item[name] as AttributeValue)
  return plain
}

/** Numbers beyond JavaScript's stay as their digits; sets are lists, bytes are base64. */
function plainValue(value: AttributeValue): Json {
  if (value.N !== undefined) return plainNumber(value.N)
  if (value.NS !== undefined) return value.NS.map(plainNumber)
  if (value.L !== undefined) return value.L.map(plainValue)
  if (value.M !== undefined) return plainItem(value.M)
  if (value.NULL === true) return null
  return value.S ?? value.BOOL ?? value.SS?.slice() ?? value.B ?? value.BS?.slice() ?? null
}

function plainNumber(digits: string): Json {
  return String(Number(digits)) === digits ? Number(digits) : digits
}
