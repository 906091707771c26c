import { describe, expect, it } from 'vitest'
import { queueUrl } from '../../../aws/identity.ts'
import { fifoWorld } from '../testing/fifo-world.ts'
import { receivedIn } from '../testing/queue-world.ts'
import { traceLines } from '../testing/service-world.ts'
import type { StoredMessage } from './state.ts'
import { putMessage } from './stock.ts'
import { storedMessages } from './stored.ts'
import { whyMessage } from './why.ts'

const waits = { WaitTimeSeconds: 20 }

describe('which messages a receive of a FIFO queue gets', () => {
  it('all waiting messages of a group at once', () => {
    const world = fifoWorld()
    world.put('g m1', 'g m2', 'g m3')
    expect(world.bodies(5)).toEqual(['g m1', 'g m2', 'g m3'])
  })

  it('as many as it can of one group, before those of another that were sent between them', () => {
    const world = fifoWorld()
    world.put('g1 m1', 'g2 m1', 'g1 m2', 'g1 m3')
    expect(world.bodies(10)).toEqual(['g1 m1', 'g1 m2', 'g1 m3', 'g2 m1'])
  })

  it('one by one in the order of sending within the group', () => {
    const world = fifoWorld()
    world.put('g m1', 'g m2', 'g m3', 'g m4')
    const got: string[] = []
    for (let times = 0; times < 4; times++) {
      const [message] = Object.values(world.take(1))
      got.push(message?.Body ?? '')
      world.drop(message)
    }
    expect(got).toEqual(['g m1', 'g m2', 'g m3', 'g m4'])
  })

  it('groups that were served come behind those that were not', () => {
    const world = fifoWorld()
    world.put('g1 m1', 'g2 m1', 'g2 m2', 'g3 m1', 'g1 m2')
    expect(world.bodies(3, { VisibilityTimeout: 0 })).toEqual(['g1 m1', 'g1 m2', 'g2 m1'])
    expect(world.bodies(10)).toEqual(['g3 m1', 'g1 m1', 'g1 m2', 'g2 m1', 'g2 m2'])
  })

  it('a group that was emptied starts anew with its next message', () => {
    const world = fifoWorld()
    world.put('g m1')
    world.drop(world.take()['g m1'])
    expect(world.bodies()).toEqual([])
    world.put('g m2', 'h m1')
    expect(world.bodies()).toEqual(['g m2', 'h m1'])
    expect(Object.keys(world.state('q.fifo').fifo?.groups ?? {})).toEqual(['group-g', 'group-h'])
  })
})

