/** DynamoDB's operations on tables: their life, tags and time to live. */
import { operation } from '../service.ts'
import { boolean, integer, list, optional, required, string, structure } from '../shape-builders.ts'
import {
  attributeDefinition,
  globalIndex,
  keyElement,
  localIndex,
  tableDescription,
  tableName,
  tableSettings,
  tag,
  throughput,
} from './dynamodb-shapes.ts'

const reference = 'https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_'
const notFound = 'ResourceNotFoundException'
const inUse = 'ResourceInUseException'
const common = ['InternalServerError', 'ValidationException'] as const

const timeToLive = structure({ Enabled: required(boolean), AttributeName: required(string()) })

export const tableOperations = {
  CreateTable: operation({
    input: {
      TableName: tableName,
      AttributeDefinitions: required(list(attributeDefinition)),
      KeySchema: required(list(keyElement)),
      LocalSecondaryIndexes: optional(list(localIndex)),
      GlobalSecondaryIndexes: optional(list(globalIndex)),
      ...tableSettings,
      Tags: optional(list(tag)),
    },
    output: { TableDescription: optional(tableDescription) },
    errors: [inUse, 'LimitExceededException', ...common],
    page: `${reference}CreateTable.html`,
  }),
  DeleteTable: operation({
    input: { TableName: tableName },
    output: { TableDescription: optional(tableDescription) },
    errors: [inUse, notFound, 'LimitExceededException', ...common],
    page: `${reference}DeleteTable.html`,
  }),
  DescribeTable: operation({
    input: { TableName: tableName },
    output: { Table: optional(tableDescription) },
    errors: [notFound, ...common],
    page: `${reference}DescribeTable.html`,
  }),
  DescribeTimeToLive: operation({
    input: { TableName: tableName },
    output: {
      TimeToLiveDescription: optional(structure({ TimeToLiveStatus: optional(string()), AttributeName: optional(string()) })),
    },
    errors: [notFound, ...common],
    page: `${reference}DescribeTimeToLive.html`,
  }),
  ListTables: operation({
    input: { ExclusiveStartTableName: optional(string()), Limit: optional(integer({ min: 1, max: 100 })) },
    output: { TableNames: optional(list(string())), LastEvaluatedTableName: optional(string()) },
    errors: common,
    page: `${reference}ListTables.html`,
  }),
  ListTagsOfResource: operation({
    input: { ResourceArn: required(string()), NextToken: optional(string()) },
    output: { Tags: optional(list(tag)), NextToken: optional(string()) },
    errors: [notFound, ...common],
    page: `${reference}ListTagsOfResource.html`,
  }),
  TagResource: operation({
    input: { ResourceArn: required(string()), Tags: required(list(tag)) },
    output: {},
    errors: [notFound, inUse, 'LimitExceededException', ...common],
    page: `${reference}TagResource.html`,
  }),
  UntagResource: operation({
    input: { ResourceArn: required(string()), TagKeys: required(list(string())) },
    output: {},
    errors: [notFound, inUse, 'LimitExceededException', ...common],
    page: `${reference}UntagResource.html`,
  }),
  UpdateTable: operation({
    input: {
      TableName: tableName,
      AttributeDefinitions: optional(list(attributeDefinition)),
      GlobalSecondaryIndexUpdates: optional(
        list(
          structure({
            Create: optional(globalIndex),
            Update: optional(structure({ IndexName: required(string()), ProvisionedThroughput: optional(throughput) })),
            Delete: optional(structure({ IndexName: required(string()) })),
          }),
        ),
      ),
      ...tableSettings,
    },
    output: { TableDescription: optional(tableDescription) },
    errors: [inUse, notFound, 'LimitExceededException', ...common],
    page: `${reference}UpdateTable.html`,
  }),
  UpdateTimeToLive: operation({
    input: { TableName: tableName, TimeToLiveSpecification: required(timeToLive) },
    output: { TimeToLiveSpecification: optional(timeToLive) },
    errors: [notFound, inUse, 'LimitExceededException', ...common],
    page: `${reference}UpdateTimeToLive.html`,
  }),
} as const
