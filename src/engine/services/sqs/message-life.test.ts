import { expect, it } from 'vitest'
import { queueUrl } from '../../../aws/identity.ts'
import { queueWorld, receivedIn, redriveTo } from '../testing/queue-world.ts'
import { traceLines } from '../testing/service-world.ts'

it('a message is sent, received, seen again, and moved to the dead-letter queue', () => {
  const world = queueWorld({ hopMs: 10 })
  world.create('dlq')
  world.create('orders', { VisibilityTimeout: '5', ...redriveTo('dlq', 2) })
  world.call('ReceiveMessage', { QueueUrl: queueUrl('orders'), WaitTimeSeconds: 20 }, { name: 'poll' })
  world.pass(100)
  world.send('orders', 'hello')
  world.pass(5000)
  world.receive('orders')
  world.pass(5000)
  world.receive('orders')
  world.pass(100)
  world.receive('dlq', {}, { receiver: 'outside/source/reader' })
  const lines = traceLines(world.records().filter(({ events }) => !events.some(({ type }) => type === 'sqs.QueueCreated')))
  expect(lines.map((line) => line.replace(/ trail=\S+/, ''))).toMatchInlineSnapshot(`
    [
      "0 sqs.LongPollStarted orders receiver=outside/source/test until=20000",
      "100 sqs.MessageSent orders messageId=444f bytes=5 visibleAt=100",
      "100 sqs.MessageReceived orders messageId=444f receives=1 visibleAt=5100 receiver=outside/source/test",
      "5100 sqs.VisibilityExpired orders messageId=444f receives=1 maxReceiveCount=2",
      "5100 sqs.MessageReceived orders messageId=444f receives=2 visibleAt=10100 receiver=outside/source/test",
      "10100 sqs.VisibilityExpired orders messageId=444f receives=2 maxReceiveCount=2",
      "10100 sqs.MessageMovedToDeadLetter orders messageId=444f receives=2 target=sqs/queue/dlq",
      "10100 sqs.EmptyReceive orders receiver=outside/source/test",
      "10110 sqs.DeadLetterArrived dlq messageId=444f source=arn:aws:sqs:us-east-1:111111111111:orders",
      "10200 sqs.MessageReceived dlq messageId=444f receives=1 visibleAt=40200 receiver=outside/source/reader",
    ]
  `)
})

it('a visibility timeout ends at its millisecond and not before', () => {
  const world = queueWorld()
  world.create('q', { VisibilityTimeout: '5' })
  world.send('q', 'a')
  expect(world.receive('q')).toHaveLength(1)
  world.pass(4999)
  expect(world.receive('q')).toHaveLength(0)
  world.pass(1)
  expect(world.receive('q')).toHaveLength(1)
})

it('a delay ends at its millisecond and not before', () => {
  const world = queueWorld()
  world.create('q', { DelaySeconds: '3' })
  world.send('q', 'queue delay')
  world.send('q', 'own delay', { DelaySeconds: 2 })
  world.send('q', 'no delay', { DelaySeconds: 0 })
  expect(world.ledger('q')).toMatchObject({ visible: 1, delayed: 2 })
  world.pass(1999)
  expect(world.receive('q', { MaxNumberOfMessages: 10 })?.map(({ Body }) => Body)).toEqual(['no delay'])
  world.pass(1)
  expect(world.receive('q')?.map(({ Body }) => Body)).toEqual(['own delay'])
  world.pass(999)
  expect(world.receive('q')).toHaveLength(0)
  world.pass(1)
  expect(world.receive('q')?.map(({ Body }) => Body)).toEqual(['queue delay'])
})

it('retention ends at its millisecond, for messages in flight and delayed too', () => {
  const world = queueWorld()
  world.create('q', { MessageRetentionPeriod: '60', VisibilityTimeout: '300' })
  world.send('q', 'in flight')
  world.receive('q')
  world.send('q', 'delayed', { DelaySeconds: 900 })
  world.send('q', 'visible')
  world.pass(59_999)
  expect(world.ledger('q')).toMatchObject({ visible: 1, inFlight: 1, delayed: 1, expired: 0 })
  world.pass(1)
  expect(world.ledger('q')).toMatchObject({ visible: 0, inFlight: 0, delayed: 0, expired: 3 })
  world.pass(1_000_000)
  expect(world.ledger('q').expired).toBe(3)
})

