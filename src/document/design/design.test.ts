import { describe, expect, it } from 'vitest'
import type { Template } from '../index.ts'
import { mended } from '../testing/mended.ts'
import { opened } from '../testing/open.ts'

const code = "Role: r, Runtime: nodejs22.x, Handler: index.handler, Code: { ZipFile: '' }"
const resources = (...lines: string[]) => `Resources:\n${lines.map((line) => `  ${line}\n`).join('')}`
const codesOf = ({ diagnostics }: Template) => diagnostics.map((diagnostic) => diagnostic.code.replace('document.', ''))

describe('a fix', () => {
  it('is written as the template is written', () => {
    const yaml = opened(`Resources:
  T:
    Type: AWS::SNS::Topic
  # The only queue.
  Q:
    Type: AWS::SQS::Queue
  S: { Type: AWS::SNS::Subscription, Properties: { TopicArn: !Ref T, Protocol: sqs, Endpoint: !GetAtt Q.Arn } }
`)
    expect(mended(yaml, 'no-queue-policy')).toBe(`${yaml.text}  QPolicy:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues:
        - !Ref Q
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal:
              Service: sns.amazonaws.com
            Action: sqs:SendMessage
            Resource: !GetAtt Q.Arn
            Condition:
              ArnEquals:
                aws:SourceArn: !Ref T
`)
  })

  it('is written in JSON where the template is JSON', () => {
    const json = opened(
      '{"Resources":{"D":{"Type":"AWS::SQS::Queue"},"Q":{"Type":"AWS::SQS::Queue","Properties":{"RedrivePolicy":{"deadLetterTargetArn":{"Fn::GetAtt":["D","Arn"]},"maxReceiveCount":5}}}}}',
    )
    const after = opened(mended(json, 'unwatched-dead-letters'))
    expect(after.resources['DAlarm']?.properties['Dimensions']).toEqual([{ Name: 'QueueName', Value: after.resources['D']?.physicalName }])
    expect(codesOf(after)).toEqual(['dead-letter-retention'])
  })

  it('adds to the policy that a queue has: a second one would take its place', () => {
    const template = opened(
      resources(
        'A: { Type: AWS::SNS::Topic }',
        'B: { Type: AWS::SNS::Topic }',
        'Q: { Type: AWS::SQS::Queue }',
        'P: { Type: AWS::SQS::QueuePolicy, Properties: { Queues: [!Ref Q], PolicyDocument: { Statement: [{ Effect: Allow, Principal: { Service: sns.amazonaws.com }, Action: "sqs:SendMessage", Resource: "*", Condition: { ArnEquals: { aws:SourceArn: !Ref A } } }] } } }',
        'S: { Type: AWS::SNS::Subscription, Properties: { TopicArn: !Ref B, Protocol: sqs, Endpoint: !GetAtt Q.Arn } }',
      ),
    )
    const after = opened(mended(template, 'no-queue-policy'))
    expect(Object.keys(after.resources)).toEqual(['A', 'B', 'Q', 'P', 'S'])
    expect(after.resources['P']?.properties['PolicyDocument']).toMatchObject({ Statement: [{ Resource: '*' }, { Effect: 'Allow' }] })
  })

  it('changes the type of a dead-letter queue with its name, both ways', () => {
    const queues = (source: string, dead: string) =>
      opened(
        resources(
          `D: { Type: AWS::SQS::Queue, Properties: { MessageRetentionPeriod: 1209600, ${dead} } }`,
          `Q: { Type: AWS::SQS::Queue, Properties: { ${source} RedrivePolicy: { deadLetterTargetArn: !GetAtt D.Arn, maxReceiveCount: 5 } } }`,
        ),
      )
    const toFifo = opened(mended(queues('FifoQueue: true,', 'QueueName: dead'), 'dead-letter-type'))
    expect(toFifo.resources['D']?.properties).toEqual({ MessageRetentionPeriod: 1_209_600, QueueName: 'dead.fifo', FifoQueue: true })
    const toStandard = opened(
      mended(queues('', 'FifoQueue: true, ContentBasedDeduplication: true, QueueName: dead.fifo'), 'dead-letter-type'),
    )
    expect(toStandard.resources['D']?.properties).toEqual({ MessageRetentionPeriod: 1_209_600, QueueName: 'dead' })
  })

  it('sets the visibility to six times the timeout plus the window, where SAM has the event', () => {
    const template = opened(`Transform: AWS::Serverless-2016-10-31
Resources:
  D: { Type: AWS::SQS::Queue, Properties: { MessageRetentionPeriod: 1209600 } }
  Q: { Type: AWS::SQS::Queue, Properties: { RedrivePolicy: { deadLetterTargetArn: !GetAtt D.Arn, maxReceiveCount: 5 } } }
  F:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs22.x
      Handler: index.handler
      InlineCode: ''
      Timeout: 40
      Events:
        E: { Type: SQS, Properties: { Queue: !GetAtt Q.Arn, BatchSize: 20 } }
`)
    expect(codesOf(template)).toEqual(['batch-window', 'short-visibility', 'unwatched-dead-letters'])
    const windowed = opened(mended(template, 'batch-window'))
    expect(windowed.resources['FE']?.properties['MaximumBatchingWindowInSeconds']).toBe(1)
    const visible = opened(mended(windowed, 'short-visibility'))
    expect(visible.resources['Q']?.properties['VisibilityTimeout']).toBe(241)
    expect(codesOf(visible)).toEqual(['unwatched-dead-letters'])
  })
})

