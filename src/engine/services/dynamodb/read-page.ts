/**
 * One page of Query or Scan: items in order, up to a number or 1 MB of them, of which a filter then leaves some.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.Pagination.html
 */
import type { AwsFault } from '../../../aws/service.ts'
import { dynamodbLimits, type DynamodbInput, type DynamodbOutput, type Item } from '../../../aws/services/dynamodb.ts'
import { assert } from '../../../base/assert.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import { holds, project, typeOf } from '../../../matching/dynamodb-expressions/index.ts'
import type { Step } from '../../kernel/index.ts'
import { consumedBy, readUnits } from './capacity.ts'
import { constraint, invalidValues, legacyFault, validation } from './faults.ts'
import { keyOfItem, namesOfKey } from './item-key.ts'
import { itemBytes, settledItem } from './item-value.ts'
import { projected } from './keep-item.ts'
import { memberOf, orderInIndex, orderOfItem } from './order.ts'
import type { Expressions } from './request.ts'
import { entriesIn, entryAt, type Range } from '../shared/sorted-store.ts'
import { entriesOf, itemsOf, type IndexEntry, type IndexState, type ItemEntry, type TableState } from './state.ts'
import { findIndex, findTable, noteRead } from './tables.ts'

export type ReadInput = DynamodbInput<'Query'> | DynamodbInput<'Scan'>

/** Where a read goes. */
export interface ReadPlace {
  readonly table: Readonly<TableState>
  readonly index: Readonly<IndexState> | undefined
}

/** What is wrong whatever the table. */
export function inputFault(input: ReadInput): AwsFault | undefined {
  const legacy = legacyFault(input)
  if (legacy) return legacy
  const { Limit, Select, ProjectionExpression } = input
  if (Limit !== undefined && Limit < 1) return constraint(Limit, 'limit', 'have value greater than or equal to 1')
  if (Select === 'SPECIFIC_ATTRIBUTES' && ProjectionExpression === undefined) {
    return validation('Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES')
  }
  if (Select !== undefined && Select !== 'SPECIFIC_ATTRIBUTES' && ProjectionExpression !== undefined) {
    return validation(`Cannot specify the ProjectionExpression when choosing to get ${selected[Select]}`)
  }
  return Select === 'ALL_PROJECTED_ATTRIBUTES' && input.IndexName === undefined
    ? invalidValues('ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName')
    : undefined
}

const selected = { ALL_ATTRIBUTES: 'ALL_ATTRIBUTES', ALL_PROJECTED_ATTRIBUTES: 'ALL_PROJECTED_ATTRIBUTES', COUNT: 'only the Count' }

export function placeOfRead(step: Step, input: ReadInput): Result<ReadPlace, AwsFault> {
  const table = findTable(step, input.TableName)
  if (!table.ok) return table
  if (input.IndexName === undefined) return ok({ table: table.value, index: undefined })
  const index = findIndex(table.value, input.IndexName)
  if (!index.ok) return index
  const { kind, name, projection } = index.value
  if (kind === 'global' && input.ConsistentRead === true) {
    return fail(validation('Consistent reads are not supported on global secondary indexes'))
  }
  if (kind === 'global' && input.Select === 'ALL_ATTRIBUTES' && projection.type !== 'ALL') {
    return fail(
      invalidValues(
        `Select type ALL_ATTRIBUTES is not supported for global secondary index ${name} because its projection type is not ALL`,
      ),
    )
  }
  return ok({ table: table.value, index: index.value })
}

/** Reads on behind the key that a page before this one ended with. */
export function readPage(
  step: Step,
  input: ReadInput,
  place: ReadPlace,
  range: Range,
  expressions: Expressions,
): Result<DynamodbOutput<'Query'>, AwsFault> {
  const { table, index } = place
  const rest = input.ExclusiveStartKey === undefined ? ok(range) : behindKey(place, range, input.ExclusiveStartKey)
  if (!rest.ok) return rest
  const { Limit = Infinity, Select, ConsistentRead } = input
  const shown: Item[] = []
  let [scanned, bytes] = [0, 0]
  let end: Item | undefined
  for (const item of itemsIn(step, place, rest.value)) {
    const seen = index === undefined || sees(input, index) ? item : projected(table, index, item)
    scanned++
    bytes += itemBytes(seen)
    if (expressions.filter === undefined || holds(expressions.filter, seen)) shown.push(seen)
    if (scanned < Limit && bytes < dynamodbLimits.pageBytes) continue
    end = endKey(place, item)
    break
  }
  const { projection } = expressions
  const units = readUnits(bytes, ConsistentRead)
  const operation = `${'KeyConditionExpression' in input ? 'Query' : 'Scan'}${index === undefined ? '' : ` of ${index.name}`}`
  noteRead(step, table, { operation, count: shown.length, scanned })
  return ok({
    ...(Select !== 'COUNT' && { Items: projection === undefined ? shown : shown.map((item) => project(item, projection)) }),
    Count: shown.length,
    ScannedCount: scanned,
    ...(end && { LastEvaluatedKey: end }),
    ...consumedBy(
      input.ReturnConsumedCapacity,
      table,
      index === undefined ? { table: units, indexes: {} } : { table: 0, indexes: { [index.name]: units } },
    ),
  })
}

/** A local index fetches from the table what it does not hold itself. */
function sees({ Select, ProjectionExpression }: ReadInput, { kind }: Readonly<IndexState>): boolean {
  return kind === 'local' && (Select === 'ALL_ATTRIBUTES' || ProjectionExpression !== undefined)
}

function* itemsIn(step: Step, { table, index }: ReadPlace, range: Range): Generator<Item, void> {
  const items = itemsOf(table.name)
  if (index === undefined) {
    for (const { item } of entriesIn<ItemEntry>(step, items, range)) yield item
    return
  }
  for (const { base } of entriesIn<IndexEntry>(step, entriesOf(table.name, index.name), range)) {
    const item = entryAt<ItemEntry>(step, items, base)?.item
    assert(item, () => `the index ${index.name} of ${table.name} holds what is gone`)
    yield item
  }
}

function endKey({ table, index }: ReadPlace, item: Item): Item {
  const own = Object.fromEntries(
    (index === undefined ? [] : namesOfKey(index.key)).map((name) => [name, memberOf(item, name) as Item[string]]),
  )
  return { ...own, ...keyOfItem(table, item) }
}

function behindKey({ table, index }: ReadPlace, range: Range, given: Item): Result<Range, AwsFault> {
  const key = settledItem(given)
  const names = new Set([...namesOfKey(table.key), ...(index === undefined ? [] : namesOfKey(index.key))])
  const isWhole =
    key.ok &&
    Object.keys(key.value).length === names.size &&
    [...names].every((name) => {
      const value = memberOf(key.value, name)
      return value !== undefined && typeOf(value) === table.types[name]
    })
  if (!isWhole) return fail(validation('The provided starting key is invalid'))
  const base = orderOfItem(table.key, key.value)
  const order = index === undefined ? base : (orderInIndex(index.key, key.value, base) as string)
  if (order < range.from || order >= range.to) {
    return fail(validation('The provided starting key is outside query boundaries based on provided conditions'))
  }
  // The next text after this one.
  return ok(range.isBackward ? { ...range, to: order } : { ...range, from: `${order}\0` })
}