it('a shorter retention reaches messages that are there', () => {
  const world = queueWorld()
  world.create('q')
  world.send('q', 'a')
  world.pass(100_000)
  world.send('q', 'b')
  world.call('SetQueueAttributes', { QueueUrl: queueUrl('q'), Attributes: { MessageRetentionPeriod: '60' } })
  expect(world.ledger('q')).toMatchObject({ visible: 1, expired: 1 })
  world.pass(59_999)
  expect(world.ledger('q').expired).toBe(1)
  world.pass(1)
  expect(world.ledger('q').expired).toBe(2)
})

it('each timeout ends at its own moment, in the order of receiving, and the agenda holds one of them', () => {
  const world = queueWorld()
  world.create('q', { VisibilityTimeout: '30' })
  const before = world.world.agenda.length
  const bodies = Array.from({ length: 50 }, (_, index) => `m${index}`)
  for (const body of bodies) world.send('q', body)
  const handles = bodies.map(() => world.receive('q')?.[0]?.ReceiptHandle ?? '')
  // One timer for retention, one for the first deadline.
  expect(world.world.agenda.length - before).toBe(2)
  for (const handle of handles.slice(0, 40)) world.remove('q', handle)
  const change = (handle: string | undefined, seconds: number): unknown =>
    world.call('ChangeMessageVisibility', { QueueUrl: queueUrl('q'), ReceiptHandle: handle ?? '', VisibilityTimeout: seconds })
  change(handles[49], 1)
  change(handles[40], 31)
  const visible = (): number => world.ledger('q').visible
  const counts = [999, 1, 28_999, 1, 999, 1].map((ms) => {
    world.pass(ms)
    return visible()
  })
  expect(counts).toEqual([0, 1, 1, 9, 9, 10])
  expect(world.receive('q', { MaxNumberOfMessages: 10 })?.map(({ Body }) => Body)).toEqual(bodies.slice(40))
})

it('changing the visibility counts from the call and lasts for this receive only', () => {
  const world = queueWorld()
  world.create('q', { VisibilityTimeout: '5' })
  world.send('q', 'a')
  const handle = world.receive('q')?.[0]?.ReceiptHandle ?? ''
  const change = (seconds: number) =>
    world.call('ChangeMessageVisibility', { QueueUrl: queueUrl('q'), ReceiptHandle: handle, VisibilityTimeout: seconds })
  world.pass(4000)
  expect(change(10)).toEqual({ ok: true, value: {} })
  world.pass(9999)
  expect(world.receive('q')).toHaveLength(0)
  world.pass(1)
  expect(world.receive('q')).toHaveLength(1)
  world.pass(5000)
  expect(world.receive('q', { VisibilityTimeout: 0 })).toHaveLength(1)
  expect(world.receive('q')).toHaveLength(1)
  expect(change(0)).toEqual({ ok: true, value: {} })
  expect(world.receive('q')).toHaveLength(1)
})

it('a message cannot be held for more than 12 hours in all', () => {
  const world = queueWorld()
  world.create('q')
  world.send('q', 'a')
  const handle = world.receive('q')?.[0]?.ReceiptHandle ?? ''
  world.pass(1000)
  const change = (seconds: number) =>
    world.call('ChangeMessageVisibility', { QueueUrl: queueUrl('q'), ReceiptHandle: handle, VisibilityTimeout: seconds })
  expect(change(43_200)).toMatchObject({ ok: false, error: { code: 'InvalidParameterValue' } })
  expect(change(43_199)).toMatchObject({ ok: true })
})

