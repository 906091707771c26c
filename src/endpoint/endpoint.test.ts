import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lambda } from '../aws/services/lambda.ts'
import { sns } from '../aws/services/sns.ts'
import { sqs } from '../aws/services/sqs.ts'
import { states } from '../aws/services/stepfunctions.ts'
import type { HttpDoor } from './server/http-server.ts'
import { startEndpoint } from './start-endpoint.ts'
import { realClient, type RealClient } from './testing/real-clients.ts'

let door: HttpDoor
let queues: RealClient
let topics: RealClient
let functions: RealClient
let workflows: RealClient

beforeAll(async () => {
  door = await startEndpoint({ port: 0, clock: 'fast', seed: 1, realism: 'exact', settling: false })
  queues = realClient(sqs, door.port)
  topics = realClient(sns, door.port)
  functions = realClient(lambda, door.port)
  workflows = realClient(states, door.port)
})
afterAll(async () => {
  for (const client of [queues, topics, functions, workflows]) client.close()
  await door.close()
})

async function newQueue(name: string): Promise<{ url: string; arn: string }> {
  const { QueueUrl } = await queues.send('CreateQueue', { QueueName: name })
  return { url: String(QueueUrl), arn: `arn:aws:sqs:us-east-1:111111111111:${name}` }
}

interface Message {
  readonly Body: string
  readonly ReceiptHandle: string
}

async function receive(url: string, more: object = {}): Promise<Message[]> {
  const { Messages } = await queues.send('ReceiveMessage', { QueueUrl: url, MaxNumberOfMessages: 10, ...more })
  return (Messages ?? []) as Message[]
}

describe('SQS behind the door', () => {
  it('does every operation for AWS’s own client', async () => {
    const done = new Set<string>()
    const call = (operation: keyof typeof sqs.operations, input: object) => {
      done.add(operation)
      return queues.send(operation, input)
    }
    const dead = String((await call('CreateQueue', { QueueName: 'all-dead' }))['QueueUrl'])
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: 'arn:aws:sqs:us-east-1:111111111111:all-dead', maxReceiveCount: 1 })
    const { QueueUrl } = await call('CreateQueue', { QueueName: 'all', Attributes: { RedrivePolicy }, tags: { team: 'a' } })
    expect(await call('GetQueueUrl', { QueueName: 'all' })).toMatchObject({ QueueUrl: `http://127.0.0.1:${door.port}/111111111111/all` })
    expect((await call('ListQueues', { QueueNamePrefix: 'all' }))['QueueUrls']).toEqual([QueueUrl, dead])
    expect((await call('ListDeadLetterSourceQueues', { QueueUrl: dead }))['queueUrls']).toEqual([QueueUrl])
    await call('SetQueueAttributes', { QueueUrl, Attributes: { VisibilityTimeout: '7' } })
    const { Attributes } = await call('GetQueueAttributes', { QueueUrl, AttributeNames: ['All'] })
    expect(Attributes).toMatchObject({ VisibilityTimeout: '7', QueueArn: 'arn:aws:sqs:us-east-1:111111111111:all', RedrivePolicy })
    await call('TagQueue', { QueueUrl, Tags: { stage: 'test' } })
    await call('UntagQueue', { QueueUrl, TagKeys: ['team'] })
    expect((await call('ListQueueTags', { QueueUrl }))['Tags']).toEqual({ stage: 'test' })
    await call('AddPermission', { QueueUrl, Label: 'p', AWSAccountIds: ['111111111111'], Actions: ['SendMessage'] })
    await call('RemovePermission', { QueueUrl, Label: 'p' })
    await call('SendMessage', {
      QueueUrl,
      MessageBody: 'ü <one>',
      MessageAttributes: { raw: { DataType: 'Binary', BinaryValue: new Uint8Array([0, 255]) } },
    })
    const [first] = (await call('ReceiveMessage', { QueueUrl, MessageAttributeNames: ['All'] }))['Messages'] as Message[]
    expect(first).toMatchObject({ Body: 'ü <one>', MessageAttributes: { raw: { BinaryValue: new Uint8Array([0, 255]) } } })
    await call('ChangeMessageVisibility', { QueueUrl, ReceiptHandle: first?.ReceiptHandle, VisibilityTimeout: 20 })
    const Entries = [{ Id: 'a', ReceiptHandle: first?.ReceiptHandle, VisibilityTimeout: 30 }]
    expect((await call('ChangeMessageVisibilityBatch', { QueueUrl, Entries }))['Successful']).toEqual([{ Id: 'a' }])
    await call('DeleteMessage', { QueueUrl, ReceiptHandle: first?.ReceiptHandle })
    expect((await call('SendMessageBatch', { QueueUrl, Entries: [{ Id: 'b', MessageBody: 'two' }] }))['Successful']).toHaveLength(1)
    const [second] = await receive(String(QueueUrl))
    expect(
      (await call('DeleteMessageBatch', { QueueUrl, Entries: [{ Id: 'b', ReceiptHandle: second?.ReceiptHandle }] }))['Successful'],
    ).toEqual([{ Id: 'b' }])
    const source = { SourceArn: 'arn:aws:sqs:us-east-1:111111111111:all-dead' }
    const moving = await call('StartMessageMoveTask', source)
    expect((await call('ListMessageMoveTasks', source))['Results']).toHaveLength(1)
    await expect(call('CancelMessageMoveTask', { TaskHandle: moving['TaskHandle'] })).rejects.toMatchObject({ $fault: 'client' })
    await call('PurgeQueue', { QueueUrl })
    await call('DeleteQueue', { QueueUrl })
    expect([...done].toSorted()).toEqual(Object.keys(sqs.operations).toSorted())
  })

  it('answers a long poll when somebody sends', async () => {
    const { url } = await newQueue('polled')
    const poll = receive(url, { WaitTimeSeconds: 20 })
    await queues.send('SendMessage', { QueueUrl: url, MessageBody: 'at last' })
    expect((await poll).map(({ Body }) => Body)).toEqual(['at last'])
  })

  it('has AWS’s errors', async () => {
    const missing = queues.send('SendMessage', { QueueUrl: `http://127.0.0.1:${door.port}/111111111111/none`, MessageBody: 'x' })
    await expect(missing).rejects.toMatchObject({ name: 'QueueDoesNotExist', $metadata: { httpStatusCode: 400 } })
  })
})

