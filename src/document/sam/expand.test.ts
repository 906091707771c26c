import { describe, expect, it } from 'vitest'
import { findings, opened, wireLines } from '../testing/open.ts'

const text = `Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    Runtime: nodejs22.x
    Handler: index.handler
    Timeout: 5
    Environment: { Variables: { A: x, B: x } }
    Layers: [arn:aws:lambda:us-east-1:111111111111:layer:l:1]
Resources:
  T: { Type: AWS::SNS::Topic }
  Q: { Type: AWS::SQS::Queue }
  F:
    Type: AWS::Serverless::Function
    Properties:
      InlineCode: exports.handler = () => 1
      Timeout: 4
      Tags: { team: a }
      Environment: { Variables: { B: y } }
      Layers: [arn:aws:lambda:us-east-1:111111111111:layer:m:1]
      Policies: [SQSSendMessagePolicy: { QueueName: !GetAtt Q.QueueName }]
      Events:
        S: { Type: SNS, Properties: { Topic: !Ref T, FilterPolicy: { a: [b] } } }
        S2: { Type: SNS, Properties: { Topic: !Ref T, SqsSubscription: true } }
        S3: { Type: SNS, Properties: { Topic: !Ref T, SqsSubscription: { QueueArn: !GetAtt Q.Arn, QueueUrl: !Ref Q, BatchSize: 5 } } }
        Q1: { Type: SQS, Properties: { Queue: !GetAtt Q.Arn, Enabled: false, ScalingConfig: { MaximumConcurrency: 3 } } }
        Sch: { Type: Schedule, Properties: { Schedule: rate(1 minute) } }
        Api: { Type: Api, Properties: { Path: /x, Method: get } }
  Tab: { Type: AWS::Serverless::SimpleTable }
`

