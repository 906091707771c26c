/** A table as DynamoDB describes it. */
import { tableArn } from '../../../aws/identity.ts'
import type { DynamodbOutput } from '../../../aws/services/dynamodb.ts'
import type { IndexState, KeyNames, TableState, Throughput } from './state.ts'

type Description = NonNullable<DynamodbOutput<'DescribeTable'>['Table']>

/** `status`: a table is made and gone at once, but the answers speak of it as AWS does. */
export function describedTable(table: Readonly<TableState>, status: Description['TableStatus']): Description {
  const local = table.indexes.filter(({ kind }) => kind === 'local').map((index) => describedIndex(table, index))
  const global = table.indexes
    .filter(({ kind }) => kind === 'global')
    .map((index) => ({
      ...describedIndex(table, index),
      IndexStatus: status === 'CREATING' ? 'CREATING' : 'ACTIVE',
      ProvisionedThroughput: describedThroughput(index.throughput),
    }))
  return {
    AttributeDefinitions: Object.entries(table.types).map(([AttributeName, AttributeType]) => ({ AttributeName, AttributeType })),
    TableName: table.name,
    KeySchema: describedKey(table.key),
    TableStatus: status,
    CreationDateTime: table.createdAt / 1000,
    ProvisionedThroughput: describedThroughput(table.throughput),
    TableSizeBytes: table.bytes,
    ItemCount: table.items,
    TableArn: tableArn(table.name),
    TableId: table.id,
    ...(table.billing === 'PAY_PER_REQUEST' && { BillingModeSummary: { BillingMode: table.billing } }),
    ...(local.length > 0 && { LocalSecondaryIndexes: local }),
    ...(global.length > 0 && { GlobalSecondaryIndexes: global }),
    DeletionProtectionEnabled: table.isProtected,
  }
}

function describedKey({ hash, range }: KeyNames): Description['KeySchema'] {
  const first = { AttributeName: hash, KeyType: 'HASH' } as const
  return range === null ? [first] : [first, { AttributeName: range, KeyType: 'RANGE' }]
}

function describedThroughput({ read, write }: Throughput): Description['ProvisionedThroughput'] {
  return { NumberOfDecreasesToday: 0, ReadCapacityUnits: read, WriteCapacityUnits: write }
}

function describedIndex(table: Readonly<TableState>, { name, key, projection, items, bytes }: Readonly<IndexState>) {
  const { type, attributes } = projection
  return {
    IndexName: name,
    KeySchema: describedKey(key),
    Projection: { ProjectionType: type, ...(type === 'INCLUDE' && { NonKeyAttributes: attributes }) },
    IndexSizeBytes: bytes,
    ItemCount: items,
    IndexArn: `${tableArn(table.name)}/index/${name}`,
  }
}
