/** DynamoDB's operations on items: one, many, and all or nothing. */
import { operation } from '../service.ts'
import { boolean, integer, list, map, optional, required, string, structure } from '../shape-builders.ts'
import {
  consumed,
  consumedList,
  consumptionMember,
  expressionMembers,
  legacyMembers,
  legacyQuery,
  legacyReads,
  legacyScan,
  legacyUpdates,
  names,
  onConditionFailure,
  tableName,
  values,
  writeMembers,
} from './dynamodb-shapes.ts'
import { item } from './dynamodb-value.ts'

const reference = 'https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_'
const common = [
  'ResourceNotFoundException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'InternalServerError',
  'ValidationException',
] as const
const writing = [
  'ConditionalCheckFailedException',
  'ItemCollectionSizeLimitExceededException',
  'TransactionConflictException',
  ...common,
] as const

const condition = { ConditionExpression: optional(string(), 'What must hold of the item for the write to happen.') } as const
const projected = { ProjectionExpression: optional(string()), ExpressionAttributeNames: optional(names) } as const
const before = string({ values: ['NONE', 'ALL_OLD', 'UPDATED_OLD', 'ALL_NEW', 'UPDATED_NEW'] })
const key = required(item, 'The whole primary key.')

const readMembers = {
  TableName: tableName,
  IndexName: optional(string()),
  Select: optional(string({ values: ['ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES', 'SPECIFIC_ATTRIBUTES', 'COUNT'] })),
  Limit: optional(integer({ min: 1 }), 'How many items are looked at, before the filter.'),
  ConsistentRead: optional(boolean),
  ExclusiveStartKey: optional(item),
  ...consumptionMember,
  ProjectionExpression: optional(string()),
  FilterExpression: optional(string()),
  ...expressionMembers,
  ...legacyReads,
  ConditionalOperator: legacyMembers.ConditionalOperator,
} as const
const pageOfItems = {
  Items: optional(list(item)),
  Count: optional(integer()),
  ScannedCount: optional(integer()),
  LastEvaluatedKey: optional(item),
  ...consumed,
} as const

const keysAndAttributes = structure({ Keys: required(list(item)), ConsistentRead: optional(boolean), ...projected, ...legacyReads })
const writeRequests = map(
  list(
    structure({ PutRequest: optional(structure({ Item: required(item) })), DeleteRequest: optional(structure({ Key: required(item) })) }),
  ),
)

const part = { TableName: tableName, ...expressionMembers, ...onConditionFailure } as const
const transactWrite = structure({
  ConditionCheck: optional(structure({ ...part, Key: key, ConditionExpression: required(string()) })),
  Put: optional(structure({ ...part, ...condition, Item: required(item) })),
  Delete: optional(structure({ ...part, ...condition, Key: key })),
  Update: optional(structure({ ...part, ...condition, Key: key, UpdateExpression: required(string()) })),
})
const transactErrors = ['TransactionCanceledException', ...common] as const

export const itemOperations = {
  BatchGetItem: operation({
    input: { RequestItems: required(map(keysAndAttributes)), ...consumptionMember },
    output: { Responses: optional(map(list(item))), UnprocessedKeys: optional(map(keysAndAttributes)), ...consumedList },
    errors: common,
    page: `${reference}BatchGetItem.html`,
  }),
  BatchWriteItem: operation({
    input: { RequestItems: required(writeRequests), ...writeMembers },
    output: { UnprocessedItems: optional(writeRequests), ...consumedList },
    errors: ['ItemCollectionSizeLimitExceededException', ...common],
    page: `${reference}BatchWriteItem.html`,
  }),
  DeleteItem: operation({
    input: {
      TableName: tableName,
      Key: key,
      ...condition,
      ...expressionMembers,
      ReturnValues: optional(before),
      ...onConditionFailure,
      ...writeMembers,
      ...legacyMembers,
    },
    output: { Attributes: optional(item), ...consumed },
    errors: writing,
    page: `${reference}DeleteItem.html`,
  }),
  GetItem: operation({
    input: { TableName: tableName, Key: key, ConsistentRead: optional(boolean), ...projected, ...consumptionMember, ...legacyReads },
    output: { Item: optional(item), ...consumed },
    errors: common,
    page: `${reference}GetItem.html`,
  }),
  PutItem: operation({
    input: {
      TableName: tableName,
      Item: required(values),
      ...condition,
      ...expressionMembers,
      ReturnValues: optional(before),
      ...onConditionFailure,
      ...writeMembers,
      ...legacyMembers,
    },
    output: { Attributes: optional(item), ...consumed },
    errors: writing,
    page: `${reference}PutItem.html`,
  }),
  Query: operation({
    input: { ...readMembers, ...legacyQuery, KeyConditionExpression: optional(string()), ScanIndexForward: optional(boolean) },
    output: pageOfItems,
    errors: common,
    page: `${reference}Query.html`,
  }),
  Scan: operation({
    input: {
      ...readMembers,
      ...legacyScan,
      Segment: optional(integer({ min: 0 })),
      TotalSegments: optional(integer({ min: 1, max: 1_000_000 })),
    },
    output: pageOfItems,
    errors: common,
    page: `${reference}Scan.html`,
  }),
  TransactGetItems: operation({
    input: {
      TransactItems: required(list(structure({ Get: required(structure({ TableName: tableName, Key: key, ...projected })) }))),
      ...consumptionMember,
    },
    output: { Responses: optional(list(structure({ Item: optional(item) }))), ...consumedList },
    errors: transactErrors,
    page: `${reference}TransactGetItems.html`,
  }),
  TransactWriteItems: operation({
    input: { TransactItems: required(list(transactWrite)), ClientRequestToken: optional(string({ min: 1, max: 36 })), ...writeMembers },
    output: { ...consumedList },
    errors: ['IdempotentParameterMismatchException', 'TransactionInProgressException', ...transactErrors],
    page: `${reference}TransactWriteItems.html`,
  }),
  UpdateItem: operation({
    input: {
      TableName: tableName,
      Key: key,
      UpdateExpression: optional(string()),
      ...condition,
      ...expressionMembers,
      ReturnValues: optional(before),
      ...onConditionFailure,
      ...writeMembers,
      ...legacyMembers,
      ...legacyUpdates,
    },
    output: { Attributes: optional(item), ...consumed },
    errors: writing,
    page: `${reference}UpdateItem.html`,
  }),
} as const
