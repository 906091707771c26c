import { describe, expect, it } from 'vitest'
import { queueUrl } from '../../../aws/identity.ts'
import { sized } from '../../../base/testing/scripts.ts'
import type { JsonObject } from '../../../base/json.ts'
import { imbalance, queueWorld, receivedIn, type QueueWorld, type QueueWorldOptions } from '../testing/queue-world.ts'
import { whyGone } from './index.ts'
import { whyMessage } from './why.ts'

function start(options?: QueueWorldOptions, realism?: JsonObject): QueueWorld {
  const world = queueWorld(options)
  world.create('q')
  if (realism) world.inject({ kind: 'timer', to: 'sqs', timer: 'ConfigureRealism', data: { queue: 'q', ...realism } })
  world.records()
  return world
}

describe('a short poll asks some hosts, a long poll all', () => {
  it('three messages on eight hosts come in few short polls for ten, and some polls for one are empty', () => {
    expect(pollsUntilAllCame(10)).toMatchInlineSnapshot(`
      [
        "red green blue",
        "green blue | red",
        "red blue | green",
        "red green blue",
        "red green blue",
        "red green blue",
        "red green | blue",
        "red green blue",
      ]
    `)
    expect(pollsUntilAllCame(1)).toMatchInlineSnapshot(`
      [
        "red | green | blue",
        "green | red | blue",
        "red | green | blue",
        "red | green | blue",
        "red | green | nothing | nothing | blue",
        "red | blue | green",
        "red | green | blue",
        "red | green | blue",
      ]
    `)
  })

  it('the one message of a queue is missed by one short poll in eight, and never by a long poll', () => {
    const world = start({ profile: 'honest' })
    let missed = 0
    const messages = 2000
    for (let count = 0; count < messages; count++) {
      world.send('q', `${count}`)
      const found = world.receive('q')
      if (found?.length === 0) missed++
      const [message] = found?.length === 0 ? (world.receive('q', { WaitTimeSeconds: 1 }) ?? []) : (found ?? [])
      expect(message?.Body).toBe(`${count}`)
      world.remove('q', message?.ReceiptHandle ?? '')
    }
    expect(missed).toBeGreaterThan(messages * 0.09)
    expect(missed).toBeLessThan(messages * 0.16)
  })

  it('an empty short poll says how many hosts it asked', () => {
    const world = start({ profile: 'honest' })
    world.send('q', 'a')
    while (world.receive('q', { VisibilityTimeout: 0 })?.length !== 0);
    const event = world.records().flatMap(({ events }) => events.filter(({ type }) => type === 'sqs.EmptyReceive'))[0]
    expect(event && whyGone(event)?.text).toMatch(/^The short poll asked [234] of the queue’s 8 hosts, and none of them holds a message/)
  })

  it('one host has everything', () => {
    const world = start({ profile: 'honest' }, { hosts: 1 })
    for (let count = 0; count < 100; count++) {
      world.send('q', 'a')
      expect(world.receive('q')).toHaveLength(1)
    }
  })

  it('a FIFO queue is always asked as a whole', () => {
    const world = queueWorld({ profile: 'chaos' })
    world.create('q.fifo', { FifoQueue: 'true', ContentBasedDeduplication: 'true' })
    for (let count = 0; count < 200; count++) {
      world.send('q.fifo', `${count}`, { MessageGroupId: 'g' })
      const received = world.receive('q.fifo') ?? []
      expect(received.map(({ Body }) => Body)).toEqual([`${count}`])
      world.remove('q.fifo', received[0]?.ReceiptHandle ?? '')
    }
    expect(world.state('q.fifo')).toMatchObject({ received: 200, copies: [], ghosts: [] })
  })
})

describe('a copy that was missed', () => {
  it('of a message in flight is received once more, and either handle deletes it', () => {
    const world = start({}, { duplicateRate: 1 })
    world.send('q', 'a')
    const [first] = world.receive('q', {}, { receiver: 'outside/source/one' }) ?? []
    world.pass(10_000)
    const [second] = world.receive('q', { AttributeNames: ['All'] }, { receiver: 'outside/source/two' }) ?? []
    expect(second).toMatchObject({ MessageId: first?.MessageId, Attributes: { ApproximateReceiveCount: '2' } })
    expect(second?.ReceiptHandle).not.toBe(first?.ReceiptHandle)
    expect(world.receive('q')).toHaveLength(0)
    expect(whyMessage(world.state('q'), { messageId: first?.MessageId ?? '' }, world.clockMs()).map(({ rule }) => rule)).toEqual([
      'sqs.in-flight',
      'sqs.delivered-twice',
    ])
    world.pass(29_999)
    expect(world.ledger('q').inFlight).toBe(1)
    world.remove('q', first?.ReceiptHandle ?? '')
    expect(world.ledger('q')).toMatchObject({ sent: 1, deleted: 1, inFlight: 0 })
  })

  it('goes to a long poll that waits beside the one that was served', () => {
    const world = start({}, { duplicateRate: 1 })
    for (const name of ['one', 'two', 'three']) world.call('ReceiveMessage', { QueueUrl: queueUrl('q'), WaitTimeSeconds: 20 }, { name })
    world.send('q', 'a')
    const got = ['one', 'two', 'three'].map((name) => receivedIn(world.answered(name) ?? { ok: true, value: {} }).length)
    expect(got).toEqual([1, 1, 0])
    expect(imbalance(world.ledger('q'))).toBe(0)
  })

  it('is void when the message was deleted or came back', () => {
    const world = start({}, { duplicateRate: 1 })
    world.send('q', 'a')
    world.remove('q', world.receive('q')?.[0]?.ReceiptHandle ?? '')
    expect(world.receive('q')).toHaveLength(0)
    world.send('q', 'b')
    world.receive('q', { VisibilityTimeout: 5 })
    world.pass(5000)
    expect(world.receive('q', { MaxNumberOfMessages: 10 })).toHaveLength(1)
  })

  it('of a deleted message is received once more when its host is back, and stands in no ledger', () => {
    const world = start({}, { ghostRate: 1 })
    world.send('q', 'a')
    const [first] = world.receive('q') ?? []
    world.remove('q', first?.ReceiptHandle ?? '')
    const missed = world.records().flatMap(({ events }) => events.filter(({ type }) => type === 'sqs.DeleteMissedCopy'))[0]
    const returnsAt = Number(missed?.data['returnsAt'])
    expect(missed && whyGone(missed)?.rule).toBe('sqs.delete-missed-copy')
    world.pass(returnsAt - 1)
    expect(world.receive('q')).toHaveLength(0)
    world.pass(1)
    const [again] = world.receive('q') ?? []
    expect(again).toMatchObject({ MessageId: first?.MessageId, Body: 'a' })
    expect(world.remove('q', again?.ReceiptHandle ?? '')).toEqual({ ok: true, value: {} })
    world.pass(1_000_000)
    expect(world.receive('q')).toHaveLength(0)
    expect(world.ledger('q')).toMatchObject({ sent: 1, deleted: 1, visible: 0, inFlight: 0 })
    expect(world.state('q').received).toBe(2)
  })
})

