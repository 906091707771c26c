/** Which tables there are, and finding one by what a request calls it. */
import { tableNameOf } from '../../../aws/identity.ts'
import type { AwsFault } from '../../../aws/service.ts'
import type { JsonObject } from '../../../base/json.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import type { ResourceKey, Step } from '../../kernel/index.ts'
import { tableKey } from '../shared/resource-keys.ts'
import { noSuchTable, validation } from './faults.ts'
import type { IndexState, TableState } from './state.ts'

const accountKey: ResourceKey = 'dynamodb/account'

export interface DynamodbAccount {
  /** Names, in their order. */
  tables: string[]
  /** Transactions that were done with a token: when, and a digest of what was asked. */
  tokens: Record<string, { readonly at: number; readonly digest: number }>
}

export function accountOf(step: Step): Readonly<DynamodbAccount> {
  return step.read<DynamodbAccount>(accountKey) ?? { tables: [], tokens: {} }
}

export function editAccount(step: Step): DynamodbAccount {
  return step.read(accountKey) === undefined
    ? step.create<DynamodbAccount>(accountKey, { tables: [], tokens: {} })
    : step.edit<DynamodbAccount>(accountKey)
}

/** By name or ARN. */
export function findTable(step: Step, reference: string): Result<Readonly<TableState>, AwsFault> {
  const table = step.read<TableState>(tableKey(tableNameOf(reference)))
  return table === undefined ? fail(noSuchTable) : ok(table)
}

export function editTable(step: Step, { name }: Readonly<TableState>): TableState {
  return step.edit<TableState>(tableKey(name))
}

/** Counts a read, and tells it. */
export function noteRead(step: Step, table: Readonly<TableState>, data: JsonObject): void {
  editTable(step, table).reads++
  step.emit('dynamodb.Read', tableKey(table.name), data)
}

export function findIndex(table: Readonly<TableState>, name: string): Result<Readonly<IndexState>, AwsFault> {
  const index = table.indexes.find((each) => each.name === name)
  return index === undefined ? fail(validation(`The table does not have the specified index: ${name}`)) : ok(index)
}
