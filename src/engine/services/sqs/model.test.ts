/** The queue against the plain model of it: the same commands give the same answers and the same counts, at every moment. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { queueUrl } from '../../../aws/identity.ts'
import { holds } from '../../../base/testing/scripts.ts'
import {
  countModel,
  deleteModel,
  emptyModel,
  hideModel,
  passModel,
  receiveModel,
  sendModel,
  waitModel,
  type ModelSettings,
  type QueueModel,
} from '../testing/queue-model.ts'
import { imbalance, queueWorld, receivedIn, redriveTo, type QueueWorld } from '../testing/queue-world.ts'
import type { Reply } from '../testing/service-world.ts'
import { storedMessages } from './stored.ts'

interface Real {
  readonly world: QueueWorld
  readonly handles: string[]
  readonly polls: string[]
  readonly name: string
}

type Command = fc.Command<QueueModel, Real>

/** A command that can always be run. */
function command(text: string, run: (model: QueueModel, real: Real) => void): Command {
  return {
    check: () => true,
    run(model, real) {
      run(model, real)
      agree(model, real)
    },
    toString: () => text,
  }
}

function agree(model: QueueModel, { world, name, polls, handles }: Real): void {
  const ledger = world.ledger(name)
  expect(ledger).toMatchObject({
    sent: model.sent,
    deleted: model.deleted,
    expired: model.expired,
    movedOut: model.dead.length,
    visible: countModel(model, 'visible'),
    inFlight: countModel(model, 'in-flight'),
    delayed: countModel(model, 'delayed'),
  })
  expect(imbalance(ledger)).toBe(0)
  expect(world.state(name).fifo?.deduplication.suppressed ?? 0).toBe(model.suppressed)
  const { movedIn, expired } = world.ledger(dlqOf(name))
  const dead = bodiesIn(world, dlqOf(name))
  expect([movedIn, dead.length]).toEqual([model.dead.length, model.dead.length - expired])
  expect(model.dead).toEqual(expect.arrayContaining([...dead]))
  for (const poll of polls.splice(0)) {
    const answer = world.answered(poll)
    if (answer === undefined) polls.push(poll)
    else noteHandles(answer, handles)
    expect([poll, answer && receivedIn(answer).map(({ Body }) => Body)]).toEqual([poll, model.answers.get(poll)])
  }
  expect(handles.length).toBe(model.handles.length)
}

function bodiesIn(world: QueueWorld, queue: string): readonly string[] {
  return storedMessages(world.state(queue)).map(({ body }) => body)
}

function same(actual: unknown, expected: unknown): void {
  expect(actual).toEqual(expected)
}

function noteHandles(answer: Reply, handles: string[]): void {
  handles.push(...receivedIn(answer).map(({ ReceiptHandle }) => ReceiptHandle))
}

const send = fc
  .record({ group: fc.constantFrom('g', 'h', 'k'), id: fc.nat(4), delay: fc.constantFrom(undefined, undefined, 0, 1, 20) })
  .map(({ group, id, delay }) =>
    command(`send(${group}, id ${id}, delay ${delay})`, (model, { world, name }) => {
      const { fifo } = model.settings
      const body = `m${model.counter}`
      const sequence = fifo
        ? { MessageGroupId: group, MessageDeduplicationId: `${id}` }
        : { ...(delay !== undefined && { DelaySeconds: delay }) }
      sendModel(model, { body, group, id: `${id}`, delayMs: delay === undefined ? undefined : delay * 1000 })
      same(world.send(name, body, sequence)?.ok, true)
    }),
  )

const receive = fc
  .record({ most: fc.integer({ min: 1, max: 10 }), seconds: fc.constantFrom(undefined, 0, 1, 7) })
  .map(({ most, seconds }) =>
    command(`receive(${most}, visibility ${seconds})`, (model, { world, name, handles }) => {
      const expected = receiveModel(model, most, seconds === undefined ? model.settings.visibilityMs : seconds * 1000)
      const input = { MaxNumberOfMessages: most, ...(seconds !== undefined && { VisibilityTimeout: seconds }) }
      const received = world.receive(name, input) ?? []
      handles.push(...received.map(({ ReceiptHandle }) => ReceiptHandle))
      same(
        received.map(({ Body }) => Body),
        expected,
      )
    }),
  )