describe('fewer executions than a mapping asks for', () => {
  const mapping = (scaling: string, reserved: number) =>
    opened(
      resources(
        'Q: { Type: AWS::SQS::Queue }',
        `F: { Type: AWS::Lambda::Function, Properties: { ${code}, ReservedConcurrentExecutions: ${reserved} } }`,
        `M: { Type: AWS::Lambda::EventSourceMapping, Properties: { EventSourceArn: !GetAtt Q.Arn, FunctionName: !Ref F${scaling} } }`,
      ),
    )
  const asks = (most: number) => `, ScalingConfig: { MaximumConcurrency: ${most} }`
  it.each([
    ['', 4, true],
    ['', 5, false],
    // Nothing is to run at all.
    ['', 0, false],
    [asks(2), 2, false],
    [asks(5), 3, true],
    [', ProvisionedPollerConfig: { MinimumPollers: 2 }', 1, false],
  ])('%s of %i', (scaling, reserved, found) => {
    expect(codesOf(mapping(scaling, reserved)).includes('low-concurrency')).toBe(found)
  })
  it('is mended within what AWS allows: two is the least', () => {
    const after = opened(mended(mapping('', 1), 'low-concurrency'))
    expect(after.resources['M']?.properties['ScalingConfig']).toEqual({ MaximumConcurrency: 2 })
    expect(after.resources['F']?.properties['ReservedConcurrentExecutions']).toBe(2)
  })
})

describe('FIFO', () => {
  it('keeps with FIFO: queues of both types on a FIFO topic, and a dead-letter queue like the subscriber', () => {
    const template = opened(
      resources(
        'T: { Type: AWS::SNS::Topic, Properties: { FifoTopic: true, TopicName: t.fifo } }',
        'Q: { Type: AWS::SQS::Queue, Properties: { FifoQueue: true } }',
        'R: { Type: AWS::SQS::Queue }',
        'D: { Type: AWS::SQS::Queue }',
        'P: { Type: AWS::SQS::QueuePolicy, Properties: { Queues: [!Ref Q, !Ref R], PolicyDocument: { Statement: { Effect: Allow, Principal: "*" } } } }',
        'S1: { Type: AWS::SNS::Subscription, Properties: { TopicArn: !Ref T, Protocol: sqs, Endpoint: !GetAtt Q.Arn, RedrivePolicy: { deadLetterTargetArn: !GetAtt D.Arn } } }',
        'S2: { Type: AWS::SNS::Subscription, Properties: { TopicArn: !Ref T, Protocol: sqs, Endpoint: !GetAtt R.Arn, RedrivePolicy: { deadLetterTargetArn: !GetAtt D.Arn } } }',
      ),
    )
    expect(template.diagnostics.map((diagnostic) => diagnostic.message)).toEqual([
      'S1 and its dead-letter queue D must both be FIFO or both be standard.',
      'Nobody watches D: no alarm looks at it and nothing takes from it.',
    ])
    expect(template.inert).toEqual([])
  })
  it.each([
    ['FifoQueue: true, QueueName: work', { QueueName: 'work.fifo', FifoQueue: true }],
    ['QueueName: work.fifo', { QueueName: 'work.fifo', FifoQueue: true }],
  ])('names belong to it: %s', (properties, after) => {
    const template = opened(resources(`Q: { Type: AWS::SQS::Queue, Properties: { ${properties} } }`))
    expect(opened(mended(template, 'fifo-name')).resources['Q']?.properties).toEqual(after)
  })
})