describe('SAM', () => {
  const template = opened(text)
  const { resources } = template

  /** Ids and types as AWS's own translator gives them (aws-sam-translator 1.110), but for events that are only drawn. */
  it('makes the resources that SAM makes, under its names', () => {
    expect(Object.values(resources).map(({ logicalId, type, origin }) => `${logicalId} ${type}${origin ? ` from ${origin}` : ''}`)).toEqual(
      [
        'T AWS::SNS::Topic',
        'Q AWS::SQS::Queue',
        'F AWS::Lambda::Function',
        'FRole AWS::IAM::Role from F',
        'FS AWS::SNS::Subscription from F',
        'FSPermission AWS::Lambda::Permission from F',
        'FS2Queue AWS::SQS::Queue from F',
        'FS2 AWS::SNS::Subscription from F',
        'FS2QueuePolicy AWS::SQS::QueuePolicy from F',
        'FS2EventSourceMapping AWS::Lambda::EventSourceMapping from F',
        'FS3 AWS::SNS::Subscription from F',
        'FS3QueuePolicy AWS::SQS::QueuePolicy from F',
        'FS3EventSourceMapping AWS::Lambda::EventSourceMapping from F',
        'FQ1 AWS::Lambda::EventSourceMapping from F',
        'FSch AWS::Events::Rule from F',
        'FSchPermission AWS::Lambda::Permission from F',
        'FApi Api event from F',
        'Tab AWS::DynamoDB::Table',
      ],
    )
  })

  it('merges Globals: mappings together, lists one behind the other, the rest replaced', () => {
    const { Code, Timeout, Environment, Layers, Tags, Runtime } = resources['F']?.properties ?? {}
    expect({ Code, Timeout, Environment, Layers, Tags, Runtime }).toEqual({
      Code: { ZipFile: 'exports.handler = () => 1' },
      Timeout: 4,
      Environment: { Variables: { A: 'x', B: 'y' } },
      Layers: ['arn:aws:lambda:us-east-1:111111111111:layer:l:1', 'arn:aws:lambda:us-east-1:111111111111:layer:m:1'],
      Tags: [{ Key: 'team', Value: 'a' }],
      Runtime: 'nodejs22.x',
    })
  })

  it('gives what it makes the place of the event', () => {
    const { range } = resources['FQ1'] ?? {}
    expect(text.slice(range?.start, range?.end)).toBe(
      'Q1: { Type: SQS, Properties: { Queue: !GetAtt Q.Arn, Enabled: false, ScalingConfig: { MaximumConcurrency: 3 } } }',
    )
    expect(resources['FQ1']?.properties).toEqual({
      EventSourceArn: resources['Q']?.arn,
      Enabled: false,
      ScalingConfig: { MaximumConcurrency: 3 },
      FunctionName: resources['F']?.physicalName,
    })
    expect(resources['FS']?.properties).toEqual({
      TopicArn: resources['T']?.arn,
      Protocol: 'lambda',
      Endpoint: resources['F']?.arn,
      FilterPolicy: { a: ['b'] },
    })
  })

  it('keeps the policies with the role', () => {
    expect(resources['FRole']?.properties['Policies']).toEqual([{ SQSSendMessagePolicy: { QueueName: resources['Q']?.physicalName } }])
  })

  it('makes rules of events that come from EventBridge, with their target and who may call it', () => {
    const { properties: rule, arn } = resources['FSch'] ?? { properties: {}, arn: undefined }
    expect(rule).toEqual({ ScheduleExpression: 'rate(1 minute)', Targets: [{ Id: 'FSchLambdaTarget', Arn: resources['F']?.arn }] })
    expect(resources['FSchPermission']?.properties).toMatchObject({ Principal: 'events.amazonaws.com', SourceArn: arn })
    const flow = opened(`
Transform: AWS::Serverless-2016-10-31
Resources:
  Bus: { Type: AWS::Events::EventBus, Properties: { Name: shop } }
  Flow:
    Type: AWS::Serverless::StateMachine
    Properties:
      Definition: { StartAt: A, States: { A: { Type: Succeed } } }
      Events:
        Sale:
          Type: EventBridgeRule
          Properties: { Pattern: { source: [shop] }, EventBusName: !Ref Bus, RuleName: sale, InputPath: $.detail, Target: { Id: flow }, RetryPolicy: { MaximumRetryAttempts: 2 } }
        Off: { Type: Schedule, Properties: { Schedule: rate(1 day), Enabled: false } }
`).resources
    expect(flow['FlowSale']).toMatchObject({
      physicalName: 'sale',
      arn: 'arn:aws:events:us-east-1:111111111111:rule/shop/sale',
      properties: {
        EventPattern: { source: ['shop'] },
        EventBusName: 'shop',
        Targets: [
          {
            Id: 'flow',
            Arn: flow['Flow']?.arn,
            RoleArn: flow['FlowSaleRole']?.arn,
            InputPath: '$.detail',
            RetryPolicy: { MaximumRetryAttempts: 2 },
          },
        ],
      },
    })
    expect(flow['FlowOff']?.properties['State']).toBe('DISABLED')
  })

  it('draws the events it does not run as boxes', () => {
    expect(wireLines(template)).toEqual([
      'subscription T → F by FS (a = b)',
      'subscription T → FS2Queue by FS2',
      'event-source FS2Queue → F by FS2EventSourceMapping',
      'subscription T → Q by FS3',
      'event-source Q → F by FS3EventSourceMapping',
      'event-source Q → F by FQ1',
      'permission FSch → F by FSchPermission',
      'reference FApi → F',
    ])
    expect(template.inert.map(({ id, reason }) => `${id}: ${reason}`)).toEqual(['FApi: Api event is not simulated'])
  })

  it('makes subscriptions of those inside a topic', () => {
    const inline = `Resources:
  Q: { Type: AWS::SQS::Queue }
  T: { Type: AWS::SNS::Topic, Properties: { Subscription: [{ Protocol: sqs, Endpoint: !GetAtt Q.Arn }] } }
`
    expect(wireLines(opened(inline))).toEqual(['subscription T → Q by TSubscription1'])
  })

  it('makes policies of connectors, as SAM does', () => {
    const connectors = `Transform: AWS::Serverless-2016-10-31
Resources:
  T: { Type: AWS::SNS::Topic, Connectors: { Emb: { Properties: { Destination: { Id: Q }, Permissions: [Write] } } } }
  Q: { Type: AWS::SQS::Queue }
  F: { Type: AWS::Serverless::Function, Properties: { Runtime: nodejs22.x, Handler: index.handler, InlineCode: '' } }
  C2: { Type: AWS::Serverless::Connector, Properties: { Source: { Id: T }, Destination: { Id: F }, Permissions: [Write] } }
  C3: { Type: AWS::Serverless::Connector, Properties: { Source: { Id: F }, Destination: [{ Id: Q }, { Id: Nobody }], Permissions: [Write] } }
`
    const connected = opened(connectors)
    expect(wireLines(connected)).toEqual([
      'permission T → Q by TEmbQueuePolicy',
      'permission T → F by C2WriteLambdaPermission',
      'permission F → Q by C3Destination0',
    ])
    expect(findings(connected)).toEqual(['error document.missing-reference 7:107 Nobody'])
    expect(connected.resources['TEmbQueuePolicy']?.properties).toEqual({
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'sns.amazonaws.com' },
            Resource: connected.resources['Q']?.arn,
            Action: 'sqs:SendMessage',
            Condition: { ArnEquals: { 'aws:SourceArn': connected.resources['T']?.arn } },
          },
        ],
      },
      Queues: [connected.resources['Q']?.ref],
    })
  })

  it('publishes an alias, and everything then calls the alias', () => {
    const published = opened(`Transform: AWS::Serverless-2016-10-31
Resources:
  T: { Type: AWS::SNS::Topic }
  Q: { Type: AWS::SQS::Queue, Properties: { VisibilityTimeout: 60 } }
  F: { Type: AWS::Serverless::Function, Properties: { FunctionName: f, Runtime: nodejs22.x, Handler: a.b, InlineCode: '', AutoPublishAlias: live, Events: { S: { Type: SNS, Properties: { Topic: !Ref T } }, P: { Type: SQS, Properties: { Queue: !GetAtt Q.Arn } } } } }
Outputs:
  Version: { Value: !Ref F.Version }
  Alias: { Value: !Ref F.Alias }
`)
    const arn = 'arn:aws:lambda:us-east-1:111111111111:function:f'
    expect([published.resources['FVersion']?.arn, published.resources['FAliaslive']?.ref]).toEqual([`${arn}:1`, `${arn}:live`])
    expect(published.resources['FAliaslive']?.properties).toEqual({ Name: 'live', FunctionName: 'f', FunctionVersion: '1' })
    expect(published.resources['FS']?.properties['Endpoint']).toBe(`${arn}:live`)
    expect(published.resources['FP']?.properties['FunctionName']).toBe(`${arn}:live`)
    expect(wireLines(published)).toEqual(['subscription T → F by FS', 'event-source Q → F by FP'])
    expect(findings(published).filter((line) => !line.startsWith('info'))).toEqual([])
  })

  it('sends what became of asynchronous invocations where it is told, and makes what is not there', () => {
    const sent = opened(`Transform: AWS::Serverless-2016-10-31
Resources:
  T: { Type: AWS::SNS::Topic }
  D: { Type: AWS::SQS::Queue }
  F: { Type: AWS::Serverless::Function, Properties: { FunctionName: f, Runtime: nodejs22.x, Handler: a.b, InlineCode: '', DeadLetterQueue: { Type: SQS, TargetArn: !GetAtt D.Arn }, EventInvokeConfig: { MaximumRetryAttempts: 1, DestinationConfig: { OnSuccess: { Type: SNS, Destination: !Ref T }, OnFailure: { Type: SQS } } } } }
`)
    expect(sent.resources['FEventInvokeConfig']?.properties).toEqual({
      FunctionName: 'f',
      Qualifier: '$LATEST',
      MaximumRetryAttempts: 1,
      DestinationConfig: {
        OnSuccess: { Destination: sent.resources['T']?.arn },
        OnFailure: { Destination: sent.resources['FEventInvokeConfigOnFailureQueue']?.arn },
      },
    })
    expect(wireLines(sent)).toEqual([
      'destination F → D by F (dead letters)',
      'destination F → T by FEventInvokeConfig (on success)',
      'destination F → FEventInvokeConfigOnFailureQueue by FEventInvokeConfig (on failure)',
    ])
  })
})
