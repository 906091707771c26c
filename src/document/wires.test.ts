import { describe, expect, it } from 'vitest'
import { findings, opened, wireLines } from './testing/open.ts'

const code = "Runtime: nodejs22.x, Handler: index.handler, Code: { ZipFile: '' }"

/** A condition of which nobody knows whether it holds. */
const unsure = 'Parameters: { P: { Type: String } }\nConditions: { A: !Equals [!Ref P, x] }\n'

describe('wires', () => {
  it('are drawn for what a function names in its environment or its role, unless a stronger one runs there', () => {
    const template = opened(`${unsure}Resources:
  In: { Type: AWS::SQS::Queue }
  Out: { Type: AWS::SQS::Queue }
  News: { Type: AWS::SNS::Topic }
  Things: { Type: AWS::DynamoDB::Table }
  Role: { Type: AWS::IAM::Role, Properties: { Policies: [{ PolicyDocument: { Statement: [{ Resource: [!GetAtt In.Arn, !Ref News] }] } }] } }
  Work: { Type: AWS::Lambda::Function, Properties: { Role: !GetAtt Role.Arn, ${code}, Environment: { Variables: { OUT: !Ref Out, TABLE: !If [A, !Ref Things, b] } } } }
  Poll: { Type: AWS::Lambda::EventSourceMapping, Properties: { EventSourceArn: !GetAtt In.Arn, FunctionName: !GetAtt Work.Arn } }
  Flow: { Type: AWS::StepFunctions::StateMachine, Properties: { DefinitionSubstitutions: { Work: !GetAtt Work.Arn } } }
`)
    expect(wireLines(template)).toEqual([
      'event-source In → Work by Poll',
      'reference Work → Out',
      'reference Work → Things',
      'reference Work → News',
      'reference Flow → Work',
    ])
  })

  it('are drawn for what a SAM policy names, by reference or in writing', () => {
    const template = opened(`Transform: AWS::Serverless-2016-10-31
Resources:
  Out: { Type: AWS::SQS::Queue, Properties: { QueueName: out } }
  News: { Type: AWS::SNS::Topic, Properties: { TopicName: news } }
  Late: { Type: AWS::SQS::Queue }
  Work: { Type: AWS::Serverless::Function, Properties: { Runtime: nodejs22.x, Handler: a.b, InlineCode: '', Policies: [SQSSendMessagePolicy: { QueueName: out }, { Statement: { Effect: Allow, Action: 'sns:*', Resource: 'arn:aws:sns:us-east-1:111111111111:news' } }, SQSPollerPolicy: { QueueName: !GetAtt Late.QueueName }] } }
`)
    expect(wireLines(template)).toEqual(['reference Work → Late', 'reference Work → Out', 'reference Work → News'])
  })

  it('are drawn for permissions that nothing else shows', () => {
    const template = opened(`Resources:
  Photos: { Type: AWS::S3::Bucket }
  News: { Type: AWS::SNS::Topic }
  Work: { Type: AWS::Lambda::Function, Properties: { Role: r, ${code} } }
  Let: { Type: AWS::SNS::TopicPolicy, Properties: { Topics: [!Ref News], PolicyDocument: { Statement: { Effect: Allow, Principal: { Service: s3.amazonaws.com }, Condition: { ArnLike: { 'AWS:SourceArn': !GetAtt Photos.Arn } } } } } }
  Call: { Type: AWS::Lambda::Permission, Properties: { Action: 'lambda:InvokeFunction', FunctionName: !Ref Work, Principal: sns.amazonaws.com, SourceArn: !Ref News } }
`)
    expect(wireLines(template)).toEqual(['permission Photos → News by Let', 'permission News → Work by Call'])
  })

  it('find a subscriber whose ARN is unknown by what stands in its place', () => {
    const template = opened(`${unsure}Resources:
  News: { Type: AWS::SNS::Topic }
  Q: { Type: AWS::SQS::Queue }
  S: { Type: AWS::SNS::Subscription, Properties: { TopicArn: !Ref News, Protocol: sqs, Endpoint: !If [A, !GetAtt Q.Arn, b] } }
`)
    expect(wireLines(template)).toEqual(['subscription News → Q by S'])
  })

  it('stand still where an end stands still', () => {
    const template = opened(`Transform: AWS::Serverless-2016-10-31
Resources:
  Q: { Type: AWS::SQS::Queue }
  Old: { Type: AWS::Serverless::Function, Properties: { Runtime: python3.13, Handler: a.b, InlineCode: '', Events: { E: { Type: SQS, Properties: { Queue: !GetAtt Q.Arn } } } } }
  Far: { Type: AWS::Lambda::EventSourceMapping, Properties: { EventSourceArn: arn:aws:sqs:us-east-1:1:x, FunctionName: !Ref Old } }
`)
    expect(template.inert.map(({ id, reason }) => `${id}: ${reason}`)).toEqual([
      'Old: its runtime is python3.13, and only Node.js is run here',
      'OldE: Old stands still (its runtime is python3.13, and only Node.js is run here)',
      'Far: its event source is not in this template',
    ])
    expect(template.nodes.map(({ id, kind, caption, fifo, inert }) => `${id} ${kind} ${caption}${fifo ? ' fifo' : ''}: ${inert}`)).toEqual([
      'Q queue SQS standard: undefined',
      'Old function Lambda: its runtime is python3.13, and only Node.js is run here',
    ])
  })
})

describe('a subscription', () => {
  const parts = (principal: string, source: string) => `${unsure}Resources:
  News: { Type: AWS::SNS::Topic }
  Q: { Type: AWS::SQS::Queue }
  S: { Type: AWS::SNS::Subscription, Properties: { TopicArn: !Ref News, Protocol: sqs, Endpoint: !GetAtt Q.Arn } }
  P: { Type: AWS::SQS::QueuePolicy, Properties: { Queues: [!Ref Q], PolicyDocument: { Statement: [{ Effect: Allow, Principal: ${principal}, Action: 'sqs:SendMessage', Resource: '*', Condition: { ArnEquals: { aws:SourceArn: ${source} } } }] } } }
`
  const policyFindings = (principal: string, source: string) =>
    findings(opened(parts(principal, source)))
      .flatMap((line) => line.split(' ')[1] ?? [])
      .filter((code) => code !== 'document.parameter-without-default')
  it.each([
    ['{ Service: sns.amazonaws.com }', '!Ref News'],
    ["'*'", '!Ref News'],
    ["{ AWS: '*' }", 'arn:aws:sns:*:*:*'],
    ['{ Service: [sns.amazonaws.com] }', '!If [A, b, c]'],
  ])('is content with %s for %s', (principal, source) => {
    expect(policyFindings(principal, source)).toEqual([])
  })
  it.each([
    ['{ Service: s3.amazonaws.com }', '!Ref News'],
    ['{ Service: sns.amazonaws.com }', 'arn:aws:sns:us-east-1:111111111111:other'],
    ['{ Service: sns.amazonaws.com }', 'arn:aws:sns:*:*:other-*'],
    ["{ AWS: 'arn:aws:iam::111111111111:root' }", '!Ref News'],
  ])('misses a policy with %s for %s', (principal, source) => {
    expect(policyFindings(principal, source)).toEqual(['document.no-queue-policy'])
  })
})
