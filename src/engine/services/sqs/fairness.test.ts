import { describe, expect, it } from 'vitest'
import { queueUrl } from '../../../aws/identity.ts'
import { queueWorld, type QueueWorld, type Received } from '../testing/queue-world.ts'
import { traceLines } from '../testing/service-world.ts'
import { storedMessages } from './stored.ts'
import { viewQueue } from './view.ts'
import { whyMessage, whyQueue } from './why.ts'

interface Tenants extends QueueWorld {
  put(tenant: string | undefined, count: number): void
  /** Receives so many, ten at a time. */
  take(count: number): readonly Received[]
  tenants(count: number): string
  drop(messages: readonly Received[]): void
}

function start(): Tenants {
  const world = queueWorld()
  world.create('q', { VisibilityTimeout: '600' })
  let sent = 0
  const take: Tenants['take'] = (count) => {
    const taken: Received[] = []
    while (taken.length < count) {
      const most = Math.min(10, count - taken.length)
      const received = world.receive('q', { MaxNumberOfMessages: most, AttributeNames: ['All'] }) ?? []
      if (received.length === 0) break
      taken.push(...received)
    }
    return taken
  }
  return {
    ...world,
    put(tenant, count) {
      for (let left = count; left > 0; left--)
        world.send('q', `${tenant ?? '-'}${++sent}`, tenant === undefined ? {} : { MessageGroupId: tenant })
    },
    take,
    tenants: (count) =>
      take(count)
        .map(({ Attributes }) => Attributes?.['MessageGroupId'] ?? '-')
        .join(''),
    drop(messages) {
      for (const { ReceiptHandle } of messages) world.remove('q', ReceiptHandle)
    },
  }
}

describe('fair queues', () => {
  it('a group id on a standard queue comes back, without sequence number or deduplication id', () => {
    const world = start()
    world.put('a', 1)
    const [message] = world.take(1)
    expect(message?.Attributes).toMatchObject({ MessageGroupId: 'a' })
    expect(Object.keys(message?.Attributes ?? {})).not.toContain('SequenceNumber')
    expect(Object.keys(message?.Attributes ?? {})).not.toContain('MessageDeduplicationId')
  })

  it('messages of one tenant are received side by side, in the order of sending, while nobody is noisy', () => {
    const world = start()
    world.put('a', 3)
    world.put('b', 1)
    world.put('a', 1)
    expect(world.tenants(1) + world.tenants(4)).toBe('aaaba')
  })

  it('a tenant is noisy with 30 messages in flight, not with 29, and only above a tenth of all in flight', () => {
    const world = start()
    world.put('a', 40)
    world.put('b', 2)
    world.take(29)
    expect(viewQueue(world.state('q'), 1).noisyTenants).toEqual([])
    world.take(1)
    expect(viewQueue(world.state('q'), 1).noisyTenants).toEqual([{ name: 'a', waiting: 10, inFlight: 30, since: 0 }])
    const among = start()
    among.put(undefined, 300)
    among.put('a', 40)
    among.take(330)
    expect(viewQueue(among.state('q'), 1).noisyTenants).toEqual([])
    among.take(4)
    expect(viewQueue(among.state('q'), 1).noisyTenants).toMatchObject([{ name: 'a', inFlight: 34 }])
  })

  it('messages of the others come first, whenever they were sent, and the noisy tenant’s when there are none', () => {
    const world = start()
    world.put('a', 40)
    world.put('b', 2)
    world.put(undefined, 2)
    world.take(30)
    expect(world.tenants(3)).toBe('bb-')
    expect(
      viewQueue(world.state('q'), 100)
        .head.map(({ group }) => group ?? '-')
        .join(''),
    ).toBe('-aaaaaaaaaa')
    world.put('c', 1)
    expect(world.tenants(4)).toBe('-caa')
  })

  it('of several noisy tenants the one with the fewest in flight comes first', () => {
    const world = start()
    world.put('a', 60)
    world.take(40)
    world.put('b', 60)
    world.take(30)
    expect(viewQueue(world.state('q'), 1).noisyTenants.map(({ name }) => name)).toEqual(['a', 'b'])
    expect(world.tenants(12)).toBe('bbbbbbbbbbab')
  })

  it('a tenant is quiet again when nothing of it waits any more', () => {
    const world = start()
    world.put('a', 35)
    world.take(30)
    expect(viewQueue(world.state('q'), 1).noisyTenants).toHaveLength(1)
    world.take(5)
    expect(viewQueue(world.state('q'), 1).noisyTenants).toHaveLength(0)
  })

  it('a tenant is quiet again when it sent nothing for five minutes', () => {
    const world = start()
    world.put('a', 40)
    world.take(30)
    world.pass(299_999)
    world.put('b', 1)
    expect(world.tenants(1)).toBe('b')
    world.pass(1)
    world.put('b', 1)
    expect(world.tenants(2)).toBe('aa')
  })

  it('a tenant that keeps consumers for more than a tenth of their time is noisy with few messages in flight', () => {
    const world = start()
    world.put('slow', 5)
    world.put('quick', 30)
    world.put('slow', 5)
    world.put('-', 1)
    const slow = world.take(5)
    world.pass(20_000)
    world.drop(slow)
    for (let count = 0; count < 30; count++) {
      const [quick] = world.receive('q', { AttributeNames: ['All'] }) ?? []
      world.pass(100)
      world.drop(quick ? [quick] : [])
    }
    expect(world.tenants(2)).toBe('-slow')
    expect(viewQueue(world.state('q'), 1).noisyTenants.map(({ name }) => name)).toEqual(['slow'])
  })

  it('says which tenant is noisy, and why its messages wait', () => {
    const world = start()
    world.put('a', 40)
    world.put('b', 1)
    world.take(30)
    world.pass(5000)
    const waiting = storedMessages(world.state('q')).find(({ status, group }) => status === 'visible' && group === 'a')
    expect(whyMessage(world.state('q'), { messageId: waiting?.messageId ?? '' }, world.clockMs())).toMatchInlineSnapshot(`
      [
        {
          "page": "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-fair-queues-detailed.html",
          "rule": "sqs.noisy-tenant",
          "text": "Behind the other tenants: a has been noisy for 5 s (it took at least 30 messages and more than 10 % of those in flight; 30 of 30 in flight are its own now). Its 10 messages waiting come when no other tenant has any.",
        },
      ]
    `)
    expect(whyQueue(world.state('q'), world.clockMs()).map(({ rule }) => rule)).toContain('sqs.noisy')
  })
})

