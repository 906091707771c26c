import { beforeAll, expect, it } from 'vitest'
import type { HandlerHost } from '../engine/kernel/index.ts'
import { createHandlerHost } from './index.ts'
import { codeOf, environmentOn, readWasm } from './testing/handler-run.ts'

let host: HandlerHost
let count = 0
beforeAll(async () => {
  host = await createHandlerHost(readWasm())
})

const start = `const { DynamoDBClient, ConditionalCheckFailedException } = require('@aws-sdk/client-dynamodb')
const lib = require('@aws-sdk/lib-dynamodb')
const client = lib.DynamoDBDocumentClient.from(new DynamoDBClient({}), { marshallOptions: { removeUndefinedValues: true } })`

function handler(body: string) {
  const environment = environmentOn(host, codeOf(`${start}\nexports.handler = async (event) => { ${body} }`), `document-${++count}`)
  const { end } = environment.init({ AWS_REGION: 'us-east-1' })
  if (end?.kind !== 'returned') throw new Error(JSON.stringify(end))
  return environment
}
const inputOf = (calls: readonly { readonly input: string }[]): unknown => JSON.parse(calls[0]?.input ?? 'null')
const valueOf = (end: unknown): unknown => JSON.parse((end as { value: string }).value)

it('puts plain values as attribute values', () => {
  const environment = handler(`return client.send(new lib.PutCommand({ TableName: 'orders', Item: {
    id: 'a', n: 1.5, big: 12n, on: true, none: null, left: undefined, list: [1, 'x'], map: { in: { deep: 1 } }, set: new Set(['x']), numbers: new Set([1, 2]), bytes: new Uint8Array([1, 2]),
  } }))`)
  const { calls } = environment.event()
  expect([calls[0]?.service, calls[0]?.operation]).toEqual(['dynamodb', 'PutItem'])
  expect(inputOf(calls)).toEqual({
    TableName: 'orders',
    Item: {
      id: { S: 'a' },
      n: { N: '1.5' },
      big: { N: '12' },
      on: { BOOL: true },
      none: { NULL: true },
      list: { L: [{ N: '1' }, { S: 'x' }] },
      map: { M: { in: { M: { deep: { N: '1' } } } } },
      set: { SS: ['x'] },
      numbers: { NS: ['1', '2'] },
      bytes: { B: 'AQI=' },
    },
  })
})

it('gives items back as plain values', () => {
  const environment = handler(`const { Item } = await client.send(new lib.GetCommand({ TableName: 'orders', Key: { id: 'a' } }))
    return [Item.id, Item.n + 1, Item.list, [...Item.set], [...Item.bytes], Item.map.deep, typeof Item.huge]`)
  expect(inputOf(environment.event().calls)).toEqual({ TableName: 'orders', Key: { id: { S: 'a' } } })
  const Item = {
    id: { S: 'a' },
    n: { N: '1' },
    list: { L: [{ NULL: true }] },
    set: { SS: ['x'] },
    bytes: { B: 'AQI=' },
    map: { M: { deep: { BOOL: false } } },
    huge: { N: '123456789012345678901' },
  }
  expect(valueOf(environment.reply(1, { ok: true, value: { Item } }).end)).toEqual(['a', 2, [null], ['x'], [1, 2], false, 'bigint'])
})

it('reaches into batches and transactions', () => {
  const batch = handler(
    `const { Responses } = await client.send(new lib.BatchGetCommand({ RequestItems: { Item: { Keys: [{ id: 1 }] } } })); return Responses`,
  )
  expect(inputOf(batch.event().calls)).toEqual({ RequestItems: { Item: { Keys: [{ id: { N: '1' } }] } } })
  expect(valueOf(batch.reply(1, { ok: true, value: { Responses: { Item: [{ id: { N: '1' } }] } } }).end)).toEqual({ Item: [{ id: 1 }] })
  const transaction = handler(
    `return client.send(new lib.TransactWriteCommand({ TransactItems: [{ Update: { TableName: 't', Key: { id: 'a' }, UpdateExpression: 'ADD n :n', ExpressionAttributeValues: { ':n': 1 } } }] }))`,
  )
  expect(inputOf(transaction.event().calls)).toEqual({
    TransactItems: [
      {
        Update: { TableName: 't', Key: { id: { S: 'a' } }, UpdateExpression: 'ADD n :n', ExpressionAttributeValues: { ':n': { N: '1' } } },
      },
    ],
  })
})

it('throws what the table refused, with the item that stood in the way', () => {
  const environment = handler(`try { await client.send(new lib.PutCommand({ TableName: 't', Item: { id: 'a' } })) }
    catch (error) { return [error instanceof ConditionalCheckFailedException, error.name, error.Item] }`)
  environment.event()
  const error = { code: 'ConditionalCheckFailedException', message: 'no', origin: 'client', Item: { id: { S: 'a' } } }
  const { end } = environment.reply(1, { ok: false, error })
  expect(valueOf(end)).toEqual([true, 'ConditionalCheckFailedException', { id: { S: 'a' } }])
})

it('goes through the pages of a query', () => {
  const environment = handler(`const ids = []
    for await (const page of lib.paginateQuery({ client, pageSize: 1 }, { TableName: 't', KeyConditionExpression: 'id = :id', ExpressionAttributeValues: { ':id': 'a' } })) ids.push(...page.Items.map((item) => item.at))
    return ids`)
  expect(inputOf(environment.event().calls)).toMatchObject({ Limit: 1, ExpressionAttributeValues: { ':id': { S: 'a' } } })
  const next = environment.reply(1, { ok: true, value: { Items: [{ at: { N: '1' } }], LastEvaluatedKey: { at: { N: '1' } } } })
  expect(inputOf(next.calls)).toMatchObject({ ExclusiveStartKey: { at: { N: '1' } } })
  expect(valueOf(environment.reply(2, { ok: true, value: { Items: [{ at: { N: '2' } }] } }).end)).toEqual([1, 2])
})

it('marshalls and unmarshalls by hand', () => {
  const environment = handler(`const { marshall, unmarshall } = require('@aws-sdk/util-dynamodb')
    const problems = []
    for (const value of [{ a: undefined }, { a: NaN }, { a: new Set() }, { a: new Date(0) }]) try { marshall(value) } catch (error) { problems.push(error.message.split('.')[0].slice(0, 30)) }
    return [marshall({ a: '' }), unmarshall({ a: { N: '5' } }), problems]`)
  expect(valueOf(environment.event().end)).toEqual([
    { a: { S: '' } },
    { a: 5 },
    ['Pass options', 'Special numeric value NaN is n', 'Pass a non-empty set, or optio', 'Unsupported type passed: Thu J'],
  ])
})
