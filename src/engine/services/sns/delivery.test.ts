import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { holds } from '../../../base/testing/scripts.ts'
import { functionArn, queueArn } from '../../../aws/identity.ts'
import type { SnsProtocol } from '../../../aws/services/sns.ts'
import type { World } from '../../kernel/index.ts'
import type { Message } from './message.ts'
import { deliveryWorld, denied, inTrouble, type DeliveryWorld, type Script, type Subscribed } from './testing/delivery-world.ts'
import { retryLines } from './testing/retry-lines.ts'
import { viewSubscription } from './view.ts'

const attributes = { kind: { DataType: 'String', StringValue: 'order' } }

/** Queues named `lost` take everything, others refuse for good. */
const onlyDeadLetters: Script = (_, { QueueUrl }) => (String(QueueUrl).includes('lost') ? undefined : denied)

describe('the dead-letter queue gets what the subscriber would have got', () => {
  it('the envelope, without a word about the error', () => {
    const world = deliveryWorld({ sqs: onlyDeadLetters })
    world.subscribe('sqs', queueArn('orders'), { deadLetters: 'lost' })
    world.publish({ texts: { default: 'hello' }, attributes })
    const [letter] = world.accepted('sqs')
    expect(Object.keys(letter ?? {})).toEqual(['QueueUrl', 'MessageBody'])
    expect(JSON.parse(String(letter?.['MessageBody']))).toMatchObject({ Type: 'Notification', Message: 'hello' })
  })

  it('the bare message with its attributes, when delivery is raw', () => {
    const world = deliveryWorld({ sqs: onlyDeadLetters })
    world.subscribe('sqs', queueArn('orders'), { deadLetters: 'lost', raw: true })
    world.publish({ texts: { default: 'hello' }, attributes })
    expect(world.accepted('sqs')).toMatchObject([{ MessageBody: 'hello', MessageAttributes: attributes }])
  })

  it('group and deduplication id too, when it is a FIFO queue', () => {
    const world = deliveryWorld({ topic: 'news.fifo', sqs: onlyDeadLetters })
    world.subscribe('sqs', queueArn('orders.fifo'), { deadLetters: 'lost.fifo' })
    world.publish({ texts: { default: 'x' }, groupId: 'g', deduplicationId: 'd', sequenceNumber: '1' })
    expect(world.accepted('sqs')).toMatchObject([{ MessageGroupId: 'g', MessageDeduplicationId: 'd' }])
  })

  it('the envelope for a function, whose event it would not be', () => {
    const world = deliveryWorld({ lambda: () => denied })
    world.subscribe('lambda', functionArn('crm'), { deadLetters: 'lost' })
    world.publish('hello')
    expect(JSON.parse(String(world.accepted('sqs')[0]?.['MessageBody']))).toMatchObject({ Type: 'Notification', Message: 'hello' })
  })

  it('is tried again itself when it is in trouble, and loses the message when it refuses', () => {
    const world = deliveryWorld({ sqs: (n) => (n === 1 ? denied : n === 2 ? inTrouble : n === 3 ? undefined : denied) })
    const queue = world.subscribe('sqs', queueArn('orders'), { deadLetters: 'lost' })
    world.publish('one')
    world.publish('two')
    expect(retryLines(world.records())).toMatchInlineSnapshot(`
      [
        "0.000 s DeliveryFailed attempt 1 dead-letter-queue AccessDenied",
        "0.000 s RetryScheduled 1/100015 immediate +0.000 s",
        "0.000 s DeadLetterDelivered",
        "0.000 s DeliveryFailed attempt 1 dead-letter-queue AccessDenied",
        "0.000 s DeadLetterLost AccessDenied",
      ]
    `)
    expect(queue.book()).toMatchObject({ pending: 0, deadLettered: 1, dropped: 1 })
  })

  it('is asked after at the end: set while a delivery waits, it gets the message', () => {
    const world = deliveryWorld({ sqs: (n, { QueueUrl }) => (String(QueueUrl).includes('lost') ? undefined : n > 5 ? denied : inTrouble) })
    const queue = world.subscribe('sqs', queueArn('orders'))
    world.publish('one')
    queue.state().settings = { ...queue.state().settings, deadLetterTarget: queueArn('lost') }
    world.pass(10_000)
    expect(queue.book()).toMatchObject({ deadLettered: 1, dropped: 0 })
  })
})

