/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTimeToLive.html */
import { tableNameOf } from '../../../../aws/identity.ts'
import type { DynamodbInput } from '../../../../aws/services/dynamodb.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { tableKey } from '../../shared/resource-keys.ts'
import { tableNotFound, validation } from '../faults.ts'
import { keepExpiry } from '../keep-item.ts'
import { createStore, entriesIn, everything, removeStore } from '../../shared/sorted-store.ts'
import { expiriesOf, itemsOf, type ItemEntry } from '../state.ts'
import { editTable, findTable } from '../tables.ts'

export function updateTimeToLive(step: Step, input: DynamodbInput<'UpdateTimeToLive'>): Outcome {
  const found = findTable(step, input.TableName)
  if (!found.ok) return refuse(tableNotFound(tableNameOf(input.TableName)))
  const { Enabled, AttributeName } = input.TimeToLiveSpecification
  const { name, timeToLive } = found.value
  if (AttributeName === '') return refuse(validation('TimeToLive AttributeName must not be empty'))
  if (Enabled && timeToLive !== null) {
    const words =
      timeToLive === AttributeName
        ? 'TimeToLive is already enabled'
        : `TimeToLive is active on a different AttributeName: current AttributeName is ${timeToLive}`
    return refuse(validation(words))
  }
  if (!Enabled && timeToLive === null) return refuse(validation('TimeToLive is already disabled'))
  if (!Enabled && timeToLive !== AttributeName) {
    return refuse(validation(`TimeToLive is active on a different AttributeName: current AttributeName is ${timeToLive}`))
  }
  const table = editTable(step, found.value)
  table.timeToLive = Enabled ? AttributeName : null
  table.expiryDueAt = null
  removeStore(step, expiriesOf(name))
  createStore(step, expiriesOf(name))
  if (Enabled) {
    for (const { order, item } of entriesIn<ItemEntry>(step, itemsOf(name), everything)) {
      keepExpiry(step, table, AttributeName, { order, before: undefined, after: item })
    }
  }
  step.emit('dynamodb.TimeToLiveUpdated', tableKey(name), { attribute: table.timeToLive ?? '' })
  return answer({ TimeToLiveSpecification: { Enabled, AttributeName } })
}
