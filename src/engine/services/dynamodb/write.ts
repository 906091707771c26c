/**
 * One write, in three parts that a transaction needs apart: reading the request, which looks at no table; finding its place,
 * which looks at no item; and what becomes of the item.
 */
import type { AwsFault } from '../../../aws/service.ts'
import { dynamodbLimits, type Item } from '../../../aws/services/dynamodb.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import { applyUpdate, holds, project } from '../../../matching/dynamodb-expressions/index.ts'
import type { Step } from '../../kernel/index.ts'
import { tableKey } from '../shared/resource-keys.ts'
import { conditionFault, invalidValues, validation } from './faults.ts'
import { itemKeyFault, keyFault, keyInWords, keyOfItem, namesOfKey, updatedIndexKeyFault } from './item-key.ts'
import { itemBytes, settledItem } from './item-value.ts'
import { keepItem, type ItemChange } from './keep-item.ts'
import { orderOfItem } from './order.ts'
import { readExpressions, type Expressions, type ExpressionTexts } from './request.ts'
import { entryAt } from '../shared/sorted-store.ts'
import { itemsOf, type ItemEntry, type TableState } from './state.ts'
import { editTable, findTable } from './tables.ts'

export type WriteKind = 'Put' | 'Delete' | 'Update' | 'ConditionCheck'

export interface WriteRequest extends ExpressionTexts {
  readonly TableName: string
  readonly Item?: Item | undefined
  readonly Key?: Item | undefined
  readonly ReturnValuesOnConditionCheckFailure?: 'ALL_OLD' | 'NONE' | undefined
}

/** A write whose request is sound. */
export interface SoundWrite {
  readonly kind: WriteKind
  readonly table: string
  /** The item to put, or the key. */
  readonly given: Item
  readonly expressions: Expressions
  readonly tellsItem: boolean
}

export interface PlacedWrite extends SoundWrite {
  readonly state: Readonly<TableState>
  readonly order: string
}

export interface PlannedWrite extends PlacedWrite, ItemChange {}

export function readWrite(kind: WriteKind, request: WriteRequest): Result<SoundWrite, AwsFault> {
  const kinds = kind === 'Update' ? (['UpdateExpression', 'ConditionExpression'] as const) : (['ConditionExpression'] as const)
  const given = settledItem((kind === 'Put' ? request.Item : request.Key) ?? {})
  if (!given.ok) return fail(validation(given.error))
  const expressions = readExpressions(request, kinds)
  if (!expressions.ok) return expressions
  if (kind === 'Put' && itemBytes(given.value) > dynamodbLimits.itemBytes) {
    return fail(validation('Item size has exceeded the maximum allowed size'))
  }
  const tellsItem = request.ReturnValuesOnConditionCheckFailure === 'ALL_OLD'
  return ok({ kind, table: request.TableName, given: given.value, expressions: expressions.value, tellsItem })
}

export function placeWrite(step: Step, write: SoundWrite): Result<PlacedWrite, AwsFault> {
  const table = findTable(step, write.table)
  if (!table.ok) return table
  const state = table.value
  const fault = write.kind === 'Put' ? itemKeyFault(state, write.given) : (keyFault(state, write.given) ?? updatedKeyFault(state, write))
  return fault ? fail(fault) : ok({ ...write, state, order: orderOfItem(state.key, write.given) })
}

function updatedKeyFault({ key }: Readonly<TableState>, { expressions }: SoundWrite): AwsFault | undefined {
  const heads = (expressions.update ?? []).map(({ path }) => path[0])
  const name = namesOfKey(key).find((each) => heads.includes(each))
  return name === undefined ? undefined : invalidValues(`Cannot update attribute ${name}. This attribute is part of the key`)
}

/** Fails where the condition does not hold, or where the item is not what the update takes it for. */
export function planWrite(step: Step, write: PlacedWrite): Result<PlannedWrite, AwsFault> {
  const { kind, given, expressions, state, order, tellsItem } = write
  const before = entryAt<ItemEntry>(step, itemsOf(state.name), order)?.item
  if (expressions.condition && !holds(expressions.condition, before ?? {})) return fail(conditionFault(tellsItem ? before : undefined))
  const plan = (after: Item | undefined): Result<PlannedWrite, AwsFault> => ok({ ...write, before, after })
  if (kind === 'Put') return plan(given)
  if (kind === 'Delete') return plan(undefined)
  if (kind === 'ConditionCheck') return plan(before)
  const after = applyUpdate(before ?? given, expressions.update ?? [])
  if (!after.ok) return fail(validation(after.error))
  if (itemBytes(after.value) > dynamodbLimits.itemBytes) {
    return fail(validation('Item size to update has exceeded the maximum allowed size'))
  }
  const fault = updatedIndexKeyFault(state, after.value)
  return fault ? fail(fault) : plan(after.value)
}

const deeds = { Put: 'PutItem', Delete: 'DeleteItem', Update: 'UpdateItem', ConditionCheck: 'ConditionCheck' } as const
const events = { Put: 'ItemPut', Delete: 'ItemDeleted', Update: 'ItemUpdated', ConditionCheck: 'ConditionChecked' } as const

/** Does what was planned, and tells it. */
export function doWrite(step: Step, write: PlannedWrite): void {
  const { kind, given, state, before, after } = write
  if (kind === 'ConditionCheck') return
  keepItem(step, state, write)
  const key = keyInWords(state, given)
  noteDeed(step, state, deeds[kind], key)
  const bytes = after === undefined ? 0 : itemBytes(after)
  step.emit(`dynamodb.${events[kind]}`, tableKey(state.name), { key, isNew: before === undefined, bytes })
}

const mostDeeds = 20

function noteDeed(step: Step, state: Readonly<TableState>, operation: string, key: string): void {
  const table = editTable(step, state)
  table.writes++
  table.deeds.push({ at: step.now, operation, key })
  if (table.deeds.length > mostDeeds) table.deeds.shift()
}

/** What stands at the paths that an update named: UPDATED_OLD and UPDATED_NEW. */
export function namedParts({ expressions }: PlannedWrite, item: Item | undefined): Item {
  return project(
    item ?? {},
    (expressions.update ?? []).map(({ path }) => path),
  )
}

export function identityOf({ state, given }: PlacedWrite): string {
  return `${state.name} ${JSON.stringify(keyOfItem(state, given))}`
}
