import { expect, it } from 'vitest'
import type { JsonObject } from '../../../base/json.ts'
import { tableArn } from '../../../aws/identity.ts'
import { tableWorld } from '../testing/table-world.ts'

const invalid = 'ValidationException: One or more parameter values were invalid: '
const state = { AttributeName: 'state', AttributeType: 'S' }
const byState = { IndexName: 'by-state', KeySchema: [{ AttributeName: 'state', KeyType: 'HASH' }], Projection: { ProjectionType: 'ALL' } }

it('makes, describes, lists and deletes tables', () => {
  const world = tableWorld()
  const made = world.createTable('orders', { sorted: true }) as { TableDescription: JsonObject }
  expect(made.TableDescription).toMatchObject({ TableStatus: 'CREATING', TableArn: tableArn('orders'), ItemCount: 0 })
  world.createTable('archive')
  world.put('archive', { id: { S: 'a' } })
  expect((world.ask('DescribeTable', { TableName: tableArn('archive') }) as { Table: JsonObject }).Table).toMatchObject({
    TableStatus: 'ACTIVE',
    ItemCount: 1,
    TableSizeBytes: 3,
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  })
  expect(world.ask('ListTables', { Limit: 1 })).toEqual({ TableNames: ['archive'], LastEvaluatedTableName: 'archive' })
  expect(world.ask('ListTables', { ExclusiveStartTableName: 'archive' })).toEqual({ TableNames: ['orders'] })
  world.ask('DeleteTable', { TableName: 'archive' })
  expect(world.ask('DescribeTable', { TableName: 'archive' })).toBe(
    'ResourceNotFoundException: Requested resource not found: Table: archive not found',
  )
  expect(Object.keys(world.world.cells).filter((key) => key.includes('archive'))).toEqual([])
  world.createTable('archive')
  expect(world.get('archive', { id: { S: 'a' } })).toBeUndefined()
})

it('refuses tables in AWS’s words', () => {
  const world = tableWorld()
  world.createTable('orders')
  expect(world.createTable('orders')).toBe('ResourceInUseException: Table already exists: orders')
  expect(world.createTable('a!b')).toContain(
    'failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+',
  )
  expect(world.createTable('other', { BillingMode: 'PROVISIONED' })).toBe(
    `${invalid}ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED`,
  )
  expect(world.createTable('other', { GlobalSecondaryIndexes: [byState] })).toBe(
    `${invalid}Some index key attributes are not defined in AttributeDefinitions. Keys: [state], AttributeDefinitions: [id]`,
  )
  expect(world.createTable('other', { AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }, state] })).toBe(
    `${invalid}Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions`,
  )
  expect(world.createTable('safe', { DeletionProtectionEnabled: true })).not.toBeTypeOf('string')
  expect(world.ask('DeleteTable', { TableName: 'safe' })).toContain('protected against deletion')
})

it('gives a table an index later, filled with what is there', () => {
  const world = tableWorld()
  world.createTable('orders')
  world.put('orders', { id: { S: 'a' }, state: { S: 'open' } })
  world.put('orders', { id: { S: 'b' } })
  const Create = { AttributeDefinitions: [state], GlobalSecondaryIndexUpdates: [{ Create: byState }] }
  world.ask('UpdateTable', { TableName: 'orders', ...Create })
  const open = {
    TableName: 'orders',
    IndexName: 'by-state',
    KeyConditionExpression: '#s = :s',
    ExpressionAttributeNames: { '#s': 'state' },
    ExpressionAttributeValues: { ':s': { S: 'open' } },
  }
  expect((world.ask('Query', open) as JsonObject)['Items']).toEqual([{ id: { S: 'a' }, state: { S: 'open' } }])
  expect(world.put('orders', { id: { S: 'c' }, state: { N: '1' } })).toBe(
    `${invalid}Type mismatch for Index Key state Expected: S Actual: N IndexName: by-state`,
  )
  world.ask('UpdateTable', { TableName: 'orders', GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'by-state' } }] })
  expect(world.ask('Query', open)).toContain('The table does not have the specified index: by-state')
})

it('keeps tags and time to live', () => {
  const world = tableWorld()
  world.createTable('orders')
  const ResourceArn = tableArn('orders')
  world.ask('TagResource', {
    ResourceArn,
    Tags: [
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: '2' },
    ],
  })
  world.ask('UntagResource', { ResourceArn, TagKeys: ['a'] })
  expect(world.ask('ListTagsOfResource', { ResourceArn })).toEqual({ Tags: [{ Key: 'b', Value: '2' }] })
  const ttl = { TableName: 'orders', TimeToLiveSpecification: { Enabled: true, AttributeName: 'ttl' } }
  expect(world.ask('UpdateTimeToLive', ttl)).toEqual({ TimeToLiveSpecification: { Enabled: true, AttributeName: 'ttl' } })
  expect(world.ask('UpdateTimeToLive', ttl)).toBe('ValidationException: TimeToLive is already enabled')
  expect(world.ask('DescribeTimeToLive', { TableName: 'orders' })).toEqual({
    TimeToLiveDescription: { TimeToLiveStatus: 'ENABLED', AttributeName: 'ttl' },
  })
})