it('long polls are served in the order in which they came, and end empty on time', () => {
  const world = queueWorld()
  world.create('q', { ReceiveMessageWaitTimeSeconds: '10' })
  const poll = (name: string, seconds?: number): unknown =>
    world.call('ReceiveMessage', { QueueUrl: queueUrl('q'), ...(seconds !== undefined && { WaitTimeSeconds: seconds }) }, { name })
  expect(poll('short', 0)).toEqual({ ok: true, value: {} })
  expect(poll('first')).toBeUndefined()
  expect(poll('second', 20)).toBeUndefined()
  world.send('q', 'a')
  expect(receivedIn(world.answered('first') ?? { ok: true, value: {} })[0]?.Body).toBe('a')
  world.pass(19_999)
  expect(world.answered('second')).toBeUndefined()
  world.pass(1)
  expect(world.answered('second')).toEqual({ ok: true, value: {} })
  poll('third')
  world.pass(9_999)
  expect(world.answered('third')).toBeUndefined()
  // The visibility timeout ends in the third poll's last millisecond, and its timer was set first.
  world.pass(1)
  expect(receivedIn(world.answered('third') ?? { ok: true, value: {} })[0]?.Body).toBe('a')
  expect(world.state('q').emptyReceives).toBe(2)
})

it('a dead letter keeps id, body, attributes and the time it was sent', () => {
  const world = queueWorld()
  world.create('dlq')
  world.create('q', redriveTo('dlq', '1'))
  world.send('q', 'body', { MessageAttributes: { kind: { DataType: 'String', StringValue: 'x' } } })
  const [first] = world.receive('q', { VisibilityTimeout: 0 }) ?? []
  world.pass(7)
  expect(world.receive('q')).toHaveLength(0)
  const [letter] = world.receive('dlq', { AttributeNames: ['All'], MessageAttributeNames: ['All'] }) ?? []
  expect(letter).toMatchObject({ MessageId: first?.MessageId, Body: 'body', MessageAttributes: { kind: { StringValue: 'x' } } })
  expect(letter?.Attributes).toMatchObject({
    SentTimestamp: String(Date.UTC(2026, 0, 5, 9)),
    DeadLetterQueueSourceArn: 'arn:aws:sqs:us-east-1:111111111111:q',
    ApproximateReceiveCount: '2',
  })
  expect(world.ledger('q')).toMatchObject({ movedOut: 1, visible: 0 })
  expect(world.ledger('dlq')).toMatchObject({ movedIn: 1, sent: 0 })
})

it('stays in its queue while the dead-letter queue is missing, and is lost when that goes while it is under way', () => {
  const world = queueWorld({ hopMs: 600 })
  world.create('dlq')
  world.create('q', { VisibilityTimeout: '1', ...redriveTo('dlq', 1) })
  world.send('q', 'a')
  world.call('DeleteQueue', { QueueUrl: queueUrl('dlq') })
  for (let times = 0; times < 3; times++) {
    world.receive('q')
    world.pass(1000)
  }
  expect(world.ledger('q')).toMatchObject({ movedOut: 0, visible: 1 })
  world.create('dlq')
  world.receive('q')
  world.call('DeleteQueue', { QueueUrl: queueUrl('dlq') })
  world.pass(600)
  expect(traceLines(world.records()).at(-1)).toContain('sqs.DeadLetterLost dlq')
})

it('an order to expect redelivery makes the rest of the timeout work', () => {
  const world = queueWorld()
  world.create('q')
  world.send('q', 'a')
  const handle = world.receive('q')?.[0]?.ReceiptHandle ?? ''
  world.pass(1000)
  expect(world.world.pending.work).toBe(0)
  world.inject({ kind: 'timer', to: 'sqs', timer: 'ExpectRedelivery', data: { queue: 'sqs/queue/q', receipts: [handle] } })
  expect(world.world.pending.work).toBe(1)
  world.pass(28_999)
  expect(world.ledger('q').inFlight).toBe(1)
  world.pass(1)
  expect(world.ledger('q').visible).toBe(1)
  expect(world.world.pending.work).toBe(0)
})