describe('a message is not given while an earlier one of its group is hidden', () => {
  it('a receive of part of a group locks the rest, and only what is in flight is not visible', () => {
    const world = fifoWorld()
    world.put('g1 m1', 'g1 m2', 'g1 m3', 'g2 m1', 'g2 m2', 'g3 m1')
    expect(world.bodies(2)).toEqual(['g1 m1', 'g1 m2'])
    expect(world.ledger('q.fifo')).toMatchObject({ visible: 4, inFlight: 2 })
    expect(world.bodies(2)).toEqual(['g2 m1', 'g2 m2'])
    expect(world.ledger('q.fifo')).toMatchObject({ visible: 2, inFlight: 4 })
    expect(world.bodies(2)).toEqual(['g3 m1'])
    expect(world.bodies(2)).toEqual([])
    expect(world.ledger('q.fifo')).toMatchObject({ visible: 1, inFlight: 5 })
  })

  it('the order is kept when the timeout ends, to the millisecond', () => {
    const world = fifoWorld({ VisibilityTimeout: '5' })
    world.put('g m1', 'g m2')
    expect(world.bodies(1)).toEqual(['g m1'])
    world.pass(4999)
    expect(world.bodies(10)).toEqual([])
    world.pass(1)
    expect(world.bodies(10)).toEqual(['g m1', 'g m2'])
  })

  it('a receive without a visibility timeout locks nothing', () => {
    const world = fifoWorld()
    world.put('g m1', 'g m2')
    expect(world.bodies(1, { VisibilityTimeout: 0 })).toEqual(['g m1'])
    expect(world.bodies(1)).toEqual(['g m1'])
    expect(world.bodies(1)).toEqual([])
  })

  for (const [extended, next] of [
    ['foo', []],
    ['bar', ['g foo']],
    ['baz', ['g foo', 'g bar']],
  ] as const) {
    it(`when of foo, bar and baz only ${extended} is held longer, the next receive gives ${next.join(', ') || 'nothing'}`, () => {
      const world = fifoWorld({ VisibilityTimeout: '5' })
      world.put('g foo', 'g bar', 'g baz')
      const held = world.take()
      world.hide(held[`g ${extended}`], 20)
      world.pass(5000)
      expect(world.bodies()).toEqual(next)
    })
  }

  it('a message given back comes behind the groups that were not served, and lets none of its followers out', () => {
    const world = fifoWorld()
    world.put('g1 m1', 'g1 m2', 'g2 m1')
    const held = world.take(2)
    world.hide(held['g1 m1'], 0)
    expect(world.bodies()).toEqual(['g2 m1', 'g1 m1'])
  })

  it('holding one message longer changes nothing for the others of the group', () => {
    const world = fifoWorld({ VisibilityTimeout: '5' })
    world.put('g1 m1', 'g1 m2', 'g2 m1')
    const held = world.take(2)
    world.hide(held['g1 m2'], 30)
    world.pass(5000)
    expect(world.bodies()).toEqual(['g2 m1', 'g1 m1'])
    world.pass(25_000)
    expect(world.bodies()).toContain('g1 m2')
  })

  it('when all that was received is deleted, the rest of the group comes', () => {
    const world = fifoWorld()
    world.put('g m1', 'g m2', 'g m3', 'g m4')
    const held = world.take(2)
    world.drop(held['g m1'])
    world.drop(held['g m2'])
    expect(world.bodies()).toEqual(['g m3', 'g m4'])
  })

  it('when only some of it is deleted, the rest stays and other groups flow', () => {
    const world = fifoWorld()
    world.put('g m1', 'g m2', 'g m3', 'g m4', 'h m1')
    world.drop(world.take(2)['g m1'])
    expect(world.bodies()).toEqual(['h m1'])
  })

  it('a long poll waits while the group is locked, whatever is sent to it, and is answered at once when it is freed', () => {
    const world = fifoWorld()
    world.put('g m1')
    const [held] = Object.values(world.take())
    const poll = () => world.call('ReceiveMessage', { QueueUrl: queueUrl('q.fifo'), MaxNumberOfMessages: 10, ...waits }, { name: 'poll' })
    expect(poll()).toBeUndefined()
    world.pass(1000)
    world.put('g m2')
    expect(world.answered('poll')).toBeUndefined()
    world.pass(1000)
    world.drop(held)
    expect(receivedIn(world.answered('poll') ?? { ok: true, value: {} }).map(({ Body }) => Body)).toEqual(['g m2'])
  })

  it('a message that expires at the head frees its group, also for a long poll', () => {
    const world = fifoWorld({ MessageRetentionPeriod: '60', VisibilityTimeout: '300' })
    world.put('g m1')
    world.take()
    world.pass(50_000)
    world.put('g m2')
    world.call('ReceiveMessage', { QueueUrl: queueUrl('q.fifo'), ...waits }, { name: 'poll' })
    world.pass(9999)
    expect(world.answered('poll')).toBeUndefined()
    world.pass(1)
    expect(receivedIn(world.answered('poll') ?? { ok: true, value: {} }).map(({ Body }) => Body)).toEqual(['g m2'])
    expect(world.ledger('q.fifo')).toMatchObject({ sent: 2, expired: 1, inFlight: 1 })
  })
})