it('a noisy tenant and a quiet one: the trace', () => {
  const world = start()
  world.put('big', 33)
  world.put('small', 1)
  world.records()
  world.take(30)
  world.pass(1000)
  world.take(1)
  world.take(1)
  world.pass(1000)
  world.put('small', 1)
  world.take(2)
  world.take(1)
  const names = Object.fromEntries(storedMessages(world.state('q')).map(({ messageId, body }) => [messageId.slice(0, 4), body]))
  const lines = traceLines(world.records())
    .map((line) => line.replace(/messageId=(\w+)/, (_, id: string) => names[id] ?? id).replace(/ trail=.*| bytes=\S+/g, ''))
    .slice(28)
  expect(lines).toMatchInlineSnapshot(`
    [
      "0 sqs.MessageReceived q big29",
      "0 sqs.MessageReceived q big30",
      "0 sqs.TenantBecameNoisy q tenant=big by=concurrency inFlight=30 ofInFlight=30",
      "1000 sqs.MessageReceived q small34",
      "1000 sqs.MessageReceived q big31",
      "2000 sqs.MessageSent q small35",
      "2000 sqs.MessageReceived q small35",
      "2000 sqs.MessageReceived q big32",
      "2000 sqs.MessageReceived q big33",
      "2000 sqs.TenantBecameQuiet q tenant=big because=drained",
    ]
  `)
})

it('thousands of tenants that come and go leave nothing behind', () => {
  const world = start()
  for (let count = 0; count < 500; count++) {
    world.put(`t${count}`, 1)
    world.drop(world.take(1))
  }
  world.call('PurgeQueue', { QueueUrl: queueUrl('q') })
  expect(world.state('q').fair).toMatchObject({ tenants: {}, noisy: [] })
})
