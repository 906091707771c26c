/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTable.html */
import { tableNameOf } from '../../../../aws/identity.ts'
import type { AwsFault } from '../../../../aws/service.ts'
import type { DynamodbInput } from '../../../../aws/services/dynamodb.ts'
import { fail, ok, type Result } from '../../../../base/result.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { tableKey } from '../../shared/resource-keys.ts'
import { invalidValues, tableNotFound } from '../faults.ts'
import { namesOfKey } from '../item-key.ts'
import { keepInIndex } from '../keep-item.ts'
import { createStore, entriesIn, everything, removeStore } from '../../shared/sorted-store.ts'
import { entriesOf, itemsOf, type IndexState, type ItemEntry, type KeyType, type TableState } from '../state.ts'
import { describedTable } from '../table-description.ts'
import { definitionsFault, globalIndex, throughputOf, typesOf } from '../table-settings.ts'
import { editTable, findTable } from '../tables.ts'

/** Global indexes come and go, throughput and protection change; all of it at once. */
export function updateTable(step: Step, input: DynamodbInput<'UpdateTable'>): Outcome {
  const found = findTable(step, input.TableName)
  if (!found.ok) return refuse(tableNotFound(tableNameOf(input.TableName)))
  const planned = planOf(found.value, input)
  if (!planned.ok) return refuse(planned.error)
  const { created, deleted, ...settings } = planned.value
  const table = Object.assign(editTable(step, found.value), settings)
  for (const name of deleted) removeStore(step, entriesOf(table.name, name))
  for (const index of table.indexes.filter(({ name }) => created.includes(name))) fillIndex(step, table, index)
  step.emit('dynamodb.TableUpdated', tableKey(table.name), { indexes: table.indexes.length })
  return answer({ TableDescription: describedTable(table, 'UPDATING') })
}

interface Plan extends Pick<TableState, 'billing' | 'throughput' | 'isProtected' | 'indexes' | 'types'> {
  readonly created: readonly string[]
  readonly deleted: readonly string[]
}

function planOf(table: Readonly<TableState>, input: DynamodbInput<'UpdateTable'>): Result<Plan, AwsFault> {
  const billing = input.BillingMode ?? table.billing
  const isAsked = input.BillingMode !== undefined || input.ProvisionedThroughput !== undefined
  const throughput = isAsked ? throughputOf(billing, input.ProvisionedThroughput) : ok(table.throughput)
  if (!throughput.ok) return throughput
  const types: Record<string, KeyType> = { ...table.types, ...typesOf(input.AttributeDefinitions ?? []) }
  let indexes = [...table.indexes]
  const [created, deleted]: [string[], string[]] = [[], []]
  for (const { Create, Update, Delete } of input.GlobalSecondaryIndexUpdates ?? []) {
    const name = Delete?.IndexName ?? Update?.IndexName
    if (name !== undefined && !indexes.some((index) => index.kind === 'global' && index.name === name)) {
      return fail({ code: 'ResourceNotFoundException', message: 'Requested resource not found', origin: 'client' })
    }
    if (Delete) {
      indexes = indexes.filter((index) => index.name !== Delete.IndexName)
      deleted.push(Delete.IndexName)
    }
    if (Create === undefined) continue
    const index = globalIndex(Create, billing)
    if (!index.ok) return index
    if (indexes.some((other) => other.name === Create.IndexName)) {
      return fail(invalidValues(`Attempting to create an index which already exists`))
    }
    indexes.push(index.value)
    created.push(Create.IndexName)
  }
  const used = new Set([table.key, ...indexes.map((index) => index.key)].flatMap(namesOfKey))
  const kept = Object.fromEntries(Object.entries(types).filter(([name]) => used.has(name)))
  const fault = definitionsFault(kept, table.key, indexes)
  if (fault) return fail(fault)
  const isProtected = input.DeletionProtectionEnabled ?? table.isProtected
  return ok({ billing, throughput: throughput.value, isProtected, indexes, types: kept, created, deleted })
}

function fillIndex(step: Step, table: TableState, index: IndexState): void {
  createStore(step, entriesOf(table.name, index.name))
  for (const { order, item } of entriesIn<ItemEntry>(step, itemsOf(table.name), everything)) {
    keepInIndex(step, table, index, { order, before: undefined, after: item })
  }
}
