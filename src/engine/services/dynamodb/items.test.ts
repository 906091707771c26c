import { describe, expect, it } from 'vitest'
import type { Item } from '../../../aws/services/dynamodb.ts'
import type { JsonObject } from '../../../base/json.ts'
import { traceLines } from '../testing/service-world.ts'
import { tableWorld } from '../testing/table-world.ts'

const orders = (): ReturnType<typeof tableWorld> => {
  const world = tableWorld()
  world.createTable('orders')
  return world
}
const invalid = 'ValidationException: '

describe('PutItem and GetItem', () => {
  it('give back what was put, with numbers in their one form', () => {
    const world = orders()
    expect(world.put('orders', { id: { S: 'a' }, n: { N: '1.50' }, m: { M: { deep: { L: [{ NULL: true }, { BOOL: false }] } } } })).toEqual(
      {},
    )
    expect(world.get('orders', { id: { S: 'a' } })).toEqual({
      id: { S: 'a' },
      n: { N: '1.5' },
      m: { M: { deep: { L: [{ NULL: true }, { BOOL: false }] } } },
    })
    expect(world.get('orders', { id: { S: 'b' } })).toBeUndefined()
  })

  it('take any name and an empty text that is no key', () => {
    const world = orders()
    world.put('orders', { id: { S: 'a' }, ...(JSON.parse('{"__proto__":{"S":""}}') as Item) })
    expect(Object.keys(world.get('orders', { id: { S: 'a' } }) ?? {})).toEqual(['id', '__proto__'])
  })

  it('answer with the item before, and with what they took', () => {
    const world = orders()
    world.put('orders', { id: { S: 'a' }, n: { N: '1' } })
    const again = { ReturnValues: 'ALL_OLD', ReturnConsumedCapacity: 'TOTAL' }
    expect(world.put('orders', { id: { S: 'a' }, t: { S: 'x'.repeat(2000) } }, again)).toEqual({
      Attributes: { id: { S: 'a' }, n: { N: '1' } },
      ConsumedCapacity: { TableName: 'orders', CapacityUnits: 2 },
    })
    const read = { TableName: 'orders', Key: { id: { S: 'a' } }, ReturnConsumedCapacity: 'TOTAL', ProjectionExpression: 'id' }
    expect(world.ask('GetItem', read)).toEqual({ Item: { id: { S: 'a' } }, ConsumedCapacity: { TableName: 'orders', CapacityUnits: 0.5 } })
  })

  it('refuse in AWS’s words', () => {
    const world = orders()
    expect(world.put('nowhere', { id: { S: 'a' } })).toBe('ResourceNotFoundException: Requested resource not found')
    expect(world.put('orders', {})).toBe(`${invalid}One or more parameter values were invalid: Missing the key id in the item`)
    expect(world.put('orders', { id: { N: '1' } })).toBe(
      `${invalid}One or more parameter values were invalid: Type mismatch for key id expected: S actual: N`,
    )
    expect(world.put('orders', { id: { S: '' } })).toBe(
      `${invalid}One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: id`,
    )
    expect(world.put('orders', { id: { S: 'a' }, x: {} })).toBe(
      `${invalid}Supplied AttributeValue is empty, must contain exactly one of the supported datatypes`,
    )
    expect(world.put('orders', { id: { S: 'a' }, x: { SS: ['b', 'b'] } })).toBe(
      `${invalid}One or more parameter values were invalid: Input collection [b, b] contains duplicates.`,
    )
    expect(world.put('orders', { id: { S: 'a' }, x: { S: 'x'.repeat(409_600) } })).toBe(
      `${invalid}Item size has exceeded the maximum allowed size`,
    )
    expect(world.put('orders', { id: { S: 'a' } }, { ReturnValues: 'ALL_NEW' })).toBe(`${invalid}ReturnValues can only be ALL_OLD or NONE`)
    expect(world.put('orders', { id: { S: 'a' } }, { Expected: {} })).toContain('The legacy parameter Expected is not simulated')
    const stray = { TableName: 'orders', Key: { id: { S: 'a' }, more: { S: 'b' } } }
    expect(world.ask('GetItem', stray)).toBe(`${invalid}The provided key element does not match the schema`)
    expect(world.put('orders', { id: { S: 'a' } }, { ExpressionAttributeValues: { ':a': { S: 'x' } } })).toBe(
      `${invalid}ExpressionAttributeValues can only be specified when using expressions: ConditionExpression is null`,
    )
  })
})

