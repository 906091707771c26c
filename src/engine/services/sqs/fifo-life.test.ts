import { describe, expect, it } from 'vitest'
import { queueUrl } from '../../../aws/identity.ts'
import { fifoWorld } from '../testing/fifo-world.ts'
import { queueWorld, redriveTo } from '../testing/queue-world.ts'

describe('delays of a FIFO queue', () => {
  it('are the queue’s: a message of its own is refused, and 0 means the queue’s', () => {
    const world = fifoWorld({ DelaySeconds: '2' })
    const send = (body: string, DelaySeconds: number) => world.send('q.fifo', body, { MessageGroupId: 'g', DelaySeconds })
    expect(send('own', 2)).toMatchObject({
      error: {
        code: 'InvalidParameterValue',
        message:
          'Value 2 for parameter DelaySeconds is invalid. Reason: The request include parameter that is not valid for this queue type.',
      },
    })
    expect(send('zero', 0)).toMatchObject({ ok: true })
    world.pass(1999)
    expect(world.bodies()).toEqual([])
    world.pass(1)
    expect(world.bodies()).toEqual(['zero'])
  })

  it('change for messages that are delayed already', () => {
    const world = fifoWorld({ DelaySeconds: '100' })
    const set = (seconds: number) =>
      world.call('SetQueueAttributes', { QueueUrl: queueUrl('q.fifo'), Attributes: { DelaySeconds: String(seconds) } })
    world.put('g m1')
    world.pass(10_000)
    world.put('g m2')
    set(30)
    world.pass(19_999)
    expect(world.bodies(10, { VisibilityTimeout: 0 })).toEqual([])
    world.pass(1)
    expect(world.bodies(10, { VisibilityTimeout: 0 })).toEqual(['g m1'])
    set(0)
    expect(world.bodies()).toEqual(['g m1', 'g m2'])
  })
})

describe('a FIFO dead-letter queue', () => {
  it('takes the message that was received too often, and the next of its group can be received', () => {
    const world = fifoWorld()
    world.create('dlq.fifo', { FifoQueue: 'true', ContentBasedDeduplication: 'true' })
    world.call('SetQueueAttributes', { QueueUrl: queueUrl('q.fifo'), Attributes: redriveTo('dlq.fifo', 1) })
    world.put('g m1', 'g m2')
    const first = world.take(1, { VisibilityTimeout: 0 })['g m1']
    world.pass(5000)
    expect(world.bodies(1)).toEqual(['g m2'])
    const [letter] = world.receive('dlq.fifo', { AttributeNames: ['All'] }) ?? []
    expect(letter).toMatchObject({ MessageId: first?.MessageId, Body: 'g m1' })
    expect(letter?.Attributes).toMatchObject({ MessageGroupId: 'g', SentTimestamp: String(Date.UTC(2026, 0, 5, 9, 0, 5)) })
    world.send('q.fifo', 'g m3', { MessageGroupId: 'g' })
    expect(world.ledger('q.fifo')).toMatchObject({ movedOut: 1, inFlight: 1, visible: 1 })
  })
})

it('messages of a FIFO queue expire, in flight or not', () => {
  const world = fifoWorld({ MessageRetentionPeriod: '60', VisibilityTimeout: '600' })
  world.put('g m1', 'g m2', 'h m1')
  world.take(1)
  world.pass(59_999)
  expect(world.ledger('q.fifo').expired).toBe(0)
  world.pass(1)
  expect(world.ledger('q.fifo')).toMatchObject({ expired: 3, visible: 0, inFlight: 0 })
  expect(world.state('q.fifo').fifo?.groups).toEqual({})
})

it('attributes of a FIFO message come back as they were sent, with group, deduplication id and sequence number', () => {
  const world = fifoWorld()
  const attributes = { kind: { DataType: 'String', StringValue: 'x' } }
  const sent = world.send('q.fifo', 'a', { MessageGroupId: 'g', MessageDeduplicationId: 'd', MessageAttributes: attributes })
  const { a } = world.take(1, { MessageAttributeNames: ['All'], MessageSystemAttributeNames: ['All'] })
  expect(a).toMatchObject({ MessageAttributes: attributes, MD5OfMessageAttributes: sent?.ok && sent.value['MD5OfMessageAttributes'] })
  expect(Object.keys(a?.Attributes ?? {}).toSorted()).toEqual([
    'ApproximateFirstReceiveTimestamp',
    'ApproximateReceiveCount',
    'MessageDeduplicationId',
    'MessageGroupId',
    'SenderId',
    'SentTimestamp',
    'SequenceNumber',
  ])
  expect(a?.Attributes).toMatchObject({ MessageGroupId: 'g', MessageDeduplicationId: 'd' })
})

it('with 120,000 messages in flight a FIFO queue gives nothing and says nothing; a standard queue refuses short polls', () => {
  const fifo = fifoWorld()
  fifo.put('g m1')
  fifo.state('q.fifo').counts.inFlight = 120_000
  expect(fifo.call('ReceiveMessage', { QueueUrl: queueUrl('q.fifo') })).toEqual({ ok: true, value: {} })
  const world = queueWorld()
  world.create('q')
  world.send('q', 'a')
  world.state('q').counts.inFlight = 120_000
  expect(world.call('ReceiveMessage', { QueueUrl: queueUrl('q') })).toMatchObject({ ok: false, error: { code: 'OverLimit' } })
  expect(world.call('ReceiveMessage', { QueueUrl: queueUrl('q'), WaitTimeSeconds: 1 })).toBeUndefined()
})
