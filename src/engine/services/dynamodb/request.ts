/** What requests on items have in common: their expressions and placeholders, read before any table is looked at. */
import type { AwsFault } from '../../../aws/service.ts'
import type { AttributeValue, Item } from '../../../aws/services/dynamodb.ts'
import { emptyRecord } from '../../../base/json.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import {
  placeholders,
  readCondition,
  readProjection,
  readUpdate,
  unusedPlaceholder,
  type Condition,
  type Path,
  type Placeholders,
  type Update,
} from '../../../matching/dynamodb-expressions/index.ts'
import { validation } from './faults.ts'
import { settledValue } from './item-value.ts'

/** Those that an operation has; `ConditionExpression: undefined` says that it may have one. */
export interface ExpressionTexts {
  readonly ConditionExpression?: string | undefined
  readonly FilterExpression?: string | undefined
  readonly KeyConditionExpression?: string | undefined
  readonly ProjectionExpression?: string | undefined
  readonly UpdateExpression?: string | undefined
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>> | undefined
  readonly ExpressionAttributeValues?: Item | undefined
}

export interface Expressions {
  readonly condition?: Condition
  readonly filter?: Condition
  readonly keyCondition?: Condition
  readonly projection?: readonly Path[]
  readonly update?: Update
}

/** `kinds`: expressions that take values, as AWS lists them where all of them are missing. */
export function readExpressions(texts: ExpressionTexts, kinds: readonly (keyof ExpressionTexts)[]): Result<Expressions, AwsFault> {
  const given = givenPlaceholders(texts, kinds)
  if (!given.ok) return given
  const read = readAll(texts, given.value)
  if (!read.ok) return fail(validation(read.error))
  const unused = unusedPlaceholder(given.value)
  return unused === undefined ? read : fail(validation(unused))
}

function readAll(texts: ExpressionTexts, given: Placeholders): Result<Expressions, string> {
  const { UpdateExpression, ConditionExpression, KeyConditionExpression, FilterExpression, ProjectionExpression } = texts
  const update = UpdateExpression === undefined ? ok(undefined) : readUpdate(UpdateExpression, given)
  if (!update.ok) return update
  const condition = conditionOf('ConditionExpression', ConditionExpression, given)
  if (!condition.ok) return condition
  const filter = conditionOf('FilterExpression', FilterExpression, given)
  if (!filter.ok) return filter
  const projection = ProjectionExpression === undefined ? ok(undefined) : readProjection(ProjectionExpression, given)
  if (!projection.ok) return projection
  const keyCondition = conditionOf('KeyConditionExpression', KeyConditionExpression, given)
  if (!keyCondition.ok) return keyCondition
  return ok({
    ...(update.value && { update: update.value }),
    ...(condition.value && { condition: condition.value }),
    ...(filter.value && { filter: filter.value }),
    ...(projection.value && { projection: projection.value }),
    ...(keyCondition.value && { keyCondition: keyCondition.value }),
  })
}

function conditionOf(
  kind: 'ConditionExpression' | 'FilterExpression' | 'KeyConditionExpression',
  text: string | undefined,
  given: Placeholders,
): Result<Condition | undefined, string> {
  return text === undefined ? ok(undefined) : readCondition(kind, text, given)
}

function givenPlaceholders(texts: ExpressionTexts, kinds: readonly (keyof ExpressionTexts)[]): Result<Placeholders, AwsFault> {
  const { ExpressionAttributeNames: names, ExpressionAttributeValues: values, ProjectionExpression } = texts
  const hasAny = kinds.some((kind) => texts[kind] !== undefined)
  if (names && !hasAny && ProjectionExpression === undefined) {
    return fail(validation('ExpressionAttributeNames can only be specified when using expressions'))
  }
  if (values && !hasAny) {
    const missing = `${kinds.join(' and ')} ${kinds.length > 1 ? 'are' : 'is'} null`
    return fail(validation(`ExpressionAttributeValues can only be specified when using expressions: ${missing}`))
  }
  if (names && Object.keys(names).length === 0) return fail(validation('ExpressionAttributeNames must not be empty'))
  if (values && Object.keys(values).length === 0) return fail(validation('ExpressionAttributeValues must not be empty'))
  const bad = Object.keys(names ?? {}).find((key) => !/^#\w+$/.test(key))
  if (bad !== undefined) return fail(validation(`ExpressionAttributeNames contains invalid key: Syntax error; key: "${bad}"`))
  const settled = settledValues(values ?? {})
  return settled.ok ? ok(placeholders(names ?? {}, settled.value)) : settled
}

function settledValues(values: Item): Result<Item, AwsFault> {
  const settled = emptyRecord<AttributeValue>()
  for (const key in values) {
    if (!/^:\w+$/.test(key)) return fail(validation(`ExpressionAttributeValues contains invalid key: Syntax error; key: "${key}"`))
    const value = settledValue(values[key] as AttributeValue)
    if (!value.ok) return fail(validation(`ExpressionAttributeValues contains invalid value: ${value.error} for key ${key}`))
    settled[key] = value.value
  }
  return ok(settled)
}