describe('a filter', () => {
  const filtered = (policy: string) =>
    opened(
      resources(
        'T: { Type: AWS::SNS::Topic }',
        `S: { Type: AWS::SNS::Subscription, Properties: { TopicArn: !Ref T, Protocol: email, Endpoint: a@b.c, FilterPolicy: ${policy} } }`,
      ),
    )
  it('that is nested is meant for the body', () => {
    const template = filtered('{ a: { b: [c] } }')
    expect(opened(mended(template, 'filter-policy')).diagnostics).toEqual([])
  })
  it.each([
    ["{ a: [{ wildcard: '*.pdf' }] }", { a: [{ suffix: '.pdf' }] }],
    ["{ a: [{ anything-but: { wildcard: 'x*' } }] }", { a: [{ 'anything-but': { prefix: 'x' } }] }],
  ])('%s has an equal in SNS', (policy, after) => {
    expect(opened(mended(filtered(policy), 'filter-wildcard')).resources['S']?.properties['FilterPolicy']).toEqual(after)
  })
  it.each(["{ a: [{ wildcard: 'a*b' }] }", "{ a: [{ wildcard: '*' }] }"])('%s has none', (policy) => {
    const [found] = filtered(policy).diagnostics
    expect([found?.code, found?.fix]).toEqual(['document.filter-wildcard', undefined])
  })
  it.each([
    [`{ Body: '{"kind":"a"}', Attributes: { kind: a } }`, '', false],
    [`{ Body: '{"kind":"a"}' }`, '', true],
    [`{ Body: hello, Attributes: { kind: a } }`, ', FilterPolicyScope: MessageBody', true],
    [`{ Body: hello }`, '', false],
  ])('looks where the traffic %s has its key%s', (message, scope, found) => {
    const template = opened(`Metadata: { Switchyard: { Traffic: { Shop: { To: T, Messages: [${message}] } } } }
Resources:
  T: { Type: AWS::SNS::Topic }
  S: { Type: AWS::SNS::Subscription, Properties: { TopicArn: !Ref T, Protocol: email, Endpoint: a@b.c${scope}, FilterPolicy: { kind: [a] } } }
`)
    expect(codesOf(template).includes('filter-scope')).toBe(found)
  })
})

