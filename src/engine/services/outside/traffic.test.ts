import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../base/json.ts'
import { defaultStart, queueUrl, stateMachineArn, topicArn } from '../../../aws/identity.ts'
import { answer, createKernel, createWorld, done, refuse, type CallEnvelope, type StepRecord, type World } from '../../kernel/index.ts'
import { labelFor, outsideService, viewSource, type SourceState } from './index.ts'

interface Outside {
  readonly world: World
  readonly records: StepRecord[]
  order(atMs: number, timer: string, data: JsonObject): void
  until(atMs: number): void
  take(steps: number): void
  calls(): (CallEnvelope & { time: number })[]
  source(): SourceState
  restore(): Outside
}

function outside(world: World = createWorld(42, defaultStart), refusing = false): Outside {
  const records: StepRecord[] = []
  const kernel = createKernel(world, {
    handlers: { run: () => ({ ticks: 0, console: [], calls: [], timers: [] }) },
    delayOf: () => 30,
    receive(step, envelope) {
      if (envelope.kind === 'call')
        return refusing ? refuse({ code: 'NotFound', message: 'Topic does not exist', origin: 'client' }) : answer({ MessageId: 'x' })
      if (envelope.kind === 'reply') outsideService.replied?.(step, envelope)
      else if (envelope.timer === 'Begin') outsideService.begin?.(step)
      else outsideService.timers[envelope.timer]?.(step, envelope.data, envelope)
      return done
    },
  })
  const order = (atMs: number, timer: string, data: JsonObject): void => kernel.inject({ kind: 'timer', to: 'outside', timer, data }, atMs)
  if (world.sequence === 1) order(0, 'Begin', {})
  return {
    world,
    records,
    order,
    until(atMs) {
      while (world.agenda[0] && world.agenda[0].at <= atMs) records.push(kernel.step() as StepRecord)
    },
    take(steps) {
      for (let step = 0; step < steps; step++) kernel.step()
    },
    calls: () => records.flatMap(({ time, envelope }) => (envelope.kind === 'call' ? [{ ...envelope, time }] : [])),
    source: () => world.cells['outside/source/shop']?.state as unknown as SourceState,
    restore: () => outside(JSON.parse(JSON.stringify(world)) as World, refusing),
  }
}

const shop = {
  id: 'shop',
  to: { service: 'sns', arn: topicArn('orders') },
  everyMs: 1000,
  jitter: 0,
  startMs: 500,
  count: 3,
  name: 'ord-{{n}}',
  messages: [{ body: '{"id":{{n}}}', attributes: { kind: { DataType: 'String', StringValue: '{{pick gift|plain}}' } }, weight: 1 }],
}

test('a source publishes to its topic, one message after the other, until it falls silent', () => {
  const run = outside()
  run.order(0, 'PutSource', shop)
  run.until(60_000)
  expect(run.calls().map(({ time, input }) => `${time} ${input['Message']}`)).toEqual(['530 {"id":1}', '1530 {"id":2}', '2530 {"id":3}'])
  expect(run.calls()[1]).toMatchObject({
    to: 'sns',
    operation: 'Publish',
    input: {
      TopicArn: topicArn('orders'),
      MessageAttributes: { kind: { DataType: 'String', StringValue: expect.stringMatching(/^(gift|plain)$/) } },
    },
    caller: { principal: 'account', source: 'outside/source/shop' },
    hop: { track: 'push', from: 'outside/source/shop', to: 'sns/topic/orders', carries: [{ trail: 'shop/2' }] },
  })
  expect(viewSource(run.source())).toEqual({ sent: 3, refused: 0, active: false, nextAt: undefined })
  expect(run.world.agenda).toEqual([])
  expect(labelFor(run.source(), 1047)).toBe('ord-1047')
})

test.each([
  ['ord-{{n}}', ['ord-1', 'ord-2', 'ord-3']],
  ['order {{n}}', [undefined, undefined, undefined]],
  ['{{n}}', [undefined, undefined, undefined]],
])('a source starts executions; they are called %s where AWS takes that for a name', (name, names) => {
  const run = outside()
  run.order(0, 'PutSource', { ...shop, name, to: { service: 'states', arn: stateMachineArn('pack') } })
  run.until(60_000)
  const calls = run.calls()
  expect(calls.map(({ to, operation }) => `${to} ${operation}`)).toEqual(calls.map(() => 'states StartExecution'))
  expect(calls.map(({ input }) => input['name'])).toEqual(names)
  expect(calls[0]?.input).toMatchObject({ stateMachineArn: stateMachineArn('pack'), input: '{"id":1}' })
})

