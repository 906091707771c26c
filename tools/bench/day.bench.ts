// Hours of ordinary traffic, run until a moment with handlers in the sandbox: how much virtual time a second of work gives.
import { openTemplate } from '../../src/document/index.ts'
import { createNodeHandlerHost } from '../../src/endpoint/node-sandbox.ts'
import { advanceRun, noLimits, startRun, worldOf } from '../../src/engine/simulation/index.ts'
import type { Line } from './line.ts'

export const name = '10 messages a second: topic, two queues, a function each (batch 10, window 1 s), a table'

const hours = 2

const code = `
const { DynamoDBClient, PutItemCommand } = require('@aws-sdk/client-dynamodb')
const client = new DynamoDBClient({})
exports.handler = async (event) => {
  await client.send(new PutItemCommand({ TableName: 'seen', Item: { id: { S: event.Records[0].messageId }, count: { N: String(event.Records.length) } } }))
}`

function template(): string {
  const queue = (name: string) => ({ Type: 'AWS::SQS::Queue', Properties: { QueueName: name, ReceiveMessageWaitTimeSeconds: 20 } })
  const heard = (name: string) => ({
    Type: 'AWS::SNS::Subscription',
    Properties: { TopicArn: { Ref: 'Topic' }, Protocol: 'sqs', Endpoint: { 'Fn::GetAtt': [name, 'Arn'] } },
  })
  const statement = (name: string) => ({
    Effect: 'Allow',
    Principal: { Service: 'sns.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: { 'Fn::GetAtt': [name, 'Arn'] },
  })
  const policy = (name: string) => ({
    Type: 'AWS::SQS::QueuePolicy',
    Properties: { Queues: [{ Ref: name }], PolicyDocument: { Version: '2012-10-17', Statement: [statement(name)] } },
  })
  const worker = (name: string) => ({
    Type: 'AWS::Serverless::Function',
    Properties: {
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      InlineCode: code,
      Policies: [{ DynamoDBCrudPolicy: { TableName: { Ref: 'Seen' } } }],
      Events: {
        Queue: { Type: 'SQS', Properties: { Queue: { 'Fn::GetAtt': [name, 'Arn'] }, BatchSize: 10, MaximumBatchingWindowInSeconds: 1 } },
      },
    },
  })
  return JSON.stringify({
    Transform: 'AWS::Serverless-2016-10-31',
    Metadata: { Switchyard: { Version: 1, Pace: 'aws', Traffic: { Shop: { To: 'Topic', Every: '100 ms', Jitter: '50 %' } } } },
    Resources: {
      Topic: { Type: 'AWS::SNS::Topic' },
      Left: queue('left'),
      Right: queue('right'),
      HeardLeft: heard('Left'),
      HeardRight: heard('Right'),
      PolicyLeft: policy('Left'),
      PolicyRight: policy('Right'),
      WorkLeft: worker('Left'),
      WorkRight: worker('Right'),
      Seen: {
        Type: 'AWS::DynamoDB::Table',
        Properties: {
          TableName: 'seen',
          BillingMode: 'PAY_PER_REQUEST',
          AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
          KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        },
      },
    },
  })
}

export async function run(): Promise<Line[]> {
  const opened = openTemplate(template(), { name: 'day.json', files: {} })
  if (!opened.ok) throw new Error(opened.error.message)
  const handlers = await createNodeHandlerHost()
  const world = startRun({ template: opened.value, handlers, limits: noLimits, open: () => undefined, forgets: true })
  const began = process.cpuUsage()
  advanceRun(world, { ms: hours * 3_600_000 })
  const { user, system } = process.cpuUsage(began)
  const ours = (hours * 3_600) / ((user + system) / 1_000_000)
  const name = `${hours} h, ${worldOf(world).steps.toLocaleString('en-US')} steps`
  return [{ name, ours, unit: 'virtual seconds a second', target: '≥ 3,000', meets: ours >= 3_000 }]
}
