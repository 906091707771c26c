/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactGetItems.html */
import { dynamodbLimits, type DynamodbInput } from '../../../../aws/services/dynamodb.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { bytesOfRead, consumedByAll, readUnits } from '../capacity.ts'
import { constraint } from '../faults.ts'
import { noteReads, placeGet, readGet, shownItem, type PlacedGet } from '../get-one.ts'

/** All of it as it stands at one moment. */
export function transactGetItems(step: Step, input: DynamodbInput<'TransactGetItems'>): Outcome {
  const { TransactItems } = input
  const most = dynamodbLimits.transactItems
  if (TransactItems.length === 0) return refuse(constraint('[]', 'transactItems', 'have length greater than or equal to 1'))
  if (TransactItems.length > most) return refuse(constraint('[...]', 'transactItems', `have length less than or equal to ${most}`))
  const gets: PlacedGet[] = []
  for (const { Get } of TransactItems) {
    const sound = readGet(Get)
    if (!sound.ok) return refuse(sound.error)
    const get = placeGet(step, sound.value)
    if (!get.ok) return refuse(get.error)
    gets.push(get.value)
  }
  noteReads(step, 'TransactGetItems', gets)
  const units = gets.map(({ table, item }) => ({ table, units: { table: readUnits(bytesOfRead(item), true), indexes: {} } }))
  const Responses = gets.map((get) => {
    const Item = shownItem(get)
    return Item === undefined ? {} : { Item }
  })
  return answer({ Responses, ...consumedByAll(input.ReturnConsumedCapacity, units, 2) })
}