test('or sends to its queue, for ever', () => {
  const run = outside()
  const { count: _, ...endless } = shop
  run.order(0, 'PutSource', {
    ...endless,
    to: { service: 'sqs', url: queueUrl('orders') },
    messages: [{ body: 'x', attributes: {}, weight: 1 }],
  })
  run.until(10_000)
  expect(run.calls()).toHaveLength(10)
  expect(run.calls()[0]).toMatchObject({ to: 'sqs', operation: 'SendMessage', input: { QueueUrl: queueUrl('orders'), MessageBody: 'x' } })
  expect(run.calls()[0]?.input).not.toHaveProperty('MessageAttributes')
  expect(run.world.pending.work).toBeGreaterThan(0)
  expect(viewSource(run.source())).toMatchObject({ active: true, nextAt: 10_500 })
})

describe('gaps', () => {
  test('are drawn from everyMs × (1 ± jitter)', () => {
    const run = outside()
    run.order(0, 'PutSource', { ...shop, jitter: 0.5, count: 500 })
    run.until(10_000_000)
    const times = run.calls().map(({ time }) => time)
    const gaps = times.slice(1).map((time, index) => time - (times[index] as number))
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(500)
    expect(Math.max(...gaps)).toBeLessThanOrEqual(1500)
    expect(new Set(gaps).size).toBeGreaterThan(100)
    expect((times.at(-1) as number) / 500).toBeCloseTo(1000, -2)
  })
})

test('messages come in the share of their weights', () => {
  const run = outside()
  const messages = [
    { body: 'a', attributes: {}, weight: 3 },
    { body: 'b', attributes: {}, weight: 1 },
  ]
  run.order(0, 'PutSource', { ...shop, count: 1000, messages })
  run.until(10_000_000)
  expect(run.calls().filter(({ input }) => input['Message'] === 'a').length / 1000).toBeCloseTo(0.75, 1)
})

test('refusals are counted and told', () => {
  const run = outside(undefined, true)
  run.order(0, 'PutSource', shop)
  run.until(60_000)
  expect(viewSource(run.source())).toEqual({
    sent: 3,
    refused: 3,
    active: false,
    nextAt: undefined,
    lastRefusal: 'NotFound: Topic does not exist',
  })
  expect(run.records.flatMap(({ events }) => events).filter(({ type }) => type === 'outside.Refused')[0]?.data).toEqual({
    code: 'NotFound',
    message: 'Topic does not exist',
  })
})

test('new settings take the place of the old; the numbers go on', () => {
  const run = outside()
  run.order(0, 'PutSource', shop)
  run.order(1600, 'PutSource', { ...shop, everyMs: 100, count: 5 })
  run.until(60_000)
  expect(run.calls().map(({ time, input }) => `${time} ${input['Message']}`)).toEqual([
    '530 {"id":1}',
    '1530 {"id":2}',
    '1730 {"id":3}',
    '1830 {"id":4}',
    '1930 {"id":5}',
  ])
})

test('a removed source is silent', () => {
  const run = outside()
  run.order(0, 'PutSource', shop)
  run.order(1000, 'RemoveSource', { id: 'shop' })
  run.until(60_000)
  expect(run.calls()).toHaveLength(1)
  expect(run.source().nextAt).toBeNull()
})

test('a person’s call is answered by an event', () => {
  const run = outside()
  const kernel = createKernel(run.world, {
    handlers: { run: () => ({ ticks: 0, console: [], calls: [], timers: [] }) },
    delayOf: () => 0,
    receive(step, envelope) {
      if (envelope.kind === 'timer') outsideService.begin?.(step)
      if (envelope.kind === 'reply') outsideService.replied?.(step, envelope)
      return envelope.kind === 'call' ? answer({ MessageId: 'x' }) : done
    },
  })
  kernel.inject(
    {
      kind: 'call',
      to: 'sqs',
      operation: 'SendMessage',
      input: {},
      caller: { principal: 'account', source: 'outside/user' },
      replyTo: { service: 'outside', context: { request: 7 } },
    },
    0,
  )
  const records = [kernel.step(), kernel.step(), kernel.step()]
  expect(records[2]?.events).toEqual([
    {
      type: 'outside.Answered',
      subject: 'outside/user',
      data: { request: 7, operation: 'SendMessage', ok: true, value: { MessageId: 'x' } },
    },
  ])
})

test('snapshot → restore → run equals run, after every step', () => {
  const started = (): Outside => {
    const run = outside()
    run.order(0, 'PutSource', {
      ...shop,
      jitter: 0.3,
      count: 10,
      messages: [...shop.messages, { body: '{{number 1..9}}', attributes: {}, weight: 2 }],
    })
    return run
  }
  const whole = started()
  whole.until(60_000)
  for (let steps = 0; steps < whole.world.steps; steps++) {
    const run = started()
    run.take(steps)
    const half = run.restore()
    half.until(60_000)
    expect(half.world.hash).toEqual(whole.world.hash)
  }
})
