/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html */
import type { AwsFault } from '../../../../aws/service.ts'
import { tableNameOf } from '../../../../aws/identity.ts'
import { dynamodbLimits, type DynamodbInput, type Item } from '../../../../aws/services/dynamodb.ts'
import { emptyRecord } from '../../../../base/json.ts'
import { fail, ok, type Result } from '../../../../base/result.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { bytesOfRead, consumedByAll, readUnits } from '../capacity.ts'
import { legacyFault, validation } from '../faults.ts'
import { noteReads, placeGet, readGet, shownItem, type PlacedGet } from '../get-one.ts'

type Requests = DynamodbInput<'BatchGetItem'>['RequestItems']
type Placed = PlacedGet & { readonly asked: string; readonly isConsistent: boolean | undefined }

/** What goes beyond 16 MB comes back as keys to ask for again. */
export function batchGetItem(step: Step, input: DynamodbInput<'BatchGetItem'>): Outcome {
  const placed = placeAll(step, input.RequestItems)
  if (!placed.ok) return refuse(placed.error)
  const responses = emptyRecord<Item[]>()
  const left = emptyRecord<Requests[string]>()
  for (const name in input.RequestItems) responses[name] = []
  const read: Placed[] = []
  let bytes = 0
  for (const get of placed.value) {
    bytes += bytesOfRead(get.item)
    if (bytes > dynamodbLimits.batchGetBytes) {
      const request = input.RequestItems[get.asked] as Requests[string]
      left[get.asked] = { ...request, Keys: [...(left[get.asked]?.Keys ?? []), get.key] }
      continue
    }
    read.push(get)
    const shown = shownItem(get)
    if (shown) responses[get.asked]?.push(shown)
  }
  noteReads(step, 'BatchGetItem', read)
  const units = read.map(({ table, item, isConsistent }) => ({
    table,
    units: { table: readUnits(bytesOfRead(item), isConsistent), indexes: {} },
  }))
  return answer({ Responses: responses, UnprocessedKeys: left, ...consumedByAll(input.ReturnConsumedCapacity, units) })
}

function placeAll(step: Step, requests: Requests): Result<Placed[], AwsFault> {
  const placed: Placed[] = []
  const seen = new Set<string>()
  const count = Object.values(requests).reduce((sum, { Keys }) => sum + Keys.length, 0)
  if (count === 0) {
    return fail(
      validation(
        "1 validation error detected: Value '{}' at 'requestItems' failed to satisfy constraint: Member must have length greater than or equal to 1",
      ),
    )
  }
  if (count > dynamodbLimits.batchGetKeys) return fail(validation('Too many items requested for the BatchGetItem call'))
  for (const [asked, request] of Object.entries(requests)) {
    const legacy = legacyFault(request)
    if (legacy) return fail(legacy)
    for (const Key of request.Keys) {
      const sound = readGet({ ...request, TableName: asked, Key })
      if (!sound.ok) return sound
      const get = placeGet(step, sound.value)
      if (!get.ok) return get
      const identity = `${tableNameOf(asked)} ${get.value.order}`
      if (seen.has(identity)) return fail(validation('Provided list of item keys contains duplicates'))
      seen.add(identity)
      placed.push({ ...get.value, asked, isConsistent: request.ConsistentRead })
    }
  }
  return ok(placed)
}