describe('SNS behind the door', () => {
  it('delivers to a queue', async () => {
    const { url, arn } = await newQueue('told')
    const { TopicArn } = await topics.send('CreateTopic', { Name: 'news', Tags: [{ Key: 'a', Value: 'b' }] })
    const Statement = [{ Effect: 'Allow', Principal: { Service: 'sns.amazonaws.com' }, Action: 'sqs:SendMessage', Resource: arn }]
    await queues.send('SetQueueAttributes', { QueueUrl: url, Attributes: { Policy: JSON.stringify({ Version: '2012-10-17', Statement }) } })
    await topics.send('Subscribe', { TopicArn, Protocol: 'sqs', Endpoint: arn, Attributes: { RawMessageDelivery: 'true' } })
    await topics.send('Publish', { TopicArn, Message: 'extra <&>', MessageAttributes: { kind: { DataType: 'String', StringValue: 'x' } } })
    expect((await receive(url, { WaitTimeSeconds: 1 })).map(({ Body }) => Body)).toEqual(['extra <&>'])
  })

  it('has AWS’s errors', async () => {
    const missing = topics.send('Publish', { TopicArn: 'arn:aws:sns:us-east-1:111111111111:none', Message: 'x' })
    await expect(missing).rejects.toMatchObject({
      name: 'NotFoundException',
      message: 'Topic does not exist',
      $metadata: { httpStatusCode: 404 },
    })
  })
})

describe('Lambda behind the door', () => {
  const create = (name: string, code: string) => {
    const ZipFile = zipSync({ 'index.mjs': strToU8(code) })
    const Role = 'arn:aws:iam::111111111111:role/lambda'
    return functions.send('CreateFunction', {
      FunctionName: name,
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Role,
      Code: { ZipFile },
    })
  }
  const textOf = (payload: unknown): string => Buffer.from(payload as Uint8Array).toString('utf8')

  it('runs a handler that came as a zip', async () => {
    expect(await create('echo', 'export const handler = async (event) => ({ got: event })')).toMatchObject({ FunctionName: 'echo' })
    const told = await functions.send('Invoke', { FunctionName: 'echo', Payload: '{"a":"ü"}' })
    expect(told).toMatchObject({ StatusCode: 200, ExecutedVersion: '$LATEST' })
    expect(textOf(told['Payload'])).toBe('{"got":{"a":"ü"}}')
    expect(await functions.send('GetFunction', { FunctionName: 'echo' })).toMatchObject({ Configuration: { Handler: 'index.handler' } })
    expect(await functions.send('DeleteFunction', { FunctionName: 'echo' })).toMatchObject({ StatusCode: 204 })
    await expect(functions.send('GetFunction', { FunctionName: 'echo' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      $metadata: { httpStatusCode: 404 },
    })
  })

  it('tells what a handler threw', async () => {
    await create('fails', 'export const handler = async () => { throw new TypeError("no") }')
    const told = await functions.send('Invoke', { FunctionName: 'fails' })
    expect(told['FunctionError']).toBe('Unhandled')
    expect(JSON.parse(textOf(told['Payload']))).toMatchObject({ errorType: 'TypeError', errorMessage: 'no' })
  })

  it('takes no time on the wall for a handler’s own timers', async () => {
    await create('sleeps', 'export const handler = async () => { await new Promise((r) => setTimeout(r, 2500)); return 1 }')
    expect(textOf((await functions.send('Invoke', { FunctionName: 'sleeps' }))['Payload'])).toBe('1')
  })
})

describe('Step Functions behind the door', () => {
  it('runs a workflow, and its Wait takes no time on the wall', async () => {
    const States = { Rest: { Type: 'Wait', Seconds: 25, Next: 'Done' }, Done: { Type: 'Pass', Result: { ok: true }, End: true } }
    const definition = JSON.stringify({ StartAt: 'Rest', States })
    const roleArn = 'arn:aws:iam::111111111111:role/sfn'
    const { stateMachineArn } = await workflows.send('CreateStateMachine', { name: 'rests', definition, roleArn })
    const { executionArn, startDate } = await workflows.send('StartExecution', { stateMachineArn, input: '{}' })
    const told = await workflows.send('DescribeExecution', { executionArn })
    expect(told).toMatchObject({ status: 'SUCCEEDED', output: '{"ok":true}' })
    expect((told['stopDate'] as Date).getTime() - (startDate as Date).getTime()).toBeGreaterThanOrEqual(25_000)
  })
})
