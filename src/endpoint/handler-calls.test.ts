/** What handlers call through their SDK, answered by the engine itself: both ends of the road in one run. */
import { expect, it } from 'vitest'
import { advanceRun, type StepRecord } from '../engine/simulation/index.ts'
import { callFrom, runOf } from '../engine/simulation/testing/runs.ts'
import { createNodeHandlerHost } from './node-sandbox.ts'

const template = `Transform: AWS::Serverless-2016-10-31
Resources:
  Asks:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: asks
      Runtime: nodejs22.x
      Handler: index.handler
      InlineCode: |
        const { LambdaClient, InvokeCommand } = require('@aws-sdk/client-lambda')
        exports.handler = async ({ payload }) => {
          const answer = await new LambdaClient({}).send(new InvokeCommand({ FunctionName: 'doubles', Payload: JSON.stringify(payload) }))
          console.log(answer.StatusCode, answer.FunctionError ?? 'no error', JSON.parse(answer.Payload.transformToString()))
        }
  Doubles:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: doubles
      Runtime: nodejs22.x
      Handler: index.handler
      InlineCode: |
        exports.handler = async ({ text }) => text + text
`

it('a function invokes another one, which gets its payload and gives an answer back', async () => {
  const lines: unknown[] = []
  const onRecord = ({ events }: StepRecord) =>
    lines.push(...events.flatMap(({ type, data }) => (type === 'lambda.Logged' ? [data['text']] : [])))
  const run = runOf(template, { handlers: await createNodeHandlerHost(), onRecord })
  callFrom(run, 'lambda', 'Invoke', { FunctionName: 'asks', Payload: '{"payload":{"text":"ö"}}' })
  advanceRun(run, { ms: 5_000 })
  expect(lines).toEqual(['200 no error öö'])
})

/** One function whose handler does what is written, and the lines that it logs. */
async function linesOf(body: string, endpoints = '{}'): Promise<unknown[]> {
  const lines: unknown[] = []
  const onRecord = ({ events }: StepRecord) =>
    lines.push(...events.flatMap(({ type, data }) => (type === 'lambda.Logged' ? [data['text']] : [])))
  const code = `exports.handler = async () => {\n${body}\n}`.split('\n').map((line) => `        ${line}`)
  const text = `Transform: AWS::Serverless-2016-10-31
Metadata: { Switchyard: { Endpoints: ${endpoints}, Objects: { Photos: { a.txt: hello } } } }
Resources:
  Photos: { Type: AWS::S3::Bucket, Properties: { BucketName: photos } }
  Does:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: does
      Runtime: nodejs22.x
      Handler: index.handler
      Timeout: 30
      InlineCode: |
${code.join('\n')}
`
  const run = runOf(text, { handlers: await createNodeHandlerHost(), onRecord })
  callFrom(run, 'lambda', 'Invoke', { FunctionName: 'does', Payload: '{}' })
  advanceRun(run, { ms: 30_000 })
  return lines
}

it('a function puts, lists and gets objects, and is told what is not there', async () => {
  const lines = await linesOf(`
  const { S3Client, PutObjectCommand, GetObjectCommand, NoSuchKey, paginateListObjectsV2 } = require('@aws-sdk/client-s3')
  const client = new S3Client({})
  const Bucket = 'photos'
  for (const Key of ['b.txt', 'c.txt']) await client.send(new PutObjectCommand({ Bucket, Key, Body: 'ö' + Key, Metadata: { who: 'me' } }))
  const keys = []
  for await (const page of paginateListObjectsV2({ client, pageSize: 2 }, { Bucket })) keys.push(page.Contents.map(({ Key }) => Key).join())
  console.log(keys.join(' | '))
  const { Body, ContentLength, Metadata, LastModified } = await client.send(new GetObjectCommand({ Bucket, Key: 'b.txt' }))
  console.log(await Body.transformToString(), (await Body.transformToByteArray()).length, ContentLength, Metadata.who, LastModified.toISOString())
  const refused = await client.send(new GetObjectCommand({ Bucket, Key: 'none' })).catch((error) => error)
  console.log(refused instanceof NoSuchKey, refused.name, refused.message)`)
  expect(lines).toEqual([
    'a.txt,b.txt | c.txt',
    'öb.txt 7 7 me 2026-01-05T09:00:00.000Z',
    'true NoSuchKey The specified key does not exist.',
  ])
})

it('a function puts events and reads its own log', async () => {
  const lines = await linesOf(`
  const { EventBridgeClient, PutEventsCommand } = require('@aws-sdk/client-eventbridge')
  const { CloudWatchLogsClient, GetLogEventsCommand } = require('@aws-sdk/client-cloudwatch-logs')
  console.log('first')
  const put = await new EventBridgeClient({}).send(new PutEventsCommand({ Entries: [{ Source: 'shop', DetailType: 'x', Detail: '{}' }] }))
  console.log(put.FailedEntryCount, put.Entries[0].EventId.length)
  const { AWS_LAMBDA_LOG_GROUP_NAME: logGroupName, AWS_LAMBDA_LOG_STREAM_NAME: logStreamName } = process.env
  const { events } = await new CloudWatchLogsClient({}).send(new GetLogEventsCommand({ logGroupName, logStreamName, startFromHead: true }))
  console.log(events.map(({ message }) => message.trim().split('\\t').pop().split(' ')[0]).join(' '))`)
  expect(lines).toEqual(['first', '0 36', 'START first 0'])
})

it('a function fetches from the servers of the document, and from nobody else', async () => {
  const lines = await linesOf(
    `
  const asked = await fetch('https://api.example/orders/7?x=1', { method: 'POST', headers: { 'X-Key': 'k' }, body: JSON.stringify({ a: 1 }) })
  console.log(asked.status, asked.ok, asked.statusText, asked.headers.get('Content-Type'), JSON.stringify(await asked.json()))
  console.log(await asked.text().catch((error) => error.message))
  const down = await fetch('https://api.example/orders')
  console.log(down.status, down.ok, await down.text())
  const nobody = await fetch('https://nobody.example').catch((error) => error)
  console.log(nobody.name, nobody.message, nobody.cause.code)`,
    `{ Api: { Url: 'https://api.example/orders', Status: [201, 503], Body: '{"paid":true}', From: Does, Latency: 200 ms } }`,
  )
  expect(lines).toEqual([
    '201 true Created application/json {"paid":true}',
    'Body is unusable: Body has already been read',
    '503 false {"paid":true}',
    'TypeError fetch failed ECONNREFUSED',
  ])
})