describe('receipt handles of a FIFO queue', () => {
  const expired = { ok: false, error: { code: 'InvalidParameterValue' } }

  it('do not delete after the timeout, and say so', () => {
    const world = fifoWorld({ VisibilityTimeout: '5' })
    world.put('g m1')
    const held = world.take()['g m1']
    world.pass(5000)
    const handle = held?.ReceiptHandle ?? ''
    expect(world.drop(held)).toMatchObject({
      error: { message: `Value ${handle} for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired.` },
    })
    expect(world.take(1)['g m1']).toBeDefined()
    expect(world.drop(held)).toMatchObject(expired)
    expect(world.hide(held, 10)).toMatchObject(expired)
    expect(world.call('DeleteMessageBatch', { QueueUrl: 'q.fifo', Entries: [{ Id: 'a', ReceiptHandle: handle }] })).toMatchObject({
      value: { Failed: [{ Id: 'a', Code: 'ReceiptHandleIsInvalid', Message: 'The receipt handle has expired', SenderFault: true }] },
    })
  })

  it('go on working while the timeout is extended', () => {
    const world = fifoWorld({ VisibilityTimeout: '5' })
    world.put('g m1')
    const held = world.take()['g m1']
    world.pass(4000)
    world.hide(held, 5)
    world.pass(4000)
    expect(world.drop(held)).toEqual({ ok: true, value: {} })
    expect(world.drop(held)).toEqual({ ok: true, value: {} })
    expect(world.ledger('q.fifo').deleted).toBe(1)
  })
})

it('groups are looked for among the first 120,000 messages only', () => {
  const world = fifoWorld()
  world.put('big 0')
  const queue = world.state('q.fifo')
  const filler = storedMessages(queue)[0] as StoredMessage
  while (queue.counts.visible < 120_000) putMessage(queue, { ...filler, body: `big ${queue.nextOrdinal - 1}` }, 0, 0)
  world.put('other behind')
  const [held] = Object.values(world.take(1))
  expect(held?.Body).toBe('big 0')
  expect(world.bodies()).toEqual([])
  const behind = storedMessages(queue).at(-1)?.messageId ?? ''
  expect(whyMessage(queue, { messageId: behind }, 0)).toMatchObject([
    {
      rule: 'sqs.not-searched',
      text: 'Not looked at yet: a FIFO queue looks for groups among its first 120000 messages, and 120000 stand before this one.',
    },
  ])
  world.drop(held)
  expect(world.bodies(2)).toEqual(['big 1', 'big 2'])
  expect(world.bodies()).toEqual(['other behind'])
})

it('the head of a group holds its followers back: the trace', () => {
  const world = fifoWorld({ VisibilityTimeout: '10' })
  world.records()
  world.put('a 1', 'a 2', 'b 1')
  const sent = storedMessages(world.state('q.fifo'))
  const names = Object.fromEntries(sent.map(({ messageId, body }) => [messageId.slice(0, 4), body.replace(' ', '')]))
  const first = world.take(1, {}, { receiver: 'outside/source/slow' })['a 1']
  const poll = { QueueUrl: queueUrl('q.fifo'), MaxNumberOfMessages: 10, WaitTimeSeconds: 20 }
  world.pass(1000)
  world.call('ReceiveMessage', poll, { name: 'fast', receiver: 'outside/source/fast' })
  world.call('ReceiveMessage', poll, { name: 'idle', receiver: 'outside/source/idle' })
  world.pass(4000)
  world.drop(first)
  const lines = traceLines(world.records()).map((line) =>
    line.replace(/messageId=(\w+)/, (_, id: string) => names[id] ?? id).replace(/ trail=\S+| bytes=\S+|outside\/source\//g, ''),
  )
  expect(lines).toMatchInlineSnapshot(`
    [
      "0 sqs.MessageSent q.fifo a1 visibleAt=0",
      "0 sqs.MessageSent q.fifo a2 visibleAt=0",
      "0 sqs.MessageSent q.fifo b1 visibleAt=0",
      "0 sqs.MessageReceived q.fifo a1 receives=1 visibleAt=10000 receiver=slow",
      "1000 sqs.MessageReceived q.fifo b1 receives=1 visibleAt=11000 receiver=fast",
      "1000 sqs.LongPollStarted q.fifo receiver=idle until=21000",
      "5000 sqs.MessageDeleted q.fifo a1 receives=1",
      "5000 sqs.MessageReceived q.fifo a2 receives=1 visibleAt=15000 receiver=idle",
    ]
  `)
})
