import { expect, test } from 'vitest'
import type { JsonObject } from '../../base/json.ts'
import { advanceRun, answerOf, nodeViewOf, type Run } from './index.ts'
import { callFrom, edit, runOf } from './testing/runs.ts'

const template = (more: JsonObject = {}): string =>
  JSON.stringify({
    Transform: 'AWS::Serverless-2016-10-31',
    Resources: {
      Orders: {
        Type: 'AWS::DynamoDB::Table',
        Properties: {
          TableName: 'orders',
          BillingMode: 'PAY_PER_REQUEST',
          AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
          KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
          TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
          Tags: [{ Key: 'team', Value: 'orders' }],
          ...more,
        },
      },
      Seen: { Type: 'AWS::Serverless::SimpleTable', Properties: { TableName: 'seen', PrimaryKey: { Name: 'key', Type: 'Number' } } },
      Work: {
        Type: 'AWS::Serverless::Function',
        Properties: {
          Runtime: 'nodejs22.x',
          Handler: 'index.handler',
          InlineCode: 'exports.handler = async () => 1',
          Environment: { Variables: { TABLE: { Ref: 'Seen' } } },
          Policies: [{ DynamoDBCrudPolicy: { TableName: { Ref: 'Orders' } } }],
        },
      },
    },
  })

function started(text: string): { readonly run: Run; ask(operation: string, input: JsonObject): unknown } {
  const answers = new Map<number, unknown>()
  const run = runOf(text, {
    onRecord(record) {
      const answered = answerOf(record)
      if (answered) answers.set(answered.request, answered.result.ok ? answered.result.value : answered.result.error)
    },
  })
  return {
    run,
    ask(operation, input) {
      const request = callFrom(run, 'dynamodb', operation, input)
      advanceRun(run, { ms: run.clockMs + 100 })
      return answers.get(request)
    },
  }
}

test('tables of a template are made, in their place on the picture, wired to whoever uses them', () => {
  const { run, ask } = started(template())
  expect(ask('DescribeTable', { TableName: 'seen' })).toMatchObject({
    Table: { KeySchema: [{ AttributeName: 'key', KeyType: 'HASH' }], AttributeDefinitions: [{ AttributeType: 'N' }] },
  })
  expect(ask('DescribeTimeToLive', { TableName: 'orders' })).toMatchObject({ TimeToLiveDescription: { AttributeName: 'ttl' } })
  expect(run.template.nodes.map(({ id, kind }) => `${id} ${kind}`)).toEqual(['Orders table', 'Seen table', 'Work function'])
  expect(run.template.wires.map(({ from, to }) => `${from} → ${to}`).toSorted()).toEqual(['Work → Orders', 'Work → Seen'])
  ask('PutItem', { TableName: 'orders', Item: { id: { S: 'a' } } })
  expect(nodeViewOf(run, 'Orders')).toMatchObject({ kind: 'table', items: 1, writes: 1, deeds: [{ operation: 'PutItem', key: 'a' }] })
})

test('a call that fits no shape is refused at the door, however deep it stands', () => {
  const { ask } = started(template())
  const nested = (value: JsonObject): unknown =>
    ask('PutItem', { TableName: 'orders', Item: { id: { S: 'a' }, list: { L: [{ M: { deep: value } }] } } })
  expect(nested({ N: 5 })).toMatchObject({ code: 'SerializationException' })
  expect(nested({ N: '5' })).toEqual({})
})

test('an edit gives a running table an index and keeps its items', () => {
  const { run, ask } = started(template())
  ask('PutItem', { TableName: 'orders', Item: { id: { S: 'a' }, state: { S: 'open' } } })
  const index = { IndexName: 'by-state', KeySchema: [{ AttributeName: 'state', KeyType: 'HASH' }], Projection: { ProjectionType: 'ALL' } }
  const AttributeDefinitions = ['id', 'state'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' }))
  expect(edit(run, template({ AttributeDefinitions, GlobalSecondaryIndexes: [index], DeletionProtectionEnabled: true })).ok).toBe(true)
  expect(ask('DescribeTable', { TableName: 'orders' })).toMatchObject({
    Table: { ItemCount: 1, DeletionProtectionEnabled: true, GlobalSecondaryIndexes: [{ IndexName: 'by-state', ItemCount: 1 }] },
  })
  expect(edit(run, template({ TimeToLiveSpecification: { AttributeName: 'until', Enabled: true } })).ok).toBe(true)
  expect(ask('DescribeTimeToLive', { TableName: 'orders' })).toMatchObject({ TimeToLiveDescription: { AttributeName: 'until' } })
})
