/** The parts of which DynamoDB's requests and answers are made. */
import { boolean, double, integer, list, map, optional, required, string, structure, timestamp } from '../shape-builders.ts'
import { attributeValue, item } from './dynamodb-value.ts'

export const tableName = required(string(), 'The table’s name or ARN.')
export const names = map(string())
export const values = item

export const expressionMembers = {
  ExpressionAttributeNames: optional(names, 'What #names in expressions stand for.'),
  ExpressionAttributeValues: optional(values, 'What :values in expressions stand for.'),
} as const

const consumption = string({ values: ['INDEXES', 'TOTAL', 'NONE'] })
const metrics = string({ values: ['SIZE', 'NONE'] })

export const consumptionMember = { ReturnConsumedCapacity: optional(consumption) } as const

/** Of what writes: how much it took is told, the size of item collections never is. */
export const writeMembers = { ...consumptionMember, ReturnItemCollectionMetrics: optional(metrics) } as const

const expectation = structure({
  Value: optional(attributeValue),
  Exists: optional(boolean),
  ComparisonOperator: optional(string()),
  AttributeValueList: optional(list(attributeValue)),
})
const legacyOnly = 'A parameter of 2012 that is not simulated: use an expression.'

/** What came before expressions: described so that a request that has it can be told what to use. */
export const legacyMembers = {
  Expected: optional(map(expectation), legacyOnly),
  ConditionalOperator: optional(string(), legacyOnly),
} as const
export const legacyUpdates = {
  AttributeUpdates: optional(map(structure({ Value: optional(attributeValue), Action: optional(string()) })), legacyOnly),
} as const
const legacyCondition = structure({ ComparisonOperator: optional(string()), AttributeValueList: optional(list(attributeValue)) })
export const legacyReads = { AttributesToGet: optional(list(string()), legacyOnly) } as const
export const legacyQuery = {
  KeyConditions: optional(map(legacyCondition), legacyOnly),
  QueryFilter: optional(map(legacyCondition), legacyOnly),
} as const
export const legacyScan = { ScanFilter: optional(map(legacyCondition), legacyOnly) } as const

export const onConditionFailure = {
  ReturnValuesOnConditionCheckFailure: optional(
    string({ values: ['ALL_OLD', 'NONE'] }),
    'Whether a condition that fails tells the item as it stands.',
  ),
} as const

const capacity = structure({
  ReadCapacityUnits: optional(double),
  WriteCapacityUnits: optional(double),
  CapacityUnits: optional(double),
})
const consumedCapacity = structure({
  TableName: optional(string()),
  CapacityUnits: optional(double),
  ReadCapacityUnits: optional(double),
  WriteCapacityUnits: optional(double),
  Table: optional(capacity),
  LocalSecondaryIndexes: optional(map(capacity)),
  GlobalSecondaryIndexes: optional(map(capacity)),
})
export const consumed = { ConsumedCapacity: optional(consumedCapacity) } as const
export const consumedList = { ConsumedCapacity: optional(list(consumedCapacity)) } as const

export const tag = structure({ Key: required(string()), Value: required(string()) })

export const attributeDefinition = structure({
  AttributeName: required(string()),
  AttributeType: required(string({ values: ['S', 'N', 'B'] })),
})
export const keyElement = structure({ AttributeName: required(string()), KeyType: required(string({ values: ['HASH', 'RANGE'] })) })
const projection = structure({
  ProjectionType: optional(string({ values: ['ALL', 'KEYS_ONLY', 'INCLUDE'] })),
  NonKeyAttributes: optional(list(string())),
})
export const throughput = structure({ ReadCapacityUnits: required(integer()), WriteCapacityUnits: required(integer()) })
const onDemand = structure({ MaxReadRequestUnits: optional(integer()), MaxWriteRequestUnits: optional(integer()) })

export const localIndex = structure({
  IndexName: required(string()),
  KeySchema: required(list(keyElement)),
  Projection: required(projection),
})
export const globalIndex = structure({
  IndexName: required(string()),
  KeySchema: required(list(keyElement)),
  Projection: required(projection),
  ProvisionedThroughput: optional(throughput),
  OnDemandThroughput: optional(onDemand),
})

/** What of a table can be set and changes nothing of what runs. */
export const tableSettings = {
  BillingMode: optional(string({ values: ['PROVISIONED', 'PAY_PER_REQUEST'] })),
  ProvisionedThroughput: optional(throughput),
  OnDemandThroughput: optional(onDemand),
  StreamSpecification: optional(structure({ StreamEnabled: optional(boolean), StreamViewType: optional(string()) })),
  SSESpecification: optional(structure({ Enabled: optional(boolean), SSEType: optional(string()), KMSMasterKeyId: optional(string()) })),
  TableClass: optional(string({ values: ['STANDARD', 'STANDARD_INFREQUENT_ACCESS'] })),
  DeletionProtectionEnabled: optional(boolean),
} as const

const shownThroughput = structure({
  NumberOfDecreasesToday: required(integer()),
  ReadCapacityUnits: required(integer()),
  WriteCapacityUnits: required(integer()),
})
const shownIndex = {
  IndexName: required(string()),
  KeySchema: required(list(keyElement)),
  Projection: required(projection),
  IndexSizeBytes: required(integer()),
  ItemCount: required(integer()),
  IndexArn: required(string()),
} as const

export const tableDescription = structure({
  AttributeDefinitions: required(list(attributeDefinition)),
  TableName: required(string()),
  KeySchema: required(list(keyElement)),
  TableStatus: required(string({ values: ['CREATING', 'UPDATING', 'DELETING', 'ACTIVE'] })),
  CreationDateTime: required(timestamp),
  ProvisionedThroughput: required(shownThroughput),
  TableSizeBytes: required(integer()),
  ItemCount: required(integer()),
  TableArn: required(string()),
  TableId: required(string()),
  BillingModeSummary: optional(structure({ BillingMode: required(string()) })),
  LocalSecondaryIndexes: optional(list(structure(shownIndex))),
  GlobalSecondaryIndexes: optional(
    list(structure({ ...shownIndex, IndexStatus: required(string()), ProvisionedThroughput: required(shownThroughput) })),
  ),
  DeletionProtectionEnabled: required(boolean),
})
