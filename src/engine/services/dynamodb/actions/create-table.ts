/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html */
import { tableNameOf } from '../../../../aws/identity.ts'
import type { DynamodbInput } from '../../../../aws/services/dynamodb.ts'
import { derivedUuid } from '../../../../base/random.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { tableKey } from '../../shared/resource-keys.ts'
import { tableExists } from '../faults.ts'
import { createStore } from '../../shared/sorted-store.ts'
import { entriesOf, expiriesOf, itemsOf, type TableState } from '../state.ts'
import { describedTable } from '../table-description.ts'
import { nameFault, settledTable } from '../table-settings.ts'
import { editAccount } from '../tables.ts'
import { addTags } from '../tags.ts'

/** The table can be used at once; AWS takes some seconds. */
export function createTable(step: Step, input: DynamodbInput<'CreateTable'>): Outcome {
  const name = tableNameOf(input.TableName)
  const fault = nameFault(name, 'tableName')
  if (fault) return refuse(fault)
  const settings = settledTable(input)
  if (!settings.ok) return refuse(settings.error)
  const tags = addTags({}, input.Tags ?? [])
  if (!tags.ok) return refuse(tags.error)
  const key = tableKey(name)
  if (step.read(key) !== undefined) return refuse(tableExists(name))
  const table = step.create<TableState>(key, {
    ...settings.value,
    name,
    id: derivedUuid(step.seed, `${key} ${step.now}`),
    createdAt: step.epochMs,
    isProtected: input.DeletionProtectionEnabled ?? false,
    tags: tags.value,
    timeToLive: null,
    expiryDueAt: null,
    items: 0,
    bytes: 0,
    writes: 0,
    reads: 0,
    expired: 0,
    deeds: [],
  })
  createStore(step, itemsOf(name))
  createStore(step, expiriesOf(name))
  for (const index of table.indexes) createStore(step, entriesOf(name, index.name))
  const { tables } = editAccount(step)
  const place = tables.findIndex((other) => other > name)
  tables.splice(place < 0 ? tables.length : place, 0, name)
  step.emit('dynamodb.TableCreated', key, { indexes: table.indexes.length })
  return answer({ TableDescription: describedTable(table, 'CREATING') })
}
