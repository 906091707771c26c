import { describe, expect, it } from 'vitest'
import { attributesOf, isStation, keptType, queue, replacingProperty, resourceModel, resourceModels, subscription } from './index.ts'

describe('resource types', () => {
  it('are told once each, with a page and a form for every property', () => {
    expect(new Set(resourceModels.map(({ type }) => type)).size).toBe(resourceModels.length)
    for (const model of resourceModels) {
      expect(model.page).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//)
      for (const [name, property] of Object.entries(model.properties)) {
        expect(property.label.length, name).toBeGreaterThan(0)
        expect(property.page, name).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//)
      }
    }
  })

  it('turn properties into attributes of the API', () => {
    const redrive = { deadLetterTargetArn: 'arn:aws:sqs:us-east-1:111111111111:d', maxReceiveCount: 3 }
    expect(
      attributesOf(queue, { QueueName: 'q', VisibilityTimeout: 18, SqsManagedSseEnabled: false, RedrivePolicy: redrive, Tags: [], Foo: 1 }),
    ).toEqual({
      VisibilityTimeout: '18',
      RedrivePolicy: JSON.stringify(redrive),
      SqsManagedSseEnabled: 'false',
    })
    expect(attributesOf(subscription, { FilterPolicy: { type: ['a'] }, RawMessageDelivery: true, Protocol: 'sqs' })).toEqual({
      FilterPolicy: '{"type":["a"]}',
      RawMessageDelivery: 'true',
    })
  })

  it('leave out attributes that hold something unknown, however deep', () => {
    const isUnknown = (value: unknown) => typeof value === 'object' && value !== null && 'unknown' in value
    expect(
      attributesOf(
        queue,
        { DelaySeconds: { unknown: 'x' }, RedrivePolicy: { deadLetterTargetArn: { unknown: 'y' } }, VisibilityTimeout: 1 },
        isUnknown,
      ),
    ).toEqual({
      VisibilityTimeout: '1',
    })
  })

  it.each([
    ['AWS::SQS::Queue', ['VisibilityTimeout', 'QueueName'], 'QueueName'],
    ['AWS::SQS::Queue', ['VisibilityTimeout'], undefined],
    ['AWS::SQS::Queue', ['FifoQueue'], 'FifoQueue'],
    ['AWS::SNS::Topic', ['TopicName'], 'TopicName'],
    ['AWS::SNS::Subscription', ['FilterPolicy'], undefined],
    ['AWS::SNS::Subscription', ['Endpoint'], 'Endpoint'],
    ['AWS::Lambda::Function', ['Code', 'Timeout'], undefined],
    ['AWS::Lambda::Function', ['FunctionName'], 'FunctionName'],
    ['AWS::Lambda::EventSourceMapping', ['BatchSize', 'EventSourceArn'], 'EventSourceArn'],
    ['AWS::Lambda::EventSourceMapping', ['FunctionName'], undefined],
    ['AWS::S3::Bucket', ['BucketName'], 'BucketName'],
    ['AWS::Kinesis::Stream', ['Name'], undefined],
  ])('%s with %j is replaced for %s', (type, changed, expected) => {
    expect(replacingProperty(type, changed)).toBe(expected)
  })

  it('know which types are stations and which stand between them', () => {
    expect(['AWS::DynamoDB::Table', 'AWS::S3::Bucket', 'AWS::ApiGateway::RestApi', 'My::Own::Type'].every(isStation)).toBe(true)
    expect(['AWS::IAM::Role', 'AWS::SQS::QueuePolicy', 'AWS::Lambda::Permission', 'AWS::ApiGateway::Method'].some(isStation)).toBe(false)
    expect(keptType('AWS::DynamoDB::Table').name).toBe('TableName')
    expect(keptType('constructor')).toEqual({})
    expect(resourceModel('constructor')).toBeUndefined()
  })
})
