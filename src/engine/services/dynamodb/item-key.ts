/** Whether an item or a key suits its table. */
import type { AwsFault } from '../../../aws/service.ts'
import { dynamodbLimits, type AttributeValue, type Item } from '../../../aws/services/dynamodb.ts'
import { utf8Length } from '../../../base/utf8.ts'
import { bytesAsText, typeOf } from '../../../matching/dynamodb-expressions/index.ts'
import { invalidValues, schemaMismatch, validation } from './faults.ts'
import { memberOf } from './order.ts'
import type { IndexState, KeyNames, TableState } from './state.ts'

export function namesOfKey({ hash, range }: KeyNames): readonly string[] {
  return range === null ? [hash] : [hash, range]
}

/** A key has the attributes of the table's key and no others. */
export function keyFault(table: Readonly<TableState>, key: Item): AwsFault | undefined {
  const names = namesOfKey(table.key)
  const isWhole = names.every((name) => {
    const value = memberOf(key, name)
    return value !== undefined && typeOf(value) === table.types[name]
  })
  if (!isWhole || Object.keys(key).length !== names.length) return schemaMismatch
  return emptyKeyFault(table, key) ?? sizeFault(table, key)
}

/** An item has the attributes of the table's key; those of indexes it may lack, but not have in another type. */
export function itemKeyFault(table: Readonly<TableState>, item: Item): AwsFault | undefined {
  for (const name of namesOfKey(table.key)) {
    const value = memberOf(item, name)
    if (value === undefined) return invalidValues(`Missing the key ${name} in the item`)
    if (typeOf(value) !== table.types[name]) {
      return invalidValues(`Type mismatch for key ${name} expected: ${table.types[name]} actual: ${typeOf(value)}`)
    }
  }
  return emptyKeyFault(table, item) ?? sizeFault(table, item) ?? indexKeyFault(table, item)
}

function emptyKeyFault(table: Readonly<TableState>, item: Item): AwsFault | undefined {
  for (const name of namesOfKey(table.key)) {
    const kind = emptyKind(memberOf(item, name))
    if (kind === undefined) continue
    return validation(
      `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty ${kind} value. Key: ${name}`,
    )
  }
  return undefined
}

function emptyKind(value: AttributeValue | undefined): 'string' | 'binary' | undefined {
  if (value?.S === '') return 'string'
  return value?.B === '' ? 'binary' : undefined
}

function sizeFault({ key }: Readonly<TableState>, item: Item): AwsFault | undefined {
  if (keyBytes(memberOf(item, key.hash)) > dynamodbLimits.partitionKeyBytes) {
    return invalidValues(`Size of hashkey has exceeded the maximum size limit of${dynamodbLimits.partitionKeyBytes} bytes`)
  }
  if (key.range !== null && keyBytes(memberOf(item, key.range)) > dynamodbLimits.sortKeyBytes) {
    return invalidValues(`Aggregated size of all range keys has exceeded the size limit of ${dynamodbLimits.sortKeyBytes} bytes`)
  }
  return undefined
}

function keyBytes(value: AttributeValue | undefined): number {
  return value?.S === undefined ? bytesAsText(value?.B ?? '').length : utf8Length(value.S)
}

/** Of an item that is put. */
function indexKeyFault(table: Readonly<TableState>, item: Item): AwsFault | undefined {
  for (const { index, name, value, expected } of indexKeysIn(table, item)) {
    const actual = typeOf(value)
    if (actual !== expected) {
      return invalidValues(`Type mismatch for Index Key ${name} Expected: ${expected} Actual: ${actual} IndexName: ${index.name}`)
    }
    const kind = emptyKind(value)
    if (kind !== undefined) return emptyIndexKey(kind, index.name, name)
  }
  return undefined
}

/** Of an item that an update expression made. */
export function updatedIndexKeyFault(table: Readonly<TableState>, item: Item): AwsFault | undefined {
  for (const { index, name, value, expected } of indexKeysIn(table, item)) {
    if (typeOf(value) !== expected) {
      return validation('The update expression attempted to update the secondary index key to unsupported type')
    }
    const kind = emptyKind(value)
    if (kind !== undefined) return emptyIndexKey(kind, index.name, name)
  }
  return undefined
}

function emptyIndexKey(kind: string, index: string, name: string): AwsFault {
  return validation(
    `One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty ${kind} value. IndexName: ${index}, IndexKey: ${name}`,
  )
}

function indexKeysIn(
  { indexes, types }: Readonly<TableState>,
  item: Item,
): { readonly index: IndexState; readonly name: string; readonly value: AttributeValue; readonly expected: string }[] {
  return indexes.flatMap((index) =>
    namesOfKey(index.key).flatMap((name) => {
      const value = memberOf(item, name)
      return value === undefined ? [] : [{ index, name, value, expected: types[name] as string }]
    }),
  )
}

/** The primary key of an item. */
export function keyOfItem({ key }: Readonly<TableState>, item: Item): Item {
  return Object.fromEntries(namesOfKey(key).map((name) => [name, item[name] as AttributeValue]))
}

/** `order-1 / 2026`: a key as people read it. */
export function keyInWords({ key }: Readonly<TableState>, item: Item): string {
  return namesOfKey(key)
    .map((name) => memberOf(item, name))
    .map((value) => value?.S ?? value?.N ?? value?.B ?? '')
    .join(' / ')
}
