import { describe, expect, it } from 'vitest'
import { queueUrl } from '../../../aws/identity.ts'
import { encodeBase64 } from '../../../base/base64.ts'
import { encodeUtf8 } from '../../../base/utf8.ts'
import { queueWorld } from '../testing/queue-world.ts'
import { md5OfAttributes } from './message-digest.ts'
import { readReceiptHandle, receiptHandle } from './receipt-handle.ts'
import type { MessageAttributes } from './state.ts'

describe('receipt handles', () => {
  it('are read back only by the queue that gave them', () => {
    const handle = receiptHandle(42, 'sqs/queue/q', 4_000_000_000, 7)
    expect(readReceiptHandle(42, 'sqs/queue/q', handle)).toEqual({ ordinal: 4_000_000_000, receive: 7 })
    expect(readReceiptHandle(42, 'sqs/queue/other', handle)).toBeUndefined()
    expect(readReceiptHandle(43, 'sqs/queue/q', handle)).toBeUndefined()
    expect(readReceiptHandle(42, 'sqs/queue/q', `${handle.slice(0, 9)}é${handle.slice(10)}`)).toBeUndefined()
    expect(readReceiptHandle(42, 'sqs/queue/q', '')).toBeUndefined()
  })

  it('delete with any handle that was ever given, and again without complaint', () => {
    const world = queueWorld()
    world.create('q', { VisibilityTimeout: '1' })
    world.send('q', 'a')
    const first = world.receive('q')?.[0]?.ReceiptHandle ?? ''
    world.pass(1000)
    const second = world.receive('q')?.[0]?.ReceiptHandle ?? ''
    expect(second).not.toBe(first)
    expect(world.remove('q', first)).toEqual({ ok: true, value: {} })
    expect(world.ledger('q')).toMatchObject({ deleted: 1, inFlight: 0 })
    const before = world.digest()
    expect(world.remove('q', second)).toEqual({ ok: true, value: {} })
    expect(world.digest()).toBe(before)
    const change = world.call('ChangeMessageVisibility', { QueueUrl: queueUrl('q'), ReceiptHandle: second, VisibilityTimeout: 5 })
    expect(change).toMatchObject({ ok: false, error: { code: 'InvalidParameterValue' } })
  })

  it('of a batch succeed and fail one by one', () => {
    const world = queueWorld()
    world.create('q')
    world.send('q', 'a')
    const handle = world.receive('q')?.[0]?.ReceiptHandle ?? ''
    const entries = [
      { Id: 'good', ReceiptHandle: handle },
      { Id: 'bad', ReceiptHandle: 'x' },
    ]
    expect(world.call('DeleteMessageBatch', { QueueUrl: queueUrl('q'), Entries: entries })).toEqual({
      ok: true,
      value: {
        Successful: [{ Id: 'good' }],
        Failed: [
          {
            Id: 'bad',
            SenderFault: true,
            Code: 'ReceiptHandleIsInvalid',
            Message: 'The input receipt handle "x" is not a valid receipt handle.',
          },
        ],
      },
    })
  })

  it('and message ids are not given again to a queue of the same name', () => {
    const world = queueWorld()
    world.create('q')
    const first = world.send('q', 'a')
    const handle = world.receive('q')?.[0]?.ReceiptHandle ?? ''
    world.call('DeleteQueue', { QueueUrl: queueUrl('q') })
    world.create('q')
    expect(world.send('q', 'b')).not.toEqual(first)
    world.remove('q', handle)
    world.pass(30_000)
    expect(world.ledger('q')).toMatchObject({ visible: 1, deleted: 0 })
  })
})

