/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetItem.html */
import type { DynamodbInput } from '../../../../aws/services/dynamodb.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { bytesOfRead, consumedBy, readUnits } from '../capacity.ts'
import { legacyFault } from '../faults.ts'
import { placeGet, readGet, shownItem } from '../get-one.ts'
import { keyInWords } from '../item-key.ts'
import { noteRead } from '../tables.ts'

/** Nothing found is no fault: `Item` is left out. */
export function getItem(step: Step, input: DynamodbInput<'GetItem'>): Outcome {
  const fault = legacyFault(input)
  if (fault) return refuse(fault)
  const sound = readGet(input)
  if (!sound.ok) return refuse(sound.error)
  const place = placeGet(step, sound.value)
  if (!place.ok) return refuse(place.error)
  const { table, item } = place.value
  const units = { table: readUnits(bytesOfRead(item), input.ConsistentRead), indexes: {} }
  noteRead(step, table, { operation: 'GetItem', key: keyInWords(table, place.value.key), count: item === undefined ? 0 : 1 })
  const Item = shownItem(place.value)
  return answer({ ...(Item && { Item }), ...consumedBy(input.ReturnConsumedCapacity, table, units) })
}
