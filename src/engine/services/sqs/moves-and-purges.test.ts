import fc from 'fast-check'
import { expect, it } from 'vitest'
import { holds } from '../../../base/testing/scripts.ts'
import { queueArn, queueUrl } from '../../../aws/identity.ts'
import type { JsonObject } from '../../../base/json.ts'
import type { World } from '../../kernel/index.ts'
import { imbalance, queueWorld, redriveTo, type QueueWorld } from '../testing/queue-world.ts'

const queues = ['q', 'dlq', 'other'] as const

type Move =
  | { readonly do: 'send'; readonly to: (typeof queues)[number]; readonly count: number }
  | { readonly do: 'receive'; readonly from: (typeof queues)[number]; readonly visibility: number }
  | { readonly do: 'start'; readonly perSecond: number; readonly direct: boolean }
  | { readonly do: 'cancel' | 'restore' }
  | { readonly do: 'purge' | 'remake'; readonly queue: (typeof queues)[number] }
  | { readonly do: 'pass'; readonly ms: number }

const queue = fc.constantFrom(...queues)
const moves: fc.Arbitrary<Move> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('send' as const), to: queue, count: fc.integer({ min: 1, max: 10 }) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('receive' as const), from: queue, visibility: fc.constantFrom(0, 0, 1) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('start' as const), perSecond: fc.constantFrom(1, 7, 500), direct: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('cancel' as const, 'restore' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('purge' as const, 'remake' as const), queue }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.constantFrom(1, 50, 999, 1000, 61_000) }) },
)

interface Books {
  world: QueueWorld
  handle: string
  /** Messages that went with a queue that was deleted, and those that were under way to one. */
  gone: number
}

function open(): Books {
  const world = queueWorld({ hopMs: 50 })
  for (const name of ['dlq', 'other']) world.create(name)
  world.create('q', redriveTo('dlq', 1))
  return { world, handle: '', gone: 0 }
}

function perform(books: Books, move: Move): void {
  const { world } = books
  const call = (operation: string, input: JsonObject): JsonObject => {
    const reply = world.call(operation, input)
    return reply?.ok ? reply.value : {}
  }
  switch (move.do) {
    case 'send': {
      const entries = Array.from({ length: move.count }, (_, index) => ({ Id: `${index}`, MessageBody: 'a' }))
      call('SendMessageBatch', { QueueUrl: queueUrl(move.to), Entries: entries })
      break
    }
    case 'receive':
      world.receive(move.from, { MaxNumberOfMessages: 10, VisibilityTimeout: move.visibility })
      break
    case 'start': {
      const input = { SourceArn: queueArn('dlq'), MaxNumberOfMessagesPerSecond: move.perSecond }
      books.handle = String(
        call('StartMessageMoveTask', { ...input, ...(move.direct && { DestinationArn: queueArn('other') }) })['TaskHandle'] ?? books.handle,
      )
      break
    }
    case 'cancel':
      call('CancelMessageMoveTask', { TaskHandle: books.handle })
      break
    case 'purge':
      call('PurgeQueue', { QueueUrl: queueUrl(move.queue) })
      break
    case 'remake': {
      // Its books go with it: what it had taken in and not given on.
      const { sent, movedIn, movedOut } = world.ledger(move.queue)
      books.gone += sent + movedIn - movedOut
      call('DeleteQueue', { QueueUrl: queueUrl(move.queue) })
      world.create(move.queue, move.queue === 'q' ? redriveTo('dlq', 1) : {})
      break
    }
    case 'pass':
      world.pass(move.ms)
      break
    case 'restore':
      books.world = queueWorld({ hopMs: 50, world: JSON.parse(JSON.stringify(world.world)) as World, clockMs: world.clockMs() })
  }
}

it('whatever is moved, purged and deleted, no message is lost or doubled, and a restored world goes on the same', () => {
  holds(
    'SQS',
    30,
    fc.property(fc.array(moves, { maxLength: 40 }), (script) => {
      const books = open()
      const plain = open()
      let sent = 0
      for (const move of script) {
        if (move.do === 'send') sent += move.count
        perform(books, move)
        if (move.do !== 'restore') perform(plain, move)
        const ledgers = queues.map((name) => books.world.ledger(name))
        for (const ledger of ledgers) expect(imbalance(ledger)).toBe(0)
        const underWay = books.world.world.agenda.filter(({ envelope }) => envelope.hop?.track === 'redrive').length
        const here = ledgers.reduce((sum, { sent, movedIn, movedOut }) => sum + sent + movedIn - movedOut, 0)
        expect(here + underWay + books.gone).toBe(sent)
      }
      books.world.pass(1_000_000)
      plain.world.pass(1_000_000)
      expect(books.world.world.hash).toEqual(plain.world.world.hash)
      expect(Object.values(books.world.world.cells).some(({ state }) => JSON.stringify(state).includes('"RUNNING"'))).toBe(false)
    }),
  )
})
