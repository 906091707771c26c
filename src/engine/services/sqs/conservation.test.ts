import fc from 'fast-check'
import { expect, it } from 'vitest'
import { queueUrl } from '../../../aws/identity.ts'
import type { World } from '../../kernel/index.ts'
import { imbalance, queueWorld, redriveTo, type QueueWorld } from '../testing/queue-world.ts'
import { stockSize } from './stock.ts'
import { viewQueue } from './view.ts'

type Move =
  | { readonly do: 'send'; readonly delay: number }
  | { readonly do: 'receive'; readonly from: 'q' | 'dlq'; readonly most: number; readonly wait: number; readonly visibility: number }
  | { readonly do: 'delete' | 'hide'; readonly pick: number; readonly seconds: number }
  | { readonly do: 'pass'; readonly ms: number }
  | { readonly do: 'retain'; readonly seconds: number }
  | { readonly do: 'restore' }

const moves: fc.Arbitrary<Move> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('send' as const), delay: fc.constantFrom(0, 0, 1, 20) }) },
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

function start(from?: QueueWorld): QueueWorld {
  const world = from && (JSON.parse(JSON.stringify(from.world)) as World)
  return queueWorld({ hopMs: 7, ...(from && world && { world, clockMs: from.clockMs() }) })
}

/** Keeps every handle that was ever given, so that old ones are used too. */
function perform(world: QueueWorld, move: Move, handles: string[]): void {
  switch (move.do) {
    case 'send':
      world.send('q', 'body', { DelaySeconds: move.delay })
      break
    case 'receive': {
      const input = { MaxNumberOfMessages: move.most, WaitTimeSeconds: move.wait, VisibilityTimeout: move.visibility }
      const received = world.receive(move.from, input, { name: `receive-${handles.length}` }) ?? []
      if (move.from === 'q') handles.push(...received.map(({ ReceiptHandle }) => ReceiptHandle))
      break
    }
    case 'delete':
    case 'hide': {
      const handle = handles[move.pick % Math.max(1, handles.length)] ?? 'garbage'
      const input = { QueueUrl: queueUrl('q'), ReceiptHandle: handle }
      if (move.do === 'delete') world.call('DeleteMessage', input)
      else world.call('ChangeMessageVisibility', { ...input, VisibilityTimeout: move.seconds })
      break
    }
    case 'pass':
      world.pass(move.ms)
      break
    case 'retain':
      world.call('SetQueueAttributes', { QueueUrl: queueUrl('q'), Attributes: { MessageRetentionPeriod: String(move.seconds) } })
      break
    case 'restore':
      break
  }
}

function isWhole(world: QueueWorld): void {
  for (const name of ['q', 'dlq']) {
    const queue = world.state(name)
    const messages = Object.values(queue.messages)
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
    expect(view.oldestSentAt).toBe(messages.length === 0 ? undefined : Math.min(...messages.map(({ sentAt }) => sentAt)))
    expect(queue.counts.visible > 0 && queue.waiters.length > 0).toBe(false)
    for (const { status, visibleAt, sentAt } of messages) {
      expect(status === 'visible' || visibleAt > world.world.now).toBe(true)
      expect(sentAt + queue.settings.retentionMs).toBeGreaterThan(world.world.now)
    }
  }
}

it('every message is in one place, whatever is done in whatever order, and a restored world goes on the same', () => {
  fc.assert(
    fc.property(fc.array(moves, { maxLength: 60 }), (script) => {
      let world = start()
      world.create('dlq')
      world.create('q', redriveTo('dlq', 2))
      const plain = start()
      plain.create('dlq')
      plain.create('q', redriveTo('dlq', 2))
      const handles: string[] = []
      const plainHandles: string[] = []
      for (const move of script) {
        if (move.do === 'restore') world = start(world)
        perform(world, move, handles)
        perform(plain, move, plainHandles)
        isWhole(world)
      }
      expect(world.digest()).toBe(plain.digest())
      expect(world.world.hash).toEqual(plain.world.hash)
    }),
    { numRuns: 150 },
  )
})

it('thousands of messages that leave out of turn leave nothing behind', () => {
  const world = queueWorld()
  world.create('q', { VisibilityTimeout: '43200' })
  world.send('q', 'stays')
  world.receive('q')
  for (let count = 0; count < 5000; count++) {
    world.send('q', 'goes')
    world.remove('q', world.receive('q')?.[0]?.ReceiptHandle ?? '')
  }
  const { retention, visible, hidden, messages } = world.state('q')
  expect(Object.keys(messages)).toHaveLength(1)
  expect(retention.length).toBeLessThan(1100)
  expect(visible.length + hidden.length).toBe(1)
})