/** At full size 100,000 messages; a tenth of them tells the rates less exactly. */
const rates = sized({
  whole: {
    honest: { total: 100_000, inversions: [800, 1200], duplicates: [1, 25], ghosts: [0, 6] },
    chaos: { total: 100_000, inversions: [18_000, 22_000], duplicates: [4700, 5300], ghosts: [1800, 2200] },
  },
  sample: {
    honest: { total: 10_000, inversions: [60, 140], duplicates: [0, 6], ghosts: [0, 3] },
    chaos: { total: 10_000, inversions: [1700, 2300], duplicates: [420, 580], ghosts: [150, 250] },
  },
} as const)

describe('rates over 100,000 messages', () => {
  it.each(['honest', 'chaos'] as const)('%s: inversions, duplicates and ghosts come as often as stated', (profile) => {
    const expected = rates[profile]
    const world = start({ profile })
    const { total } = expected
    for (let sent = 0; sent < total; sent += 1000) sendThousand(world, sent)
    const { firsts, receives } = drain(world)
    expect(new Set(firsts).size).toBe(total)
    const inversions = overtaking(firsts)
    expect(inversions).toBeGreaterThanOrEqual(expected.inversions[0])
    expect(inversions).toBeLessThanOrEqual(expected.inversions[1])
    const largest = firsts.reduce((most, body, index) => Math.max(most, Math.abs(body - index)), 0)
    expect(largest).toBeLessThan(60)
    expect(receives - total).toBeGreaterThanOrEqual(expected.duplicates[0])
    expect(receives - total).toBeLessThanOrEqual(expected.duplicates[1])
    const ghosts = world.state('q').ghosts.length
    expect(ghosts).toBeGreaterThanOrEqual(expected.ghosts[0])
    expect(ghosts).toBeLessThanOrEqual(expected.ghosts[1])
    expect(world.ledger('q')).toMatchObject({ sent: total, deleted: total, visible: 0, inFlight: 0 })
  })
})

/** Three messages and short polls for `most`, in several worlds: what each poll got. */
function pollsUntilAllCame(most: number): string[] {
  return Array.from({ length: 8 }, (_, seed) => {
    const world = start({ profile: 'honest', seed })
    for (const body of ['red', 'green', 'blue']) world.send('q', body)
    const polls: string[] = []
    while (world.ledger('q').visible > 0) {
      const bodies = world.receive('q', { MaxNumberOfMessages: most })?.map(({ Body }) => Body) ?? []
      polls.push(bodies.length > 0 ? bodies.join(' ') : 'nothing')
    }
    return polls.join(' | ')
  })
}

/** How many were received before one that was sent earlier. */
function overtaking(bodies: readonly number[]): number {
  let earliestLater = Infinity
  let count = 0
  for (const body of bodies.toReversed()) {
    if (body > earliestLater) count++
    earliestLater = Math.min(earliestLater, body)
  }
  return count
}

function sendThousand(world: QueueWorld, from: number): void {
  for (let sent = from; sent < from + 1000; sent += 10) {
    const Entries = Array.from({ length: 10 }, (_, entry) => ({ Id: `${entry}`, MessageBody: `${sent + entry}` }))
    world.call('SendMessageBatch', { QueueUrl: queueUrl('q'), Entries }, { silent: true })
  }
  world.records()
}

/** Receives all there is by long polls and deletes it one receive later, so that copies are received meanwhile. */
function drain(world: QueueWorld): { readonly firsts: readonly number[]; readonly receives: number } {
  const seen = new Set<string>()
  const firsts: number[] = []
  let held: readonly string[] = []
  for (;;) {
    const received = world.receive('q', { MaxNumberOfMessages: 10, WaitTimeSeconds: 1 }) ?? []
    if (held.length > 0) {
      const Entries = [...new Set(held)].map((ReceiptHandle, index) => ({ Id: `${index}`, ReceiptHandle }))
      world.call('DeleteMessageBatch', { QueueUrl: queueUrl('q'), Entries }, { silent: true })
    }
    held = received.map(({ ReceiptHandle }) => ReceiptHandle)
    for (const { Body } of received) {
      if (!seen.has(Body)) firsts.push(Number(Body))
      seen.add(Body)
    }
    world.records()
    if (received.length === 0) return { firsts, receives: world.state('q').received }
  }
}
