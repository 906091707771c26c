/**
 * What a queue promises, judged from the answers alone: a diary of what was sent, received, hidden and deleted, and when. Nothing
 * here knows how a queue works inside, and the order in which a standard queue gives its messages is left open.
 */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { queueUrl } from '../../../aws/identity.ts'
import { holds } from '../../../base/testing/scripts.ts'
import { queueWorld, redriveTo, type QueueWorld } from '../testing/queue-world.ts'

interface Entry {
  readonly body: string
  readonly group: string
  readonly sentAt: number
  /** Nobody may receive it before. */
  hiddenUntil: number
  receives: number
  handle: string
  isOver: boolean
}

interface Setting {
  readonly isFifo: boolean
  readonly delay: number
  readonly maxReceiveCount: number
}

type Move =
  | { readonly do: 'send'; readonly group: string; readonly delay: number }
  | { readonly do: 'receive'; readonly seconds: number }
  | { readonly do: 'delete' | 'hide'; readonly pick: number; readonly seconds: number }
  | { readonly do: 'pass'; readonly ms: number }
  /** To the moment at which a message that is hidden may be received again, or a millisecond off. */
  | { readonly do: 'edge'; readonly pick: number; readonly offset: number }

const retentionMs = 60_000

const moves: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('send' as const), group: fc.constantFrom('g', 'h'), delay: fc.constantFrom(0, 0, 1, 9) }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('receive' as const), seconds: fc.constantFrom(0, 1, 5, 30) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('delete' as const, 'hide' as const), pick: fc.nat(9), seconds: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.constantFrom(1, 1000, 20_000) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('edge' as const), pick: fc.nat(9), offset: fc.constantFrom(-1, 0, 1) }) },
)

interface Watched {
  readonly world: QueueWorld
  readonly name: string
  readonly setting: Setting
  readonly diary: Entry[]
}

function start(setting: Setting): Watched {
  const world = queueWorld()
  const end = setting.isFifo ? '.fifo' : ''
  const type: Readonly<Record<string, string>> = setting.isFifo ? { FifoQueue: 'true', ContentBasedDeduplication: 'true' } : {}
  const name = `q${end}`
  world.create(`dlq${end}`, type)
  world.create(name, {
    ...type,
    MessageRetentionPeriod: String(retentionMs / 1000),
    DelaySeconds: String(setting.delay),
    ...redriveTo(`dlq${end}`, setting.maxReceiveCount),
  })
  return { world, name, setting, diary: [] }
}

function perform(watched: Watched, move: Move): void {
  const { world, name, setting, diary } = watched
  const now = world.clockMs()
  switch (move.do) {
    case 'send': {
      const body = `${move.group}${diary.length}`
      world.send(name, body, setting.isFifo ? { MessageGroupId: move.group } : { DelaySeconds: move.delay })
      const delay = setting.isFifo ? setting.delay : move.delay
      diary.push({ body, group: move.group, sentAt: now, hiddenUntil: now + delay * 1000, receives: 0, handle: '', isOver: false })
      return
    }
    case 'receive':
      return judgeReceive(watched, move.seconds)
    case 'delete':
    case 'hide':
      return settleOne(watched, move)
    case 'pass':
      return world.pass(move.ms)
    case 'edge': {
      const edges = diary
        .filter(({ isOver }) => !isOver)
        .flatMap(({ hiddenUntil, sentAt }) => [hiddenUntil + move.offset, sentAt + retentionMs + move.offset])
        .filter((at) => at > now)
      const at = edges[move.pick % edges.length]
      if (at !== undefined) world.pass(at - now)
    }
  }
}