describe('who watches dead letters', () => {
  const dead = (...more: string[]) =>
    codesOf(
      opened(
        resources(
          'D: { Type: AWS::SQS::Queue, Properties: { MessageRetentionPeriod: 1209600, QueueName: dead } }',
          'Q: { Type: AWS::SQS::Queue, Properties: { RedrivePolicy: { deadLetterTargetArn: !GetAtt D.Arn, maxReceiveCount: 5 } } }',
          `F: { Type: AWS::Lambda::Function, Properties: { ${code}, Timeout: 5 } }`,
          ...more,
        ),
      ),
    ).filter((found) => found !== 'not-simulated')
  it.each([
    ['nobody', [], ['unwatched-dead-letters']],
    [
      'an alarm by reference',
      ['A: { Type: AWS::CloudWatch::Alarm, Properties: { Dimensions: [{ Name: QueueName, Value: !GetAtt D.QueueName }] } }'],
      [],
    ],
    ['an alarm by name', ['A: { Type: AWS::CloudWatch::Alarm, Properties: { Dimensions: [{ Name: QueueName, Value: dead }] } }'], []],
    [
      'a consumer',
      ['M: { Type: AWS::Lambda::EventSourceMapping, Properties: { EventSourceArn: !GetAtt D.Arn, FunctionName: !Ref F } }'],
      [],
    ],
    [
      'a function that names it',
      [`G: { Type: AWS::Lambda::Function, Properties: { ${code}, Environment: { Variables: { D: !Ref D } } } }`],
      [],
    ],
  ])('%s', (_who, more, expected) => {
    expect(dead(...more)).toEqual(expected)
  })
})

describe('what a function may do', () => {
  const named = (policies: string, variable = '!Ref T', more = '') =>
    codesOf(
      opened(`Transform: AWS::Serverless-2016-10-31
Resources:
  T: { Type: AWS::SNS::Topic }
  Q: { Type: AWS::SQS::Queue }
  R: { Type: AWS::IAM::Role, Properties: { Policies: [{ PolicyDocument: { Statement: [{ Effect: Allow, Action: ['sns:*'], Resource: [!Ref T] }] } }] } }
  F: { Type: AWS::Serverless::Function, Properties: { Runtime: nodejs22.x, Handler: a.b, InlineCode: '', Environment: { Variables: { V: ${variable} } }${policies} } }
${more}`),
    ).includes('no-identity-policy')
  it.each([
    ['', true],
    [', Policies: []', true],
    [', Policies: AWSLambdaBasicExecutionRole', true],
    [', Policies: AmazonSNSFullAccess', false],
    [', Policies: [{ SNSPublishMessagePolicy: { TopicName: !GetAtt T.TopicName } }]', false],
    [', Policies: [{ SNSPublishMessagePolicy: { TopicName: another } }]', true],
    [", Policies: [{ Statement: { Effect: Allow, Action: 'sns:Pub*', Resource: '*' } }]", false],
    [', Policies: [{ Statement: [{ Effect: Allow, Action: [sns:Publish], Resource: !GetAtt Q.Arn }] }]', true],
    // Who can tell what these allow.
    [', Policies: [arn:aws:iam::111111111111:policy/ours]', false],
    [', Policies: [SomeOtherPolicy: { Name: x }]', false],
    [', Role: arn:aws:iam::111111111111:role/ours', false],
    [', Role: !GetAtt R.Arn', false],
  ])('%s', (policies, isMissing) => {
    expect(named(policies)).toBe(isMissing)
  })
  it('is told of queues too, where nothing lets it send or receive', () => {
    expect(named('', '!Ref Q')).toBe(true)
    expect(named(', Policies: [{ SQSSendMessagePolicy: { QueueName: !GetAtt Q.QueueName } }]', '!Ref Q')).toBe(false)
    expect(named(', Policies: [{ SQSPollerPolicy: { QueueName: !GetAtt Q.QueueName } }]', '!GetAtt Q.Arn')).toBe(false)
  })
  it('is also what SAM gives the role that it makes: sending to where dead letters and destinations go', () => {
    const letters = ', DeadLetterQueue: { Type: SQS, TargetArn: !GetAtt Q.Arn }'
    const success = ', EventInvokeConfig: { DestinationConfig: { OnSuccess: { Type: SNS, Destination: !Ref T } } }'
    expect([named(letters, '!Ref Q'), named(success, '!Ref T')]).toEqual([false, false])
    expect([named(letters, '!Ref T'), named(success, '!Ref Q')]).toEqual([true, true])
  })
  it('is what a connector says', () => {
    const connector =
      '  C: { Type: AWS::Serverless::Connector, Properties: { Source: { Id: F }, Destination: { Id: T }, Permissions: [Write] } }\n'
    expect(named('', '!Ref T', connector)).toBe(false)
  })
})
