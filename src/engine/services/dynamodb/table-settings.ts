/** What a table is made of, checked as CreateTable and UpdateTable check it. */
import type { AwsFault } from '../../../aws/service.ts'
import { dynamodbLimits, type DynamodbInput } from '../../../aws/services/dynamodb.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import { constraint, invalidValues, validation } from './faults.ts'
import { namesOfKey } from './item-key.ts'
import type { IndexState, KeyNames, KeyType, TableState, Throughput } from './state.ts'

type CreateInput = DynamodbInput<'CreateTable'>
type GlobalIndex = NonNullable<CreateInput['GlobalSecondaryIndexes']>[number]
type LocalIndex = NonNullable<CreateInput['LocalSecondaryIndexes']>[number]
type Schema = CreateInput['KeySchema']

export type TableSettings = Pick<TableState, 'types' | 'key' | 'indexes' | 'billing' | 'throughput'>

const pattern = /^[a-zA-Z0-9_.-]+$/

export function nameFault(name: string, member: string): AwsFault | undefined {
  if (name.length < 3) return constraint(name, member, 'have length greater than or equal to 3')
  if (name.length > 255) return constraint(name, member, 'have length less than or equal to 255')
  return pattern.test(name) ? undefined : constraint(name, member, 'satisfy regular expression pattern: [a-zA-Z0-9_.-]+')
}

export function settledTable(input: CreateInput): Result<TableSettings, AwsFault> {
  const types = typesOf(input.AttributeDefinitions)
  const key = keyOf(input.KeySchema)
  if (!key.ok) return key
  const billing = input.BillingMode ?? 'PROVISIONED'
  const throughput = throughputOf(billing, input.ProvisionedThroughput)
  if (!throughput.ok) return throughput
  const indexes = indexesOf(input, key.value, billing)
  if (!indexes.ok) return indexes
  const fault = definitionsFault(types, key.value, indexes.value)
  return fault ? fail(fault) : ok({ types, key: key.value, indexes: indexes.value, billing, throughput: throughput.value })
}

export function typesOf(definitions: CreateInput['AttributeDefinitions']): Record<string, KeyType> {
  return Object.fromEntries(definitions.map(({ AttributeName, AttributeType }) => [AttributeName, AttributeType]))
}

/** The key of a table or of an index: one attribute, or two of which the first is the partition key. */
function keyOf(schema: Schema): Result<KeyNames, AwsFault> {
  const [hash, range] = schema
  if (hash === undefined || schema.length > 2) {
    const words = hash === undefined ? 'have length greater than or equal to 1' : 'have length less than or equal to 2'
    return fail(constraint(JSON.stringify(schema), 'keySchema', words))
  }
  if (hash.KeyType !== 'HASH') return fail(validation('Invalid KeySchema: The first KeySchemaElement is not a HASH key type'))
  if (range === undefined) return ok({ hash: hash.AttributeName, range: null })
  if (range.KeyType !== 'RANGE') return fail(validation('Invalid KeySchema: The second KeySchemaElement is not a RANGE key type'))
  if (hash.AttributeName === range.AttributeName) {
    return fail(validation('Both the Hash Key and the Range Key element in the KeySchema have the same name'))
  }
  return ok({ hash: hash.AttributeName, range: range.AttributeName })
}

const onDemand: Throughput = { read: 0, write: 0 }

export function throughputOf(billing: TableState['billing'], given: CreateInput['ProvisionedThroughput']): Result<Throughput, AwsFault> {
  if (billing === 'PAY_PER_REQUEST') {
    return given === undefined
      ? ok(onDemand)
      : fail(invalidValues('Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST'))
  }
  if (given === undefined) {
    return fail(invalidValues('ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED'))
  }
  const { ReadCapacityUnits: read, WriteCapacityUnits: write } = given
  const least = 'have value greater than or equal to 1'
  if (write < 1) return fail(constraint(write, 'provisionedThroughput.writeCapacityUnits', least))
  if (read < 1) return fail(constraint(read, 'provisionedThroughput.readCapacityUnits', least))
  return ok({ read, write })
}