/** With the last handle, of a message that is held. */
function settleOne({ world, name, diary }: Watched, move: Move & { readonly do: 'delete' | 'hide' }): void {
  const now = world.clockMs()
  const held = diary.filter((entry) => !entry.isOver && entry.handle !== '' && entry.hiddenUntil > now && entry.sentAt + retentionMs > now)
  const entry = held[move.pick % held.length]
  if (entry === undefined) return
  const input = { QueueUrl: queueUrl(name), ReceiptHandle: entry.handle }
  const reply =
    move.do === 'delete'
      ? world.call('DeleteMessage', input)
      : world.call('ChangeMessageVisibility', { ...input, VisibilityTimeout: move.seconds })
  expect(reply?.ok, entry.body).toBe(true)
  if (move.do === 'delete') entry.isOver = true
  else entry.hiddenUntil = now + move.seconds * 1000
}

/** There are never more than ten messages, so that one receive tells of all that are due. */
function judgeReceive({ world, name, setting, diary }: Watched, seconds: number): void {
  const now = world.clockMs()
  const alive = diary.filter((entry) => !entry.isOver && entry.sentAt + retentionMs > now)
  const due = alive.filter((entry) => mayBeReceived(entry, alive, setting, now))
  const spent = due.filter(({ receives }) => receives >= setting.maxReceiveCount)
  const expected = due.filter((entry) => !spent.includes(entry))
  const received = world.receive(name, { MaxNumberOfMessages: 10, VisibilityTimeout: seconds }) ?? []
  const bodies = received.map(({ Body }) => Body)
  expect(new Set(bodies).size, 'nobody gets a message twice at once').toBe(bodies.length)
  expect(bodies.toSorted(), 'due').toEqual(expected.map(({ body }) => body).toSorted())
  for (const { Body, ReceiptHandle } of received) {
    const entry = diary.find(({ body }) => body === Body) as Entry
    Object.assign(entry, { handle: ReceiptHandle, receives: entry.receives + 1, hiddenUntil: now + seconds * 1000 })
  }
  for (const entry of spent) entry.isOver = true
  for (const group of setting.isFifo ? ['g', 'h'] : []) {
    const own = bodies.filter((body) => body.startsWith(group)).map((body) => Number(body.slice(1)))
    expect(own, 'in order').toEqual(own.toSorted((a, b) => a - b))
  }
}

/** It is not hidden; in a FIFO queue, nor is one before it in its group. */
function mayBeReceived(entry: Entry, alive: readonly Entry[], { isFifo }: Setting, now: number): boolean {
  if (entry.hiddenUntil > now) return false
  return !isFifo || alive.every((other) => other.group !== entry.group || !isBefore(other, entry) || other.hiddenUntil <= now)
}

function isBefore(one: Entry, other: Entry): boolean {
  return Number(one.body.slice(1)) < Number(other.body.slice(1))
}

it.each([
  ['standard', false],
  ['FIFO', true],
])(
  'a %s queue: one holder at a time, back to the millisecond, at most maxReceiveCount times, nothing lost before its retention',
  (_, isFifo) => {
    const setting = fc.record({
      isFifo: fc.constant(isFifo),
      delay: fc.constantFrom(0, 0, 2),
      maxReceiveCount: fc.integer({ min: 1, max: 4 }),
    })
    const script = fc.array(moves, { maxLength: 50, size: 'max' }).map((all) => {
      let sends = 0
      return all.filter((move) => move.do !== 'send' || ++sends <= 10)
    })
    holds(
      'SQS',
      40,
      fc.property(setting, script, (chosen, all) => {
        const watched = start(chosen)
        for (const move of all) perform(watched, move)
        judgeReceive(watched, 0)
        const { world, name, diary } = watched
        world.pass(retentionMs)
        const { sent, deleted, movedOut, expired, visible, inFlight, delayed } = world.ledger(name)
        expect([sent, visible + inFlight + delayed]).toEqual([diary.length, 0])
        expect(deleted + movedOut).toBe(diary.filter(({ isOver }) => isOver).length)
        expect(expired).toBe(diary.filter(({ isOver }) => !isOver).length)
      }),
    )
  },
)
