/** Amazon DynamoDB as data: operations, limits. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/ */
import type { InputOf, OperationName, OutputOf, ServiceModel } from '../service.ts'
import { list, optional, string, structure } from '../shape-builders.ts'
import { itemOperations } from './dynamodb-item-operations.ts'
import { tableOperations } from './dynamodb-table-operations.ts'
import { item } from './dynamodb-value.ts'

export { attributeTypes, type AttributeType, type AttributeValue, type Item } from './dynamodb-value.ts'

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html */
export const dynamodbLimits = {
  itemBytes: 409_600,
  /** Of one page of Query or Scan, and of a BatchGetItem times sixteen. */
  pageBytes: 1_048_576,
  batchGetBytes: 16_777_216,
  batchGetKeys: 100,
  batchWriteRequests: 25,
  transactItems: 100,
  transactBytes: 4_194_304,
  expressionBytes: 4_096,
  partitionKeyBytes: 2_048,
  sortKeyBytes: 1_024,
  nameBytes: 65_535,
  nesting: 32,
  digits: 38,
  globalIndexes: 20,
  localIndexes: 5,
  tags: 50,
  /** For how long a token of TransactWriteItems is known. */
  tokenMs: 600_000,
} as const

const reason = structure({ Code: optional(string()), Message: optional(string()), Item: optional(item) })

export const dynamodb = {
  id: 'dynamodb',
  sdkName: 'DynamoDB',
  sdkPackage: '@aws-sdk/client-dynamodb',
  apiVersion: '2012-08-10',
  protocol: 'json',
  jsonVersion: '1.0',
  targetPrefix: 'DynamoDB_20120810',
  faultPrefix: 'com.amazonaws.dynamodb.v20120810#',
  faultMembers: {
    ConditionalCheckFailedException: structure({ Item: optional(item) }),
    TransactionCanceledException: structure({ CancellationReasons: optional(list(reason)) }),
  },
  operations: { ...tableOperations, ...itemOperations },
} as const satisfies ServiceModel

export type DynamodbOperation = OperationName<typeof dynamodb>
export type DynamodbInput<O extends DynamodbOperation> = InputOf<typeof dynamodb, O>
export type DynamodbOutput<O extends DynamodbOperation> = OutputOf<typeof dynamodb, O>