function indexesOf(input: CreateInput, key: KeyNames, billing: TableState['billing']): Result<IndexState[], AwsFault> {
  const locals = input.LocalSecondaryIndexes ?? []
  const globals = input.GlobalSecondaryIndexes ?? []
  if (locals.length > dynamodbLimits.localIndexes) {
    return fail(invalidValues(`Number of LocalSecondaryIndexes exceeds per-table limit of ${dynamodbLimits.localIndexes}`))
  }
  if (globals.length > dynamodbLimits.globalIndexes) {
    return fail(invalidValues(`Number of GlobalSecondaryIndexes exceeds per-table limit of ${dynamodbLimits.globalIndexes}`))
  }
  const indexes: IndexState[] = []
  for (const local of locals) {
    const index = localIndex(local, key)
    if (!index.ok) return index
    indexes.push(index.value)
  }
  for (const global of globals) {
    const index = globalIndex(global, billing)
    if (!index.ok) return index
    indexes.push(index.value)
  }
  const names = indexes.map(({ name }) => name)
  const twice = names.find((name, place) => names.indexOf(name) < place)
  return twice === undefined ? ok(indexes) : fail(invalidValues(`Duplicate index name: ${twice}`))
}

function localIndex(given: LocalIndex, table: KeyNames): Result<IndexState, AwsFault> {
  const index = indexOf(given, 'local', onDemand)
  if (!index.ok) return index
  const { key, name } = index.value
  if (table.range === null) {
    return fail(invalidValues('Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex'))
  }
  if (key.range === null) return fail(invalidValues(`Index KeySchema does not have a range key for index: ${name}`))
  if (key.hash === table.hash) return index
  return fail(
    invalidValues(
      `Table KeySchema and Index KeySchema must have the same hash key for index: ${name}. Table: ${table.hash}, Index: ${key.hash}`,
    ),
  )
}

export function globalIndex(given: GlobalIndex, billing: TableState['billing']): Result<IndexState, AwsFault> {
  const throughput = throughputOf(billing, given.ProvisionedThroughput)
  return throughput.ok ? indexOf(given, 'global', throughput.value) : throughput
}

function indexOf(given: LocalIndex | GlobalIndex, kind: IndexState['kind'], throughput: Throughput): Result<IndexState, AwsFault> {
  const { IndexName: name, KeySchema, Projection } = given
  const fault = nameFault(name, 'indexName')
  if (fault) return fail(fault)
  const key = keyOf(KeySchema)
  if (!key.ok) return key
  const { ProjectionType: type, NonKeyAttributes: attributes = [] } = Projection
  if (type === undefined) return fail(invalidValues('Unknown ProjectionType: null'))
  if (type !== 'INCLUDE' && attributes.length > 0) {
    return fail(invalidValues(`ProjectionType is ${type}, but NonKeyAttributes is specified`))
  }
  if (type === 'INCLUDE' && attributes.length === 0) {
    return fail(invalidValues('ProjectionType is INCLUDE, but NonKeyAttributes is not specified'))
  }
  return ok({ name, kind, key: key.value, projection: { type, attributes }, throughput, items: 0, bytes: 0 })
}

/** Every attribute of a key is defined, and no other. */
export function definitionsFault(
  types: Readonly<Record<string, KeyType>>,
  key: KeyNames,
  indexes: readonly IndexState[],
): AwsFault | undefined {
  const defined = Object.keys(types)
  const used = [...new Set([key, ...indexes.map((index) => index.key)].flatMap(namesOfKey))]
  const missing = used.filter((name) => !defined.includes(name))
  if (missing.length > 0) {
    return invalidValues(
      `Some index key attributes are not defined in AttributeDefinitions. Keys: [${missing.join(', ')}], AttributeDefinitions: [${defined.join(', ')}]`,
    )
  }
  if (used.length === defined.length) return undefined
  return invalidValues(
    indexes.length === 0
      ? 'Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions'
      : `Some AttributeDefinitions are not used. AttributeDefinitions: [${defined.join(', ')}], keys used: [${used.join(', ')}]`,
  )
}