const poll = fc.record({ most: fc.integer({ min: 1, max: 3 }), seconds: fc.constantFrom(1, 5, 20) }).map(({ most, seconds }) =>
  command(`poll(${most}, wait ${seconds})`, (model, { world, name, polls }) => {
    const id = `poll-${model.counter}`
    waitModel(model, id, most, seconds * 1000)
    world.call('ReceiveMessage', { QueueUrl: queueUrl(name), MaxNumberOfMessages: most, WaitTimeSeconds: seconds }, { name: id })
    polls.push(id)
  }),
)

function onHandle(text: string, run: (model: QueueModel, real: Real, handle: number, QueueUrl: string) => void): fc.Arbitrary<Command> {
  return fc.nat(60).map((pick) =>
    command(`${text}(handle ${pick})`, (model, real) => {
      if (real.handles.length === 0) return
      // The latest handles are the interesting ones.
      const handle = Math.max(0, real.handles.length - 1 - (pick % 8))
      run(model, real, handle, queueUrl(real.name))
    }),
  )
}

const remove = onHandle('delete', (model, { world, handles }, handle, QueueUrl) => {
  const verdict = deleteModel(model, handle)
  const reply = world.call('DeleteMessage', { QueueUrl, ReceiptHandle: handles[handle] ?? '' })
  same(reply?.ok, verdict === 'done')
})

const hide = fc.constantFrom(0, 1, 7, 60).chain((seconds) =>
  onHandle(`hide ${seconds} s`, (model, { world, handles }, handle, QueueUrl) => {
    const verdict = hideModel(model, handle, seconds * 1000)
    const reply = world.call('ChangeMessageVisibility', { QueueUrl, ReceiptHandle: handles[handle] ?? '', VisibilityTimeout: seconds })
    same(reply?.ok, verdict === 'done')
  }),
)

const pass = fc.constantFrom(1, 999, 1000, 5000, 61_000, 149_999, 300_000).map((ms) =>
  command(`pass(${ms})`, (model, { world }) => {
    passModel(model, ms)
    world.pass(ms)
  }),
)

/** To the next end of a timeout, a delay, a deduplication or a retention, a millisecond before it or after it. */
const passToEdge = fc.constantFrom(-1, 0, 1).map((offset) =>
  command(`passToEdge(${offset})`, (model, { world }) => {
    const ends = [
      ...model.messages.filter(({ state }) => state !== 'visible').map(({ until }) => until),
      ...[...model.sends.values()].map(({ at }) => at + 300_000),
      ...model.messages.map(({ sentAt }) => sentAt + model.settings.retentionMs),
    ]
    const next = Math.min(...ends.filter((end) => end + offset > model.now))
    if (!Number.isFinite(next)) return
    const ms = next + offset - model.now
    passModel(model, ms)
    world.pass(ms)
  }),
)

/** An id is used again five minutes after its first use, to the millisecond, in its group or another one. */
const sendAgain = fc
  .record({ pick: fc.nat(20), offset: fc.constantFrom(-1, 0), group: fc.constantFrom('g', 'h', undefined) })
  .map(({ pick, offset, group }) =>
    command(`sendAgain(send ${pick}, ${offset} ms after five minutes, group ${group})`, (model, { world, name }) => {
      const firsts = [...model.sends].filter(([, { at }]) => at + 300_000 + offset >= model.now)
      const [, first] = firsts[pick % firsts.length] ?? []
      if (first === undefined) return
      const ms = first.at + 300_000 + offset - model.now
      passModel(model, ms)
      world.pass(ms)
      const sent = { group: group ?? first.group, id: first.id }
      const body = `m${model.counter}`
      sendModel(model, { body, ...sent, delayMs: undefined })
      same(world.send(name, body, { MessageGroupId: sent.group, MessageDeduplicationId: sent.id })?.ok, true)
    }),
  )

