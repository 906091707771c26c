import fc from 'fast-check'
import { expect, it } from 'vitest'
import { holds } from '../../../base/testing/scripts.ts'
import { queueUrl } from '../../../aws/identity.ts'
import type { World } from '../../kernel/index.ts'
import { imbalance, queueWorld, redriveTo, type QueueWorld } from '../testing/queue-world.ts'
import { stockSize } from './stock.ts'
import { storedMessages } from './stored.ts'
import { viewQueue } from './view.ts'

type Move =
  | { readonly do: 'send'; readonly delay: number; readonly group: string; readonly body: number }
  | { readonly do: 'receive'; readonly from: 'q' | 'dlq'; readonly most: number; readonly wait: number; readonly visibility: number }
  | { readonly do: 'delete' | 'hide'; readonly pick: number; readonly seconds: number }
  | { readonly do: 'pass'; readonly ms: number }
  | { readonly do: 'retain'; readonly seconds: number }
  | { readonly do: 'restore' }

const moves: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('send' as const),
      delay: fc.constantFrom(0, 0, 1, 20),
      group: fc.constantFrom('g', 'h'),
      body: fc.nat(20),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('receive' as const),
      from: fc.constantFrom('q' as const, 'q' as const, 'dlq' as const),
      most: fc.integer({ min: 1, max: 10 }),
      wait: fc.constantFrom(0, 0, 5),
      visibility: fc.constantFrom(0, 1, 10),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('delete' as const, 'hide' as const), pick: fc.nat(50), seconds: fc.constantFrom(0, 3, 60) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.constantFrom(1, 999, 1000, 5000, 61_000) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('retain' as const), seconds: fc.constantFrom(60, 120, 345_600) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restore' as const) }) },
)

/** What kind of queue `q` is: a plain one, one whose hosts make many mistakes and that tells tenants apart, or a FIFO queue. */
type Kind = 'exact' | 'chaos' | 'fifo'

function start(kind: Kind, from?: QueueWorld): QueueWorld {
  if (from) return queueWorld({ hopMs: 7, world: JSON.parse(JSON.stringify(from.world)) as World, clockMs: from.clockMs() })
  const world = queueWorld({ hopMs: 7, profile: kind === 'chaos' ? 'chaos' : 'exact' })
  const type: Readonly<Record<string, string>> = kind === 'fifo' ? { FifoQueue: 'true', ContentBasedDeduplication: 'true' } : {}
  world.create(nameOf('dlq', kind), type)
  world.create(nameOf('q', kind), { ...type, ...redriveTo(nameOf('dlq', kind), 4) })
  return world
}

function nameOf(queue: 'q' | 'dlq', kind: Kind): string {
  return kind === 'fifo' ? `${queue}.fifo` : queue
}

/** Keeps every handle that was given at once, so that old ones are used too. `at` tells the receives of a script apart. */
function perform(world: QueueWorld, kind: Kind, move: Move, handles: string[], at: number): void {
  const q = nameOf('q', kind)
  switch (move.do) {
    case 'send': {
      const group = kind === 'exact' ? {} : { MessageGroupId: move.group }
      world.send(q, `${move.body}`, kind === 'fifo' ? group : { DelaySeconds: move.delay, ...group })
      break
    }
    case 'receive': {
      const input = { MaxNumberOfMessages: move.most, WaitTimeSeconds: move.wait, VisibilityTimeout: move.visibility }
      const received = world.receive(nameOf(move.from, kind), input, { name: `receive-${at}` }) ?? []
      if (move.from === 'q') handles.push(...received.map(({ ReceiptHandle }) => ReceiptHandle))
      break
    }
    case 'delete':
    case 'hide': {
      const handle = handles[move.pick % Math.max(1, handles.length)] ?? 'garbage'
      const input = { QueueUrl: queueUrl(q), ReceiptHandle: handle }
      if (move.do === 'delete') world.call('DeleteMessage', input)
      else world.call('ChangeMessageVisibility', { ...input, VisibilityTimeout: move.seconds })
      break
    }
    case 'pass':
      world.pass(move.ms)
      break
    case 'retain':
      world.call('SetQueueAttributes', { QueueUrl: queueUrl(q), Attributes: { MessageRetentionPeriod: String(move.seconds) } })
      break
    case 'restore':
      break
  }
}

