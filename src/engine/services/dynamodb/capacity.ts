/**
 * What an operation took of a table's throughput.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
 */
import type { DynamodbOutput, Item } from '../../../aws/services/dynamodb.ts'
import { itemBytes } from './item-value.ts'
import { projected, type ItemChange } from './keep-item.ts'
import { orderInIndex } from './order.ts'
import type { IndexState, TableState } from './state.ts'

export type Consumption = 'INDEXES' | 'TOTAL' | 'NONE' | undefined
type Consumed = NonNullable<DynamodbOutput<'PutItem'>['ConsumedCapacity']>

const writeBytes = 1024
const readBytes = 4096

/** Units of a table and of its indexes, by name. */
export interface Units {
  readonly table: number
  readonly indexes: Readonly<Record<string, number>>
}

function writeUnits({ before, after }: Pick<ItemChange, 'before' | 'after'>): number {
  const bytes = Math.max(before ? itemBytes(before) : 0, after ? itemBytes(after) : 0)
  return Math.max(1, Math.ceil(bytes / writeBytes))
}

/** An index takes part where its entry comes, goes or changes; moving within it is both. */
export function unitsOfWrite(table: Readonly<TableState>, change: ItemChange): Units {
  const indexes: Record<string, number> = {}
  for (const index of table.indexes) {
    const units = indexUnits(table, index, change)
    if (units > 0) indexes[index.name] = units
  }
  return { table: writeUnits(change), indexes }
}

function indexUnits(table: Readonly<TableState>, index: Readonly<IndexState>, { order, before, after }: ItemChange): number {
  const [was, is] = [before && orderInIndex(index.key, before, order), after && orderInIndex(index.key, after, order)]
  const [old, fresh] = [was && before && projected(table, index, before), is && after && projected(table, index, after)]
  if (!old && !fresh) return 0
  if (was !== is && old && fresh) return writeUnits({ before: old, after: undefined }) + writeUnits({ before: undefined, after: fresh })
  if (old && fresh && JSON.stringify(old) === JSON.stringify(fresh)) return 0
  return writeUnits({ before: old || undefined, after: fresh || undefined })
}

/** Half as many where the read need not see what was just written. */
export function readUnits(bytes: number, isConsistent: boolean | undefined): number {
  return Math.max(1, Math.ceil(bytes / readBytes)) * (isConsistent === true ? 1 : 0.5)
}

export function bytesOfRead(item: Item | undefined): number {
  return item === undefined ? 0 : itemBytes(item)
}

/** As `ConsumedCapacity` tells it; nothing where it was not asked for. */
export function consumedBy(asked: Consumption, table: Readonly<TableState>, units: Units): { readonly ConsumedCapacity?: Consumed } {
  if (asked === undefined || asked === 'NONE') return {}
  return { ConsumedCapacity: consumption(asked, table, units) }
}

function consumption(asked: Consumption, { name, indexes }: Readonly<TableState>, units: Units): Consumed {
  const CapacityUnits = units.table + Object.values(units.indexes).reduce((sum, each) => sum + each, 0)
  if (asked !== 'INDEXES') return { TableName: name, CapacityUnits }
  const of = (kind: IndexState['kind']): Record<string, { CapacityUnits: number }> => {
    const held = indexes.filter((index) => index.kind === kind && units.indexes[index.name] !== undefined)
    return Object.fromEntries(held.map((index) => [index.name, { CapacityUnits: units.indexes[index.name] as number }]))
  }
  const [local, global] = [of('local'), of('global')]
  return {
    TableName: name,
    CapacityUnits,
    Table: { CapacityUnits: units.table },
    ...(Object.keys(local).length > 0 && { LocalSecondaryIndexes: local }),
    ...(Object.keys(global).length > 0 && { GlobalSecondaryIndexes: global }),
  }
}

/** Of several operations together: one row for each table, in the order in which they come. `times`: transactions take twice. */
export function consumedByAll(
  asked: Consumption,
  all: readonly { readonly table: Readonly<TableState>; readonly units: Units }[],
  times = 1,
): { readonly ConsumedCapacity?: readonly Consumed[] } {
  if (asked === undefined || asked === 'NONE') return {}
  const sums = new Map<string, { readonly table: Readonly<TableState>; units: Units }>()
  for (const { table, units } of all) {
    const sum = sums.get(table.name) ?? { table, units: { table: 0, indexes: {} } }
    sum.units = added(sum.units, units, times)
    sums.set(table.name, sum)
  }
  return { ConsumedCapacity: [...sums.values()].map(({ table, units }) => consumption(asked, table, units)) }
}

function added(a: Units, b: Units, times: number): Units {
  const indexes = { ...a.indexes }
  for (const name in b.indexes) indexes[name] = (indexes[name] ?? 0) + (b.indexes[name] as number) * times
  return { table: a.table + b.table * times, indexes }
}
