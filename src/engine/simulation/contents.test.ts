import { expect, test } from 'vitest'
import type { JsonObject } from '../../base/json.ts'
import { advanceRun, hashOf, listContents, type ContentsQuery, type Run } from './index.ts'
import { callFrom, runOf } from './testing/runs.ts'

const template = `
Metadata:
  Switchyard:
    Objects:
      Files: { in/b.csv: "a,b\\n1,2\\n", in/a.json: '{"red":1}'  }
Resources:
  Files: { Type: AWS::S3::Bucket, Properties: { BucketName: files } }
  Jobs: { Type: AWS::SQS::Queue }
  Seen:
    Type: AWS::DynamoDB::Table
    Properties:
      TableName: seen
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions: [{ AttributeName: who, AttributeType: S }, { AttributeName: at, AttributeType: N }]
      KeySchema: [{ AttributeName: who, KeyType: HASH }, { AttributeName: at, KeyType: RANGE }]
`

function started(): Run {
  const run = runOf(template)
  advanceRun(run, { ms: 100 })
  return run
}

function put(run: Run, ...items: readonly JsonObject[]): void {
  for (const Item of items) callFrom(run, 'dynamodb', 'PutItem', { TableName: 'seen', Item })
  advanceRun(run, { ms: run.clockMs + 100 })
}

const item = (who: string, at: number, more: JsonObject = {}): JsonObject => ({ who: { S: who }, at: { N: String(at) }, ...more })
const list = (run: Run, node: string, more: Partial<ContentsQuery> = {}) => listContents(run, { node, from: 0, count: 100, ...more })

test('a table tells its items by key, plain, and counts no read for it', () => {
  const run = started()
  put(
    run,
    item('mail', 2),
    item('mail', 10, { list: { L: [{ N: '1.5' }, { NULL: true }] }, huge: { N: '12345678901234567890' }, ids: { SS: ['x'] } }),
  )
  const before = hashOf(run)
  expect(list(run, 'Seen')?.rows).toEqual([
    { name: 'mail · 2', size: 2 },
    { name: 'mail · 10', size: 5 },
  ])
  expect(JSON.parse(list(run, 'Seen', { open: 'mail · 10' })?.opened?.text ?? '')).toEqual({
    who: 'mail',
    at: 10,
    list: [1.5, null],
    huge: '12345678901234567890',
    ids: ['x'],
  })
  expect(hashOf(run)).toBe(before)
})

test('a window of many is told with how many there are in all; words find in key and content', () => {
  const run = started()
  put(run, ...Array.from({ length: 90 }, (_, at) => item('w', at, at === 70 ? { note: { S: 'Lost' } } : {})))
  expect(list(run, 'Seen', { from: 10, count: 3 })).toMatchObject({
    total: 90,
    rows: [{ name: 'w · 10' }, { name: 'w · 11' }, { name: 'w · 12' }],
  })
  expect(list(run, 'Seen', { text: 'lost' })).toMatchObject({ total: 1, rows: [{ name: 'w · 70' }], isCut: false })
})

test('a bucket tells its objects, and the text of one; bytes that are none are not shown as text', () => {
  const run = started()
  callFrom(run, 's3', 'PutObject', { Bucket: 'files', Key: 'raw.bin', Body: 'AAH/' })
  advanceRun(run, { ms: run.clockMs + 100 })
  expect(list(run, 'Files')?.rows.map(({ name }) => name)).toEqual(['in/a.json', 'in/b.csv', 'raw.bin'])
  expect(list(run, 'Files', { open: 'in/b.csv' })?.opened).toEqual({ name: 'in/b.csv', text: 'a,b\n1,2\n', isShortened: false })
  expect(list(run, 'Files', { open: 'raw.bin' })?.opened).toEqual({ name: 'raw.bin', isShortened: false })
  expect(list(run, 'Files', { open: 'gone' })?.opened).toBeUndefined()
})

test('what holds neither items nor objects has no contents', () => {
  expect(list(started(), 'Jobs')).toBeUndefined()
})