function isWhole(world: QueueWorld, kind: Kind): void {
  for (const name of [nameOf('q', kind), nameOf('dlq', kind)]) {
    const queue = world.state(name)
    const messages = storedMessages(queue)
    expect(imbalance(world.ledger(name))).toBe(0)
    expect(stockSize(queue)).toBe(messages.length)
    for (const [status, count] of [
      ['visible', queue.counts.visible],
      ['in-flight', queue.counts.inFlight],
      ['delayed', queue.counts.delayed],
    ] as const) {
      expect(messages.filter((message) => message.status === status)).toHaveLength(count)
    }
    const view = viewQueue(queue, 1000)
    expect(view.head.length + view.inFlight.length + view.delayed.length).toBe(messages.length)
    const counted = messages.filter(({ receives }) => receives < 3).map(({ sentAt }) => sentAt)
    expect(view.oldestSentAt).toBe(counted.length === 0 ? undefined : Math.min(...counted))
    const receivable = queue.fifo === null ? queue.counts.visible : view.groups.reduce((sum, group) => sum + group.receivable, 0)
    expect(receivable > 0 && queue.waiters.length > 0).toBe(false)
    for (const group of [...Object.values(queue.fifo?.groups ?? {}), ...Object.values(queue.fair?.tenants ?? {})]) {
      const own = messages.filter((message) => message.group === group.id)
      expect([group.messages, group.visible, group.inFlight]).toEqual([
        own.length,
        own.filter(({ status }) => status === 'visible').length,
        own.filter(({ status }) => status === 'in-flight').length,
      ])
      expect(own.length).toBeGreaterThan(0)
    }
    for (const { status, visibleAt, sentAt } of messages) {
      expect(status === 'visible' || visibleAt > world.world.now).toBe(true)
      expect(sentAt + queue.settings.retentionMs).toBeGreaterThan(world.world.now)
    }
  }
}

it.each(['exact', 'chaos', 'fifo'] as const)(
  '%s: every message is in one place, whatever is done in whatever order, and a restored world goes on the same',
  (kind) => {
    holds(
      'SQS',
      24,
      fc.property(fc.array(moves, { maxLength: 60 }), (script) => {
        let world = start(kind)
        const plain = start(kind)
        const handles: string[] = []
        const plainHandles: string[] = []
        for (const [at, move] of script.entries()) {
          if (move.do === 'restore') world = start(kind, world)
          perform(world, kind, move, handles, at)
          perform(plain, kind, move, plainHandles, at)
          isWhole(world, kind)
        }
        expect(world.digest()).toBe(plain.digest())
        expect(world.world.hash).toEqual(plain.world.hash)
      }),
    )
  },
)

it('thousands of messages that leave out of turn leave nothing behind', () => {
  const world = queueWorld()
  world.create('q', { VisibilityTimeout: '43200' })
  world.send('q', 'stays')
  world.receive('q')
  for (let count = 0; count < 5000; count++) {
    world.send('q', 'goes')
    world.remove('q', world.receive('q')?.[0]?.ReceiptHandle ?? '')
  }
  const queue = world.state('q')
  const { retention, visible, hidden, deadlines, pages } = queue
  expect(storedMessages(queue)).toHaveLength(1)
  expect(pages.list.filter((page) => page !== null).length).toBeLessThanOrEqual(2)
  expect(deadlines.length).toBeLessThan(1100)
  expect(retention.length).toBeLessThan(1100)
  expect(visible.length + hidden.length).toBe(1)
})
