import { describe, expect, it } from 'vitest'
import { emptyMessage, invokeInput, moveInput, publishInput, receiveInput, sendInput } from './requests.ts'

const url = 'https://sqs.us-east-1.amazonaws.com/111111111111/jobs'

describe('what a person filled in', () => {
  it('leaves out of the request what stands empty', () => {
    expect(sendInput(url, { ...emptyMessage, body: 'hello' })).toEqual({ QueueUrl: url, MessageBody: 'hello' })
    expect(publishInput('arn:t', { ...emptyMessage, body: 'hello' })).toEqual({ TopicArn: 'arn:t', Message: 'hello' })
    expect(receiveInput(url, { most: '', visibility: '', wait: '' })).not.toHaveProperty('WaitTimeSeconds')
    expect(moveInput('arn:dead', { perSecond: '' })).toEqual({ SourceArn: 'arn:dead' })
    expect(invokeInput('pack', 'Event', ' ')).toEqual({ FunctionName: 'pack', InvocationType: 'Event' })
  })

  it('keeps a nought, which is not the same as nothing', () => {
    expect(sendInput(url, { ...emptyMessage, body: 'hello', delay: '0' })).toMatchObject({ DelaySeconds: 0 })
    expect(receiveInput(url, { most: '10', visibility: '0', wait: '20' })).toMatchObject({
      MaxNumberOfMessages: 10,
      VisibilityTimeout: 0,
      WaitTimeSeconds: 20,
    })
  })

  it('hands on to AWS what AWS refuses', () => {
    expect(sendInput(url, emptyMessage)).toEqual({ QueueUrl: url, MessageBody: '' })
    expect(receiveInput(url, { most: '11', visibility: '-1', wait: '' })).toMatchObject({ MaxNumberOfMessages: 11, VisibilityTimeout: -1 })
  })

  it('writes attributes by their type, and forgets rows that nobody filled in', () => {
    const attributes = [
      { row: 1, name: 'type', type: 'String', value: 'goods' },
      { row: 2, name: 'seal', type: 'Binary', value: 'AQI=' },
      { row: 3, name: '', type: 'String', value: '' },
    ] as const
    expect(publishInput('arn:t', { ...emptyMessage, body: 'b', subject: 's', group: 'g', deduplication: 'd', attributes })).toEqual({
      TopicArn: 'arn:t',
      Message: 'b',
      Subject: 's',
      MessageGroupId: 'g',
      MessageDeduplicationId: 'd',
      MessageAttributes: { type: { DataType: 'String', StringValue: 'goods' }, seal: { DataType: 'Binary', BinaryValue: 'AQI=' } },
    })
  })

  it('asks for the log only where somebody waits for the answer', () => {
    expect(invokeInput('pack', 'RequestResponse', '{}')).toMatchObject({ LogType: 'Tail', Payload: '{}' })
    expect(invokeInput('pack', 'Event', '{}')).not.toHaveProperty('LogType')
  })
})
