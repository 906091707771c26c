/** Templates for tests: a few queues, topics, functions and sources, told in short and written out as a SAM template. */
import type { Json, JsonObject } from '../../../base/json.ts'

export interface Design {
  readonly seed?: number
  readonly pace?: 'aws' | 'visible' | 'none'
  /** How closely queues keep to order and to one delivery; `exact` unless given. */
  readonly realism?: 'honest' | 'chaos' | 'exact'
  readonly queues?: Readonly<Record<string, QueueDesign>>
  /** Topic → the queues that are subscribed to it. */
  readonly topics?: Readonly<Record<string, readonly string[]>>
  readonly functions?: Readonly<Record<string, FunctionDesign>>
  /** As `Metadata: Switchyard: Faults` has them. */
  readonly faults?: readonly JsonObject[]
  readonly traffic?: Readonly<
    Record<string, { readonly to: string; readonly everyMs: number; readonly count?: number; readonly jitter?: number }>
  >
}

export interface QueueDesign {
  readonly visibility?: number
  readonly delay?: number
  readonly retention?: number
  readonly deadLetters?: string
  readonly maxReceiveCount?: number
  /** More properties, as CloudFormation has them. */
  readonly more?: Readonly<Record<string, Json>>
}

export interface FunctionDesign {
  readonly code: string
  readonly from?: string
  readonly batch?: number
  readonly windowSeconds?: number
  readonly timeout?: number
  readonly reports?: boolean
  /** More properties, as SAM has them. */
  readonly more?: JsonObject
}

export function templateOf({
  seed = 42,
  pace = 'aws',
  realism = 'exact',
  queues = {},
  topics = {},
  functions = {},
  traffic = {},
  faults = [],
}: Design): string {
  const resources: Record<string, Json> = {}
  for (const [id, queue] of Object.entries(queues)) resources[id] = { Type: 'AWS::SQS::Queue', Properties: queueProperties(id, queue) }
  for (const [id, subscribers] of Object.entries(topics)) {
    resources[id] = { Type: 'AWS::SNS::Topic', Properties: { TopicName: id.toLowerCase() } }
    for (const queue of subscribers) Object.assign(resources, subscription(id, queue))
  }
  for (const [id, design] of Object.entries(functions))
    resources[id] = { Type: 'AWS::Serverless::Function', Properties: functionProperties(id, design) }
  const sources = Object.entries(traffic).map(([id, { to, everyMs, count, jitter }]) => [
    id,
    {
      To: to,
      Every: `${everyMs} ms`,
      ...(count !== undefined && { Count: count }),
      ...(jitter !== undefined && { Jitter: `${jitter} %` }),
      Name: `${id.toLowerCase()}-{{n}}`,
    },
  ])
  const settings = { Version: 1, Seed: seed, Pace: pace, Realism: realism, Traffic: Object.fromEntries(sources) as Json, Faults: faults }
  return JSON.stringify({ Transform: 'AWS::Serverless-2016-10-31', Metadata: { Switchyard: settings }, Resources: resources }, null, 2)
}

function queueProperties(id: string, { visibility = 30, delay, retention, deadLetters, maxReceiveCount = 3, more }: QueueDesign): Json {
  return {
    QueueName: id.toLowerCase(),
    VisibilityTimeout: visibility,
    ...(delay !== undefined && { DelaySeconds: delay }),
    ...(retention !== undefined && { MessageRetentionPeriod: retention }),
    ...(deadLetters !== undefined && { RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': [deadLetters, 'Arn'] }, maxReceiveCount } }),
    ...more,
  }
}

function subscription(topic: string, queue: string): Record<string, Json> {
  const arn = { 'Fn::GetAtt': [queue, 'Arn'] }
  const statement = { Effect: 'Allow', Principal: { Service: 'sns.amazonaws.com' }, Action: 'sqs:SendMessage', Resource: arn }
  return {
    [`${topic}To${queue}`]: { Type: 'AWS::SNS::Subscription', Properties: { TopicArn: { Ref: topic }, Protocol: 'sqs', Endpoint: arn } },
    [`${queue}Policy`]: {
      Type: 'AWS::SQS::QueuePolicy',
      Properties: { Queues: [{ Ref: queue }], PolicyDocument: { Version: '2012-10-17', Statement: [statement] } },
    },
  }
}

function functionProperties(id: string, { code, from, batch = 10, windowSeconds, timeout = 3, reports, more }: FunctionDesign): Json {
  const event = {
    Queue: { 'Fn::GetAtt': [from ?? '', 'Arn'] },
    BatchSize: batch,
    ...(windowSeconds !== undefined && { MaximumBatchingWindowInSeconds: windowSeconds }),
    ...(reports && { FunctionResponseTypes: ['ReportBatchItemFailures'] }),
  }
  return {
    FunctionName: id.toLowerCase(),
    Runtime: 'nodejs22.x',
    Handler: 'index.handler',
    Timeout: timeout,
    InlineCode: code,
    ...(from !== undefined && { Events: { FromQueue: { Type: 'SQS', Properties: event } } }),
    ...more,
  }
}
