// Templates that are hard to draw: sixty nodes at once, names as long as AWS allows, and nothing at all.

interface Area {
  readonly name: string
  readonly rate: string
  readonly teams: readonly [string, string, string]
}

const areas: readonly Area[] = [
  { name: 'orders', rate: '30/min', teams: ['fulfilment', 'billing', 'analytics'] },
  { name: 'refunds', rate: '6/min', teams: ['paybacks', 'restock', 'refund-audit'] },
  { name: 'accounts', rate: '12/min', teams: ['welcome', 'crm-sync', 'fraud-check'] },
  { name: 'catalogue', rate: '20/min', teams: ['search-index', 'price-feed', 'thumbnails'] },
  { name: 'parcels', rate: '24/min', teams: ['labels', 'tracking', 'carrier-claims'] },
]

/** Five areas of a shop, twelve nodes each: traffic, a topic, three queues with dead-letter queue and function, and an inbox. No positions. */
export const sixtyNodes = `AWSTemplateFormatVersion: '2010-09-09'
Transform: AWS::Serverless-2016-10-31
Metadata:
  Switchyard:
    Version: 1
    Title: The whole shop
    Seed: 11
    Pace: visible
    Traffic:
${areas.map(trafficOf).join('')}    People:
${areas.map(({ name }) => `      ${idOf(name)}Desk: { Address: ${name}@example.com, Label: ${name} desk }\n`).join('')}Globals:
  Function: { Runtime: nodejs22.x, Handler: index.handler, Timeout: 3 }
Resources:
${areas.map(resourcesOf).join('')}`

function trafficOf({ name, rate }: Area): string {
  return `      ${idOf(name)}Source: { Label: ${name} page, To: ${idOf(name)}Topic, Rate: ${rate}, Name: '${name.slice(0, 3)}-{{n}}', Messages: [{ Body: '{"n":{{n}}}' }] }\n`
}

function resourcesOf({ name, teams }: Area): string {
  const topic = `${idOf(name)}Topic`
  return `  ${topic}:
    Type: AWS::SNS::Topic
    Properties: { TopicName: ${name} }
  ${idOf(name)}Mail:
    Type: AWS::SNS::Subscription
    Properties: { TopicArn: !Ref ${topic}, Protocol: email, Endpoint: ${name}@example.com }
${teams.map((team) => teamOf(team, topic)).join('')}`
}

function teamOf(team: string, topic: string): string {
  const id = idOf(team)
  return `  ${id}Queue:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: ${team}-queue
      VisibilityTimeout: 18
      RedrivePolicy: { deadLetterTargetArn: !GetAtt ${id}Dlq.Arn, maxReceiveCount: 3 }
  ${id}Dlq:
    Type: AWS::SQS::Queue
    Properties: { QueueName: ${team}-dlq }
  ${id}Policy:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues: [!Ref ${id}Queue]
      PolicyDocument:
        Statement: [{ Effect: Allow, Principal: { Service: sns.amazonaws.com }, Action: sqs:SendMessage, Resource: !GetAtt ${id}Queue.Arn }]
  ${id}Subscription:
    Type: AWS::SNS::Subscription
    Properties: { TopicArn: !Ref ${topic}, Protocol: sqs, Endpoint: !GetAtt ${id}Queue.Arn, RawMessageDelivery: true }
  ${id}:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: ${team}
      Events: { FromQueue: { Type: SQS, Properties: { Queue: !GetAtt ${id}Queue.Arn, BatchSize: 1 } } }
      InlineCode: |
        exports.handler = async () => new Promise((done) => setTimeout(done, 900))
`
}

/** `search-index` as a logical id: `SearchIndex`. */
function idOf(name: string): string {
  return name.replaceAll(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase())
}

const long = {
  topic: 'orders-and-returns-of-all-european-marketplaces-production',
  queue: 'fulfilment-of-orders-from-all-european-marketplaces-in-production-1',
  letters: 'fulfilment-of-orders-that-could-not-be-packed-after-three-attempts-1',
  handler: 'pack-orders-of-all-european-marketplaces-into-parcels-for-dhl-',
  label: 'The marketplace’s front page with its checkout and its wish list',
  message: 'order-of-a-customer-with-a-very-long-reference-number-',
  title: 'Fulfilment of the orders of all European marketplaces, with what could not be packed, as of the second quarter',
} as const

/** Every name as long as AWS allows, or as somebody in a hurry makes it. */
export const longNames = `AWSTemplateFormatVersion: '2010-09-09'
Transform: AWS::Serverless-2016-10-31
Metadata:
  Switchyard:
    Version: 1
    Title: ${long.title}
    Seed: 5
    Pace: visible
    Traffic:
      FrontPage: { Label: ${long.label}, To: Topic, Every: 700 ms, Name: '${long.message}{{n}}', Messages: [{ Body: '{"n":{{n}}}', Attributes: { marketplace: north } }] }
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties: { TopicName: ${long.topic} }
${[1, 2].map(longLine).join('')}`

function longLine(n: number): string {
  return `  Queue${n}:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: ${long.queue}${n}
      VisibilityTimeout: 18
      RedrivePolicy: { deadLetterTargetArn: !GetAtt Letters${n}.Arn, maxReceiveCount: 1 }
  Letters${n}:
    Type: AWS::SQS::Queue
    Properties: { QueueName: ${long.letters}${n} }
  Policy${n}:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues: [!Ref Queue${n}]
      PolicyDocument:
        Statement: [{ Effect: Allow, Principal: { Service: sns.amazonaws.com }, Action: sqs:SendMessage, Resource: !GetAtt Queue${n}.Arn }]
  Subscription${n}:
    Type: AWS::SNS::Subscription
    Properties:
      TopicArn: !Ref Topic
      Protocol: sqs
      Endpoint: !GetAtt Queue${n}.Arn
      FilterPolicy: { marketplace: [north, south, east, west, the-islands-without-a-ferry] }
  Handler${n}:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: ${long.handler}${n}
      Runtime: nodejs22.x
      Handler: index.handler
      Events: { FromQueue: { Type: SQS, Properties: { Queue: !GetAtt Queue${n}.Arn, BatchSize: 1 } } }
      InlineCode: |
        exports.handler = async () => { throw new Error('the parcel of this order is larger than every box that the warehouse in the harbour has') }
`
}

/** A template in which nothing is drawn yet. */
export const nothingYet = `AWSTemplateFormatVersion: '2010-09-09'
Metadata: { Switchyard: { Version: 1, Title: Nothing yet } }
Resources:
  Later: { Type: AWS::CloudFormation::WaitConditionHandle }
`
