import { describe, expect, it } from 'vitest'
import { mended } from '../testing/mended.ts'
import { opened } from '../testing/open.ts'

describe('what mends a subscription', () => {
  it('is a FIFO topic for a FIFO queue, or a standard queue where a FIFO topic could not have the other subscribers', () => {
    const design = (more = '') =>
      opened(`Resources:
  T: { Type: AWS::SNS::Topic, Properties: { TopicName: news } }
  Q: { Type: AWS::SQS::Queue, Properties: { FifoQueue: true, QueueName: work.fifo } }
  S: { Type: AWS::SNS::Subscription, Properties: { TopicArn: !Ref T, Protocol: sqs, Endpoint: !GetAtt Q.Arn } }
${more}`)
    expect(opened(mended(design(), 'fifo-subscriber')).resources['T']?.properties).toEqual({ TopicName: 'news.fifo', FifoTopic: true })
    const mail = '  M: { Type: AWS::SNS::Subscription, Properties: { TopicArn: !Ref T, Protocol: email, Endpoint: a@b.c } }\n'
    expect(opened(mended(design(mail), 'fifo-subscriber')).resources['Q']?.properties).toEqual({ QueueName: 'work' })
  })

  it('is a dead-letter queue that lets the topic in, where SAM has the event too', () => {
    const template = opened(`Transform: AWS::Serverless-2016-10-31
Resources:
  T: { Type: AWS::SNS::Topic, Properties: { TopicName: news } }
  F: { Type: AWS::Serverless::Function, Properties: { Runtime: nodejs22.x, Handler: a.b, InlineCode: '', Events: { News: { Type: SNS, Properties: { Topic: !Ref T } } } } }
`)
    const after = opened(mended(template, 'subscriber-without-net'))
    const { arn } = after.resources['FNewsDeadLetters'] ?? {}
    expect(after.resources['FNews']?.properties['RedrivePolicy']).toEqual({ deadLetterTargetArn: arn })
    expect(after.resources['FNewsDeadLettersPolicy']?.properties['PolicyDocument']).toMatchObject({
      Statement: [{ Resource: arn, Condition: { ArnEquals: { 'aws:SourceArn': after.resources['T']?.arn } } }],
    })
  })
})
