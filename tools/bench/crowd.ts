// A template whose wires are so long that messages pile up on them: for everything that is measured by what is under way.

const queueCount = 28

/** 28 queues with a source each and a dead-letter queue, and a source for each: 60 nodes or so; `inFlight` messages are under way after 100 s. */
export function crowdTemplate(inFlight: number): string {
  const everyMs = Math.max(1, Math.round((100_000 * queueCount) / inFlight))
  const ids = Array.from({ length: queueCount }, (_, index) => index + 1)
  const resources = ids.flatMap((id) => [[`Queue${id}`, queue(`queue-${id}`)]])
  const traffic = ids.map((id) => [`Source${id}`, { To: `Queue${id}`, Every: `${everyMs} ms`, Jitter: '50 %', Name: `m-${id}-{{n}}` }])
  return JSON.stringify({
    AWSTemplateFormatVersion: '2010-09-09',
    Metadata: {
      Switchyard: {
        Version: 1,
        Title: 'Crowd',
        Pace: { Call: '100 s', Deliver: '100 s', Invoke: '100 s', ColdStart: '0 ms' },
        Traffic: Object.fromEntries(traffic) as object,
      },
    },
    Resources: Object.fromEntries(resources) as object,
  })
}

function queue(name: string): object {
  return { Type: 'AWS::SQS::Queue', Properties: { QueueName: name } }
}

const groupCount = 40

/** 40 groups of a source, a topic, two queues and a function, each topic also heard by the next group: 200 nodes, 280 wires. */
export function largeTemplate(): string {
  const groups = Array.from({ length: groupCount }, (_, index) => index)
  const resources = groups.flatMap((group) => [
    [`Topic${group}`, { Type: 'AWS::SNS::Topic', Properties: { TopicName: `topic-${group}` } }],
    ...['A', 'B'].flatMap((side) => [
      [`Queue${side}${group}`, queue(`queue-${side}-${group}`)],
      [`Heard${side}${group}`, subscription(`Topic${group}`, `Queue${side}${group}`)],
      [`Also${side}${group}`, subscription(`Topic${(group + 1) % groupCount}`, `Queue${side}${group}`)],
    ]),
    [`Function${group}`, consumer(group)],
  ])
  const traffic = groups.map((group) => [`Source${group}`, { To: `Topic${group}`, Every: '2 s', Name: `m-${group}-{{n}}` }])
  return JSON.stringify({
    AWSTemplateFormatVersion: '2010-09-09',
    Transform: 'AWS::Serverless-2016-10-31',
    Metadata: { Switchyard: { Version: 1, Title: 'Large', Traffic: Object.fromEntries(traffic) as object } },
    Resources: Object.fromEntries(resources) as object,
  })
}

function subscription(topic: string, to: string): object {
  return {
    Type: 'AWS::SNS::Subscription',
    Properties: { TopicArn: { Ref: topic }, Protocol: 'sqs', Endpoint: { 'Fn::GetAtt': [to, 'Arn'] } },
  }
}

function consumer(group: number): object {
  const events = ['A', 'B'].map((side) => [side, { Type: 'SQS', Properties: { Queue: { 'Fn::GetAtt': [`Queue${side}${group}`, 'Arn'] } } }])
  return {
    Type: 'AWS::Serverless::Function',
    Properties: {
      FunctionName: `function-${group}`,
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      InlineCode: 'exports.handler = async () => {}',
      Events: Object.fromEntries(events) as object,
    },
  }
}

/** So many messages that all end up waiting in one queue: as many lines of a string chart. */
export function pathsTemplate(messages: number): string {
  return JSON.stringify({
    AWSTemplateFormatVersion: '2010-09-09',
    Metadata: {
      Switchyard: {
        Version: 1,
        Title: 'Paths',
        Traffic: { Source: { To: 'Queue', Every: '5 ms', Jitter: '50 %', Name: 'm-{{n}}', Count: messages } },
      },
    },
    Resources: { Queue: queue('queue') },
  })
}

const chatterSources = 10
/** What one message leaves in the log here: published, delivered to two queues, and expired in each. */
const rowsAMessage = 7

/** About so many rows of the log, and an end: sources, topics and queues in which messages expire after a minute. */
export function chatterTemplate(rows: number): string {
  const ids = Array.from({ length: chatterSources }, (_, index) => index)
  const resources = ids.flatMap((id) => [
    [`T${id}`, { Type: 'AWS::SNS::Topic', Properties: { TopicName: `t-${id}` } }],
    ...[id, id + chatterSources].flatMap((number) => [
      [`Q${number}`, { Type: 'AWS::SQS::Queue', Properties: { QueueName: `q${number}`, MessageRetentionPeriod: 60 } }],
      [`Heard${number}`, subscription(`T${id}`, `Q${number}`)],
      [`Policy${number}`, mayBeSentTo(`Q${number}`)],
    ]),
  ])
  const count = Math.ceil(rows / chatterSources / rowsAMessage)
  const traffic = ids.map((id) => [`S${id}`, { To: `T${id}`, Every: '50 ms', Jitter: '50 %', Name: `s-${id}-{{n}}`, Count: count }])
  return JSON.stringify({
    AWSTemplateFormatVersion: '2010-09-09',
    Metadata: { Switchyard: { Version: 1, Title: 'Chatter', Pace: 'aws', Traffic: Object.fromEntries(traffic) as object } },
    Resources: Object.fromEntries(resources) as object,
  })
}

function mayBeSentTo(queueId: string): object {
  const Resource = { 'Fn::GetAtt': [queueId, 'Arn'] }
  const statement = { Effect: 'Allow', Principal: { Service: 'sns.amazonaws.com' }, Action: 'sqs:SendMessage', Resource }
  return {
    Type: 'AWS::SQS::QueuePolicy',
    Properties: { Queues: [{ Ref: queueId }], PolicyDocument: { Version: '2012-10-17', Statement: [statement] } },
  }
}
