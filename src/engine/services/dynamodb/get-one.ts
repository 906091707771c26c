/** Reading one item by its key: alone, in a batch, or in a transaction. */
import type { AwsFault } from '../../../aws/service.ts'
import type { Item } from '../../../aws/services/dynamodb.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import { project, type Path } from '../../../matching/dynamodb-expressions/index.ts'
import type { Step } from '../../kernel/index.ts'
import { validation } from './faults.ts'
import { keyFault } from './item-key.ts'
import { settledItem } from './item-value.ts'
import { orderOfItem } from './order.ts'
import { readExpressions } from './request.ts'
import { entryAt } from '../shared/sorted-store.ts'
import { itemsOf, type ItemEntry, type TableState } from './state.ts'
import { findTable, noteRead } from './tables.ts'

export interface GetRequest {
  readonly TableName: string
  readonly Key: Item
  readonly ProjectionExpression?: string | undefined
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>> | undefined
}

/** A read whose request is sound. */
export interface SoundGet {
  readonly tableName: string
  readonly key: Item
  readonly projection: readonly Path[] | undefined
}

export interface PlacedGet extends SoundGet {
  readonly table: Readonly<TableState>
  readonly order: string
  readonly item: Item | undefined
}

export function readGet(request: GetRequest): Result<SoundGet, AwsFault> {
  const key = settledItem(request.Key)
  if (!key.ok) return fail(validation(key.error))
  const { ProjectionExpression, ExpressionAttributeNames } = request
  const expressions = readExpressions({ ProjectionExpression, ExpressionAttributeNames }, [])
  return expressions.ok ? ok({ tableName: request.TableName, key: key.value, projection: expressions.value.projection }) : expressions
}

export function placeGet(step: Step, get: SoundGet): Result<PlacedGet, AwsFault> {
  const table = findTable(step, get.tableName)
  if (!table.ok) return table
  const fault = keyFault(table.value, get.key)
  if (fault) return fail(fault)
  const order = orderOfItem(table.value.key, get.key)
  return ok({ ...get, table: table.value, order, item: entryAt<ItemEntry>(step, itemsOf(table.value.name), order)?.item })
}

export function shownItem({ item, projection }: PlacedGet): Item | undefined {
  return item === undefined || projection === undefined ? item : project(item, projection)
}

/** Of several reads at once: one event for each table. */
export function noteReads(step: Step, operation: string, gets: readonly PlacedGet[]): void {
  for (const table of new Set(gets.map((get) => get.table))) {
    const own = gets.filter((get) => get.table === table)
    noteRead(step, table, { operation, count: own.filter(({ item }) => item !== undefined).length })
  }
}