it('a message of a FIFO group waits until the one before it is settled; other groups do not', () => {
  const world = deliveryWorld({ topic: 'news.fifo', sqs: (n) => (n <= 5 ? inTrouble : undefined), hopMs: 30 })
  const queue = world.subscribe('sqs', queueArn('orders.fifo'))
  const message = (body: string, groupId: string, sequenceNumber: string): Partial<Message> => ({
    texts: { default: body },
    groupId,
    deduplicationId: body,
    sequenceNumber,
  })
  world.publish(message('a1', 'a', '1'))
  world.publish(message('a2', 'a', '2'))
  world.publish(message('b1', 'b', '3'))
  expect(viewSubscription(queue.state(), () => undefined).pending).toBe(3)
  world.pass(60_000)
  const order = world.accepted('sqs').map(({ MessageDeduplicationId }) => MessageDeduplicationId)
  expect(order.indexOf('a1')).toBeLessThan(order.indexOf('a2'))
  expect(order[0]).toBe('b1')
  expect(queue.state()).toMatchObject({ delivered: 3, lanes: {} })
})

const endpoints: Readonly<Record<string, string>> = {
  sqs: queueArn('orders'),
  lambda: functionArn('crm'),
  http: 'http://a.example.com/',
  email: 'ann@example.com',
  sms: '+15550100',
}

it('every message that passed is delivered, dead-lettered, dropped or pending, at every moment', () => {
  const protocol = fc.constantFrom('sqs', 'lambda', 'http', 'email', 'sms')
  const outcome = fc.constantFrom('ok', 'ok', 'trouble', 'trouble', 'denied')
  const plan = fc.record({
    subscribers: fc.array(fc.record({ protocol, hasDeadLetters: fc.boolean() }), { minLength: 1, maxLength: 4 }),
    outcomes: fc.array(outcome, { minLength: 1, maxLength: 25 }),
    gaps: fc.array(fc.constantFrom(0, 10, 700, 20_000, 400_000), { minLength: 1, maxLength: 12 }),
    seed: fc.nat(1000),
    hopMs: fc.constantFrom(0, 30),
  })
  const balanced = fc.property(plan, ({ subscribers, outcomes, gaps, seed, hopMs }) => {
    const script: Script = (n) => {
      const drawn = outcomes[n % outcomes.length]
      return drawn === 'ok' ? undefined : drawn === 'trouble' ? inTrouble : denied
    }
    const world = deliveryWorld({ seed, hopMs, sqs: script, lambda: script, outside: script })
    world.order('outside', 'PutEndpoint', { url: endpoints['http'] as string, status: [500, 200, 404, 200] })
    const made: Subscribed[] = subscribers.map(({ protocol, hasDeadLetters }) =>
      world.subscribe(protocol as SnsProtocol, endpoints[protocol] as string, hasDeadLetters ? { deadLetters: 'lost' } : {}),
    )
    const told = new Map<string, Record<string, number>>()
    for (const [index, gap] of gaps.entries()) {
      world.publish('m')
      world.pass(gap)
      for (const { type, data } of world.records().flatMap(({ events }) => events)) {
        const counts = told.get(String(data['subscription'])) ?? {}
        counts[type] = (counts[type] ?? 0) + 1
        told.set(String(data['subscription']), counts)
      }
      for (const { key, state, book } of made) {
        const { delivered, failed } = state()
        const { deadLettered, dropped, pending, retrying } = book()
        const events = told.get(key) ?? {}
        const isBalanced = index + 1 === delivered + deadLettered + dropped + pending
        const isTold =
          (events['sns.Delivered'] ?? 0) === delivered &&
          (events['sns.DeadLetterDelivered'] ?? 0) === deadLettered &&
          (events['sns.DeliveryFailed'] ?? 0) === failed
        if (!isBalanced || !isTold || retrying.length > pending || retrying.some((record) => world.state(record) === undefined))
          return false
      }
    }
    return true
  })
  holds('SNS', 40, balanced)
})

it('a world read from its JSON has the same future, whatever waits in it', () => {
  const url = 'https://b.example.com/'
  const options = { sqs: () => inTrouble }
  const started = (ms: number): DeliveryWorld => {
    const world = deliveryWorld(options)
    world.order('outside', 'PutEndpoint', { url, status: [500, 503, 200], errorShare: 0.3, latencyMs: 300 })
    world.subscribe('sqs', queueArn('orders'), { deadLetters: 'lost' })
    world.subscribe('https', url, { attributes: { DeliveryPolicy: '{"throttlePolicy":{"maxReceivesPerSecond":1}}' } })
    world.subscribe('sms', '+15550100')
    for (const message of ['one', 'two', 'three']) world.publish(message)
    world.pass(ms)
    return world
  }
  const whole = started(90_000)
  for (const ms of [0, 300, 1200, 20_500, 40_000]) {
    const half = deliveryWorld({ ...options, world: JSON.parse(JSON.stringify(started(ms).world)) as World })
    half.pass(90_000 - half.clockMs())
    expect(half.world.hash, `after ${ms} ms`).toEqual(whole.world.hash)
  }
})