function dlqOf(name: string): string {
  return name.endsWith('.fifo') ? 'dlq.fifo' : 'dlq'
}

function start(settings: ModelSettings): { model: QueueModel; real: Real } {
  const world = queueWorld()
  const name = settings.fifo ? 'q.fifo' : 'q'
  const type: Readonly<Record<string, string>> = settings.fifo ? { FifoQueue: 'true' } : {}
  world.create(dlqOf(name), type)
  world.create(name, {
    ...type,
    ...(settings.fifo ? { DeduplicationScope: settings.scope } : {}),
    VisibilityTimeout: String(settings.visibilityMs / 1000),
    MessageRetentionPeriod: String(settings.retentionMs / 1000),
    DelaySeconds: String(settings.delayMs / 1000),
    ...(settings.maxReceiveCount !== undefined && redriveTo(dlqOf(name), settings.maxReceiveCount)),
  })
  return { model: emptyModel(settings), real: { world, handles: [], polls: [], name } }
}

const settings = (fifo: boolean): fc.Arbitrary<ModelSettings> =>
  fc.record({
    fifo: fc.constant(fifo),
    visibilityMs: fc.constantFrom(1000, 5000, 30_000),
    delayMs: fc.constantFrom(0, 0, 2000),
    retentionMs: fc.constantFrom(60_000, 345_600_000, 345_600_000),
    maxReceiveCount: fc.constantFrom(undefined, 1, 2, 4),
    scope: fc.constantFrom('queue' as const, 'messageGroup' as const),
  })

it.each([
  ['standard', false],
  ['FIFO', true],
])('a %s queue answers every script of commands as the model of it does', (_, fifo) => {
  const kinds = [send, send, receive, receive, poll, remove, hide, pass, passToEdge, passToEdge, ...(fifo ? [sendAgain] : [])]
  const commands = fc.commands(kinds, { maxCommands: 60, size: 'max' })
  holds(
    'SQS',
    60,
    fc.property(settings(fifo), commands, (chosen, script) => {
      const { model, real } = start(chosen)
      fc.modelRun(() => ({ model, real }), script)
      passModel(model, 1_000_000)
      real.world.pass(1_000_000)
      agree(model, real)
      expect(real.world.state(real.name).waiters).toEqual([])
    }),
  )
})

it('no message is lost before its retention ends, and none is there afterwards', () => {
  const when = fc.record({ fifo: fc.boolean(), gaps: fc.array(fc.nat(20_000), { minLength: 1, maxLength: 8 }), hold: fc.boolean() })
  holds(
    'SQS',
    30,
    fc.property(when, ({ fifo, gaps, hold }) => {
      const world = queueWorld()
      const name = fifo ? 'q.fifo' : 'q'
      world.create(name, { MessageRetentionPeriod: '60', ...(fifo && { FifoQueue: 'true' }) })
      const ends: number[] = []
      for (const [index, gap] of gaps.entries()) {
        ends.push(world.clockMs() + 60_000)
        world.send(name, `${index}`, fifo ? { MessageGroupId: 'g', MessageDeduplicationId: `${index}` } : {})
        if (hold) world.receive(name, { VisibilityTimeout: 1 })
        world.pass(gap)
      }
      for (const end of ends.filter((time) => time > world.clockMs())) {
        world.pass(Math.max(0, end - 1 - world.clockMs()))
        expect(imbalance(world.ledger(name))).toBe(0)
        expect(world.ledger(name).expired).toBe(ends.filter((time) => time <= world.clockMs()).length)
        world.pass(1)
        expect(world.ledger(name).expired).toBe(ends.filter((time) => time <= world.clockMs()).length)
      }
    }),
  )
})
