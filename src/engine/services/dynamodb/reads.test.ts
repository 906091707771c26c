import { describe, expect, it } from 'vitest'
import type { Item } from '../../../aws/services/dynamodb.ts'
import type { JsonObject } from '../../../base/json.ts'
import { tableWorld, type TableWorld } from '../testing/table-world.ts'

const invalid = 'ValidationException: '
const byState = {
  IndexName: 'by-state',
  KeySchema: [{ AttributeName: 'state', KeyType: 'HASH' }],
  Projection: { ProjectionType: 'KEYS_ONLY' },
}

/** Events of two people at 1, 2, … 9; even ones are `open`, the others have no state. */
function events(): TableWorld {
  const world = tableWorld()
  world.createTable('events', {
    sorted: true,
    AttributeDefinitions: [
      { AttributeName: 'id', AttributeType: 'S' },
      { AttributeName: 'at', AttributeType: 'N' },
      { AttributeName: 'state', AttributeType: 'S' },
      { AttributeName: 'size', AttributeType: 'N' },
    ],
    GlobalSecondaryIndexes: [byState],
    LocalSecondaryIndexes: [
      {
        IndexName: 'by-size',
        KeySchema: [
          { AttributeName: 'id', KeyType: 'HASH' },
          { AttributeName: 'size', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'ALL' },
      },
    ],
  })
  for (const id of ['ann', 'bob']) {
    for (let at = 1; at <= 9; at++) {
      world.put('events', {
        id: { S: id },
        at: { N: String(at) },
        size: { N: String(10 - at) },
        ...(at % 2 === 0 && { state: { S: 'open' } }),
      })
    }
  }
  return world
}

const atsOf = (answer: JsonObject | string): unknown =>
  typeof answer === 'string' ? answer : (answer['Items'] as readonly Item[]).map((item) => Number(item['at']?.N))

const ofAnn = (world: TableWorld, condition: string, more: JsonObject = {}): JsonObject | string =>
  world.ask('Query', {
    TableName: 'events',
    KeyConditionExpression: condition,
    ...more,
    ExpressionAttributeValues: { ':id': { S: 'ann' }, ...(more['ExpressionAttributeValues'] as JsonObject | undefined) },
  })
const three = { ExpressionAttributeValues: { ':n': { N: '3' } } }
const reserved = { '#at': 'at' }

describe('Query', () => {
  it('reads a partition in the order of its sort key, forward and backward', () => {
    const world = events()
    expect(atsOf(ofAnn(world, 'id = :id'))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(atsOf(ofAnn(world, 'id = :id', { ScanIndexForward: false, Limit: 2 }))).toEqual([9, 8])
  })

  it('asks of the sort key what can be asked', () => {
    const world = events()
    const names = { ExpressionAttributeNames: reserved, ...three }
    expect(atsOf(ofAnn(world, 'id = :id AND #at = :n', names))).toEqual([3])
    expect(atsOf(ofAnn(world, 'id = :id AND #at < :n', names))).toEqual([1, 2])
    expect(atsOf(ofAnn(world, 'id = :id AND #at <= :n', names))).toEqual([1, 2, 3])
    expect(atsOf(ofAnn(world, '#at > :n AND id = :id', names))).toEqual([4, 5, 6, 7, 8, 9])
    expect(atsOf(ofAnn(world, 'id = :id AND #at >= :n', names))).toEqual([3, 4, 5, 6, 7, 8, 9])
    const both = { ...names, ExpressionAttributeValues: { ':n': { N: '3' }, ':m': { N: '4.5' } } }
    expect(atsOf(ofAnn(world, 'id = :id AND #at BETWEEN :n AND :m', both))).toEqual([3, 4])
  })

  it('comes in pages, each from where the one before ended', () => {
    const world = events()
    const first = ofAnn(world, 'id = :id', { Limit: 6 }) as JsonObject
    expect(first['LastEvaluatedKey']).toEqual({ id: { S: 'ann' }, at: { N: '6' } })
    const second = ofAnn(world, 'id = :id', { Limit: 6, ExclusiveStartKey: first['LastEvaluatedKey'] }) as JsonObject
    expect([atsOf(second), second['LastEvaluatedKey']]).toEqual([[7, 8, 9], undefined])
  })

  it('ends a page at 1 MB', () => {
    const world = events()
    for (let at = 1; at <= 9; at++) world.put('events', { id: { S: 'ann' }, at: { N: String(at) }, t: { S: 'x'.repeat(300_000) } })
    expect(atsOf(ofAnn(world, 'id = :id'))).toEqual([1, 2, 3, 4])
  })

  it('counts what it looked at before the filter', () => {
    const world = events()
    const filtered = { FilterExpression: 'attribute_exists(#s)', ExpressionAttributeNames: { '#s': 'state' }, Select: 'COUNT' }
    expect(ofAnn(world, 'id = :id', filtered)).toEqual({ Count: 4, ScannedCount: 9 })
  })

  it('goes by an index, which holds what has its key and shows what it projects', () => {
    const world = events()
    const open = { TableName: 'events', IndexName: 'by-state', KeyConditionExpression: '#s = :s' }
    const asked = { ...open, ExpressionAttributeNames: { '#s': 'state' }, ExpressionAttributeValues: { ':s': { S: 'open' } } }
    const answer = world.ask('Query', { ...asked, Limit: 3 }) as JsonObject
    expect((answer['Items'] as readonly Item[])[0]).not.toHaveProperty('size')
    const rest = world.ask('Query', { ...asked, ExclusiveStartKey: answer['LastEvaluatedKey'] }) as JsonObject
    expect([answer['Count'], rest['Count']]).toEqual([3, 5])
    expect(atsOf(ofAnn(world, 'id = :id', { IndexName: 'by-size', Limit: 3 }))).toEqual([9, 8, 7])
    world.ask('DeleteItem', { TableName: 'events', Key: { id: { S: 'bob' }, at: { N: '2' } } })
    expect((world.ask('Query', asked) as JsonObject)['Count']).toBe(7)
  })

  it('is refused in AWS’s words', () => {
    const world = events()
    const start = `${invalid}Invalid KeyConditionExpression: `
    expect(world.ask('Query', { TableName: 'events' })).toBe(
      `${invalid}Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.`,
    )
    expect(ofAnn(world, 'id > :id')).toBe(`${invalid}Query key condition not supported`)
    expect(ofAnn(world, 'title = :id')).toBe(`${invalid}Query condition missed key schema element: id`)
    expect(ofAnn(world, 'id <> :id')).toBe(`${start}Invalid operator used in KeyConditionExpression: <>`)
    expect(ofAnn(world, 'id = :id AND id = :id')).toBe(`${start}KeyConditionExpressions must only contain one condition per key`)
    expect(ofAnn(world, 'id = :id', { IndexName: 'none' })).toBe(`${invalid}The table does not have the specified index: none`)
    expect(ofAnn(world, 'id = :id', { Limit: 0 })).toBe(
      `${invalid}1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1`,
    )
    expect(ofAnn(world, 'id = :id', { FilterExpression: 'id = :id' })).toBe(
      `${invalid}Filter Expression can only contain non-primary key attributes: Primary key attribute: id`,
    )
    expect(ofAnn(world, 'id = :id', { ExclusiveStartKey: { id: { S: 'ann' } } })).toBe(`${invalid}The provided starting key is invalid`)
    expect(ofAnn(world, 'id = :id', { ExclusiveStartKey: { id: { S: 'bob' }, at: { N: '1' } } })).toBe(
      `${invalid}The provided starting key is outside query boundaries based on provided conditions`,
    )
    const mistyped = { TableName: 'events', KeyConditionExpression: 'id = :id', ExpressionAttributeValues: { ':id': { N: '1' } } }
    expect(world.ask('Query', mistyped)).toBe(
      `${invalid}One or more parameter values were invalid: Condition parameter type does not match schema type`,
    )
  })
})

describe('Scan', () => {
  it('finds everything, in pages and in parts, each once', () => {
    const world = tableWorld()
    world.createTable('many')
    for (let number = 0; number < 500; number++) world.put('many', { id: { S: `item ${number}` } })
    const idsOf = (more: JsonObject): string[] => {
      const ids: string[] = []
      let start: JsonObject = {}
      do {
        const page = world.ask('Scan', { TableName: 'many', ...more, ...start }) as JsonObject
        ids.push(...(page['Items'] as readonly Item[]).map(({ id }) => id?.S as string))
        start = page['LastEvaluatedKey'] === undefined ? {} : { ExclusiveStartKey: page['LastEvaluatedKey'] }
      } while (start['ExclusiveStartKey'] !== undefined)
      return ids
    }
    const all = idsOf({})
    expect(new Set(all).size).toBe(500)
    expect(idsOf({ Limit: 7 })).toEqual(all)
    expect([0, 1, 2].flatMap((Segment) => idsOf({ Segment, TotalSegments: 3, Limit: 50 }))).toEqual(all)
    expect(all.slice(0, 10)).not.toEqual(all.slice(0, 10).toSorted())
  })
})

describe('batches', () => {
  it('write and read many, and refuse one item twice', () => {
    const world = events()
    const write = (...RequestItems: JsonObject[]): JsonObject | string =>
      world.ask('BatchWriteItem', { RequestItems: { events: RequestItems } })
    const key = (at: number): JsonObject => ({ id: { S: 'eve' }, at: { N: String(at) } })
    expect(write({ PutRequest: { Item: key(1) } }, { PutRequest: { Item: key(2) } })).toEqual({ UnprocessedItems: {} })
    expect(write({ PutRequest: { Item: key(1) } }, { DeleteRequest: { Key: key(1) } })).toBe(
      `${invalid}Provided list of item keys contains duplicates`,
    )
    expect(write({ DeleteRequest: { Key: key(1) } })).toEqual({ UnprocessedItems: {} })
    expect(world.ask('BatchGetItem', { RequestItems: { events: { Keys: [key(1), key(2)] } } })).toEqual({
      Responses: { events: [key(2)] },
      UnprocessedKeys: {},
    })
    expect(world.ask('BatchGetItem', { RequestItems: { nowhere: { Keys: [key(1)] } } })).toContain('ResourceNotFoundException')
  })
})

describe('transactions', () => {
  const account = (id: string): JsonObject => ({ TableName: 'accounts', Key: { id: { S: id } } })
  const move = (id: string, by: string): JsonObject => ({
    Update: {
      ...account(id),
      UpdateExpression: 'ADD cents :by',
      ConditionExpression: 'cents >= :least',
      ExpressionAttributeValues: { ':by': { N: by }, ':least': { N: by.startsWith('-') ? by.slice(1) : '0' } },
    },
  })
  function accounts(): TableWorld {
    const world = tableWorld()
    world.createTable('accounts')
    for (const id of ['a', 'b']) world.put('accounts', { id: { S: id }, cents: { N: '100' } })
    return world
  }
  const cents = (world: TableWorld): unknown => ['a', 'b'].map((id) => world.get('accounts', { id: { S: id } })?.['cents']?.N)

  it('happen whole or not at all, and tell why not', () => {
    const world = accounts()
    expect(world.ask('TransactWriteItems', { TransactItems: [move('a', '-60'), move('b', '60')] })).toEqual({})
    expect(cents(world)).toEqual(['40', '160'])
    const reply = world.call('TransactWriteItems', { TransactItems: [move('b', '60'), move('a', '-60')] })
    expect(reply?.ok === false && reply.error).toEqual({
      code: 'TransactionCanceledException',
      message: 'Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed]',
      origin: 'client',
      CancellationReasons: [{ Code: 'None' }, { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed' }],
    })
    expect(cents(world)).toEqual(['40', '160'])
    const items = { TransactItems: [{ Get: account('a') }, { Get: account('none') }] }
    expect(world.ask('TransactGetItems', items)).toEqual({ Responses: [{ Item: { id: { S: 'a' }, cents: { N: '40' } } }, {}] })
  })

  it('are done once for each token, and touch an item once', () => {
    const world = accounts()
    const request = { TransactItems: [move('a', '-10')], ClientRequestToken: 'token' }
    expect([world.ask('TransactWriteItems', request), world.ask('TransactWriteItems', request)]).toEqual([{}, {}])
    expect(cents(world)).toEqual(['90', '100'])
    expect(world.ask('TransactWriteItems', { ...request, TransactItems: [move('b', '1')] })).toContain(
      'IdempotentParameterMismatchException',
    )
    expect(world.ask('TransactWriteItems', { TransactItems: [move('a', '1'), move('a', '2')] })).toBe(
      `${invalid}Transaction request cannot include multiple operations on one item`,
    )
  })
})