describe('MD5', () => {
  const text = (value: string, type = 'String') => ({ DataType: type, StringValue: value })
  const trace = encodeBase64(encodeUtf8('traceparent\u001e00-774062d6c37081a5a0b9b5b88e30627c-2d2482211f6489da-01'))

  it.each<[MessageAttributes, string]>([
    [{ Hello: text('There') }, 'a311262e065454b75da111d535b8dacd'],
    [{ Hello: text('There'), General: text('Kenobi') }, 'fca026605781cb4126a1e9044df24232'],
    [{ Hello: text('There'), 'Help.Me': text('Me') }, '83fee93c1bcd8b9a5a923ffacdc636c7'],
    [{ Hello: text('There'), General: text('Kenobi'), 'Help.Me': text('Me') }, '4c360f3fdafd970e05fae2f149d997f5'],
    [{ timestamp: text('1493147359900', 'Number') }, '235c5c510d26fb653d073faed50ae77c'],
    [{ attr1: { DataType: 'Binary', BinaryValue: trace } }, '8cbe4db156db8a94db8b801b7addb984'],
  ])('of %j', (attributes, expected) => {
    expect(md5OfAttributes(attributes)).toBe(expected)
  })

  it('of a body and of the attributes that were asked for', () => {
    const world = queueWorld()
    world.create('q', { VisibilityTimeout: '0' })
    const attributes = { Hello: text('There'), General: text('Kenobi'), 'Help.Me': text('Me') }
    expect(world.send('q', 'test', { MessageAttributes: attributes })).toMatchObject({
      value: { MD5OfMessageBody: '098f6bcd4621d373cade4e832627b4f6', MD5OfMessageAttributes: '4c360f3fdafd970e05fae2f149d997f5' },
    })
    const asked = (names: string[]) => world.receive('q', { MessageAttributeNames: names })?.[0]
    expect(asked(['All'])).toMatchObject({
      MD5OfBody: '098f6bcd4621d373cade4e832627b4f6',
      MD5OfMessageAttributes: '4c360f3fdafd970e05fae2f149d997f5',
    })
    expect(asked(['Hel.*', 'unknown'])).toMatchObject({ MD5OfMessageAttributes: '83fee93c1bcd8b9a5a923ffacdc636c7' })
    expect(asked(['unknown'])).not.toHaveProperty('MessageAttributes')
    expect(asked([])).not.toHaveProperty('MD5OfMessageAttributes')
  })
})

describe('attributes of a queue', () => {
  it('have AWS’s defaults, and the counts are true', () => {
    const world = queueWorld()
    world.create('q', { VisibilityTimeout: '60' })
    world.send('q', 'a')
    world.send('q', 'b', { DelaySeconds: 5 })
    world.send('q', 'c')
    world.receive('q')
    world.pass(1500)
    expect(world.call('GetQueueAttributes', { QueueUrl: queueUrl('q'), AttributeNames: ['All'] })).toMatchInlineSnapshot(`
      {
        "ok": true,
        "value": {
          "Attributes": {
            "ApproximateNumberOfMessages": "1",
            "ApproximateNumberOfMessagesDelayed": "1",
            "ApproximateNumberOfMessagesNotVisible": "1",
            "CreatedTimestamp": "1767603600",
            "DelaySeconds": "0",
            "LastModifiedTimestamp": "1767603600",
            "MaximumMessageSize": "1048576",
            "MessageRetentionPeriod": "345600",
            "QueueArn": "arn:aws:sqs:us-east-1:111111111111:q",
            "ReceiveMessageWaitTimeSeconds": "0",
            "SqsManagedSseEnabled": "true",
            "VisibilityTimeout": "60",
          },
        },
      }
    `)
    expect(world.call('GetQueueAttributes', { QueueUrl: queueUrl('q') })).toEqual({ ok: true, value: {} })
  })

  it('make creating twice the same, or a refusal', () => {
    const world = queueWorld()
    const made = world.create('q', { DelaySeconds: '5' })
    expect(world.create('q')).toEqual(made)
    expect(world.create('q', { DelaySeconds: '5', VisibilityTimeout: '30' })).toEqual(made)
    expect(world.create('q', { DelaySeconds: '6' })).toMatchObject({ ok: false })
    world.call('SetQueueAttributes', { QueueUrl: 'q', Attributes: { DelaySeconds: '6' } })
    expect(world.create('q', { DelaySeconds: '6' })).toEqual(made)
  })

  it('an event names what changed, and no change makes no event', () => {
    const world = queueWorld()
    world.create('q')
    world.records()
    const set = (value: string): unknown =>
      world.call('SetQueueAttributes', { QueueUrl: 'q', Attributes: { VisibilityTimeout: value, DelaySeconds: '0' } })
    set('10')
    set('10')
    const events = world.records().flatMap(({ events }) => events)
    expect(events).toEqual([{ type: 'sqs.QueueAttributesChanged', subject: 'sqs/queue/q', data: { changes: { VisibilityTimeout: '10' } } }])
  })
})
