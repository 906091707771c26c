/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html */
import type { AwsFault } from '../../../../aws/service.ts'
import { dynamodbLimits, type DynamodbInput } from '../../../../aws/services/dynamodb.ts'
import { fail, ok, type Result } from '../../../../base/result.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { consumedByAll, unitsOfWrite, type Units } from '../capacity.ts'
import { validation } from '../faults.ts'
import type { TableState } from '../state.ts'
import { doWrite, identityOf, placeWrite, planWrite, readWrite, type PlacedWrite } from '../write.ts'

type Requests = DynamodbInput<'BatchWriteItem'>['RequestItems']

/** Nothing is ever left unprocessed: there is always throughput. */
export function batchWriteItem(step: Step, input: DynamodbInput<'BatchWriteItem'>): Outcome {
  const placed = placeAll(step, input.RequestItems)
  if (!placed.ok) return refuse(placed.error)
  const units: { readonly table: Readonly<TableState>; readonly units: Units }[] = []
  for (const write of placed.value) {
    const plan = planWrite(step, write)
    if (!plan.ok) return refuse(plan.error)
    units.push({ table: write.state, units: unitsOfWrite(write.state, plan.value) })
    doWrite(step, plan.value)
  }
  return answer({ UnprocessedItems: {}, ...consumedByAll(input.ReturnConsumedCapacity, units) })
}

function placeAll(step: Step, requests: Requests): Result<PlacedWrite[], AwsFault> {
  const all = Object.entries(requests).flatMap(([TableName, writes]) => writes.map((write) => ({ TableName, write })))
  if (all.length === 0 || Object.values(requests).some((writes) => writes.length === 0)) {
    return fail(validation('The batch write request list for a table cannot be null or empty'))
  }
  if (all.length > dynamodbLimits.batchWriteRequests) return fail(validation('Too many items requested for the BatchWriteItem call'))
  const placed: PlacedWrite[] = []
  const seen = new Set<string>()
  for (const { TableName, write } of all) {
    const { PutRequest, DeleteRequest } = write
    if ((PutRequest === undefined) === (DeleteRequest === undefined)) {
      return fail(validation('Supplied WriteRequest must have exactly one of PutRequest or DeleteRequest'))
    }
    const sound = PutRequest ? readWrite('Put', { TableName, ...PutRequest }) : readWrite('Delete', { TableName, ...DeleteRequest })
    if (!sound.ok) return sound
    const found = placeWrite(step, sound.value)
    if (!found.ok) return found
    const identity = identityOf(found.value)
    if (seen.has(identity)) return fail(validation('Provided list of item keys contains duplicates'))
    seen.add(identity)
    placed.push(found.value)
  }
  return ok(placed)
}
