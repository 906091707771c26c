/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteTable.html */
import { tableNameOf } from '../../../../aws/identity.ts'
import type { DynamodbInput } from '../../../../aws/services/dynamodb.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { tableKey } from '../../shared/resource-keys.ts'
import { tableNotFound, validation } from '../faults.ts'
import { removeStore } from '../../shared/sorted-store.ts'
import { entriesOf, expiriesOf, itemsOf, type TableState } from '../state.ts'
import { describedTable } from '../table-description.ts'
import { editAccount } from '../tables.ts'

export function deleteTable(step: Step, input: DynamodbInput<'DeleteTable'>): Outcome {
  const name = tableNameOf(input.TableName)
  const key = tableKey(name)
  const table = step.read<TableState>(key)
  if (table === undefined) return refuse(tableNotFound(name))
  if (table.isProtected) {
    return refuse(
      validation(`Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.`),
    )
  }
  const described = describedTable(table, 'DELETING')
  for (const index of table.indexes) removeStore(step, entriesOf(name, index.name))
  removeStore(step, itemsOf(name))
  removeStore(step, expiriesOf(name))
  step.remove(key)
  const account = editAccount(step)
  account.tables = account.tables.filter((other) => other !== name)
  step.emit('dynamodb.TableDeleted', key, { items: described.ItemCount })
  return answer({ TableDescription: described })
}