describe('conditions', () => {
  const once = { ConditionExpression: 'attribute_not_exists(id)' }

  it('let the first of two puts win', () => {
    const world = orders()
    expect(world.put('orders', { id: { S: 'lock' }, who: { S: 'one' } }, once)).toEqual({})
    expect(world.put('orders', { id: { S: 'lock' }, who: { S: 'two' } }, once)).toBe(
      'ConditionalCheckFailedException: The conditional request failed',
    )
    expect(world.get('orders', { id: { S: 'lock' } })?.['who']).toEqual({ S: 'one' })
  })

  it('tell the item that stood in the way, when asked', () => {
    const world = orders()
    world.put('orders', { id: { S: 'lock' }, who: { S: 'one' } })
    const reply = world.call('PutItem', {
      TableName: 'orders',
      Item: { id: { S: 'lock' } },
      ...once,
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    })
    expect(reply?.ok === false && { ...reply.error }).toMatchObject({
      code: 'ConditionalCheckFailedException',
      Item: { id: { S: 'lock' }, who: { S: 'one' } },
    })
  })
})

describe('UpdateItem and DeleteItem', () => {
  const key = { TableName: 'orders', Key: { id: { S: 'a' } } }
  const count = { ...key, UpdateExpression: 'ADD hits :one', ExpressionAttributeValues: { ':one': { N: '1' } } }

  it('make an item from its key, and answer with what changed', () => {
    const world = orders()
    expect(world.ask('UpdateItem', { ...count, ReturnValues: 'UPDATED_NEW' })).toEqual({ Attributes: { hits: { N: '1' } } })
    expect(world.ask('UpdateItem', { ...count, ReturnValues: 'UPDATED_OLD' })).toEqual({ Attributes: { hits: { N: '1' } } })
    expect(world.ask('UpdateItem', { ...count, ReturnValues: 'ALL_NEW' })).toEqual({ Attributes: { id: { S: 'a' }, hits: { N: '3' } } })
    expect(world.ask('DeleteItem', { ...key, ReturnValues: 'ALL_OLD' })).toEqual({ Attributes: { id: { S: 'a' }, hits: { N: '3' } } })
    expect(world.ask('DeleteItem', { ...key, ReturnValues: 'ALL_OLD' })).toEqual({})
  })

  it('refuse in AWS’s words', () => {
    const world = orders()
    const x = { ':x': { S: 'x' } }
    expect(world.ask('UpdateItem', { ...key, UpdateExpression: 'SET id = :x', ExpressionAttributeValues: x })).toBe(
      `${invalid}One or more parameter values were invalid: Cannot update attribute id. This attribute is part of the key`,
    )
    expect(world.ask('UpdateItem', { ...key, UpdateExpression: 'SET a = :y', ExpressionAttributeValues: x })).toBe(
      `${invalid}Invalid UpdateExpression: An expression attribute value used in expression is not defined; attribute value: :y`,
    )
    expect(world.ask('UpdateItem', { ...key, UpdateExpression: 'REMOVE a', ExpressionAttributeValues: x })).toBe(
      `${invalid}Value provided in ExpressionAttributeValues unused in expressions: keys: {:x}`,
    )
    expect(world.ask('DeleteItem', { ...key, ConditionExpression: 'attribute_exists(id)' })).toBe(
      'ConditionalCheckFailedException: The conditional request failed',
    )
  })
})

it('tells what happens', () => {
  const world = orders()
  world.put('orders', { id: { S: 'a' } })
  world.put('orders', { id: { S: 'a' } })
  world.get('orders', { id: { S: 'a' } })
  world.ask('DeleteItem', { TableName: 'orders', Key: { id: { S: 'a' } } })
  expect(traceLines(world.records())).toEqual([
    '0 dynamodb.TableCreated orders indexes=0',
    '0 dynamodb.ItemPut orders key=a isNew=true bytes=3',
    '0 dynamodb.ItemPut orders key=a isNew=false bytes=3',
    '0 dynamodb.Read orders operation=GetItem key=a count=1',
    '0 dynamodb.ItemDeleted orders key=a isNew=false bytes=0',
  ])
})

it('deletes items when their time to live is over, as upkeep', () => {
  const world = orders()
  const seconds = Date.UTC(2026, 0, 5, 9) / 1000
  world.put('orders', { id: { S: 'early' }, ttl: { N: String(seconds + 60) } })
  world.ask('UpdateTimeToLive', { TableName: 'orders', TimeToLiveSpecification: { Enabled: true, AttributeName: 'ttl' } })
  world.put('orders', { id: { S: 'late' }, ttl: { N: String(seconds + 120) } })
  world.put('orders', { id: { S: 'never' }, ttl: { S: 'soon' } })
  expect(world.world.pending.work).toBe(0)
  world.pass(61_000)
  expect([world.get('orders', { id: { S: 'early' } }), world.get('orders', { id: { S: 'late' } })?.['id']]).toEqual([
    undefined,
    { S: 'late' },
  ])
  world.pass(86_400_000)
  const scan = world.ask('Scan', { TableName: 'orders' }) as JsonObject
  expect(scan['Items']).toEqual([{ id: { S: 'never' }, ttl: { S: 'soon' } }])
})
