import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../base/json.ts'
import { lambdaWorld, mappingOf, reader, sendTo, withMapping, type LambdaWorld } from './testing/lambda-world.ts'
import { answering, loaded, scriptedHandlers, thrown, value, type Script } from './testing/scripted-handlers.ts'
import { viewMapping, whyFunction, whyMapping } from './index.ts'

/** Batches take 100 s because the way to the function is that long: the function itself is never busy for long. */
const slowRoad = { poll: 10, call: 10, invoke: 100_000, push: 30, redrive: 0 }

function backlogged(messages: number, mapping: JsonObject = {}, script: Script = answering(null)): LambdaWorld {
  const world = lambdaWorld(scriptedHandlers({ script }), slowRoad)
  withMapping(world, 'script', { mapping: { BatchSize: 1, ...mapping }, visibilityMs: 300_000 })
  sendTo(world, 'orders', 100, ...Array.from({ length: messages }, (_, n) => `m${n}`))
  return world
}

/** `12 s: 65`, counted from the first batch. */
function steps(world: LambdaWorld): string[] {
  return world.records.flatMap(({ time, events }) =>
    events.flatMap(({ type, data }) => (type === 'lambda.MappingScaled' ? [`${(time - 110) / 1000} s: ${data['to']}`] : [])),
  )
}

function inFlight(world: LambdaWorld): number {
  return viewMapping(mappingOf(world)).busy
}

describe('golden: a backlog', () => {
  test('starts with 5 batches and gets 300 more a minute, up to 1,250', () => {
    const world = backlogged(5000)
    const counts: string[] = []
    for (const minute of [0, 1, 2, 3, 4, 5]) {
      world.until(110 + minute * 60_000 + 50)
      counts.push(`${minute} min: ${inFlight(world)} batches`)
    }
    expect(counts).toEqual([
      '0 min: 5 batches',
      '1 min: 305 batches',
      '2 min: 605 batches',
      '3 min: 905 batches',
      '4 min: 1205 batches',
      '5 min: 1250 batches',
    ])
    const all = steps(world)
    expect(all.slice(0, 3)).toEqual(['6 s: 35', '12 s: 65', '18 s: 95'])
    expect(all.slice(-2)).toEqual(['246 s: 1235', '252 s: 1250'])
  })

  test('says which step of the scaling it is at', () => {
    const world = backlogged(5000)
    world.until(60_200)
    expect(whyMapping(mappingOf(world), 60_200)).toContainEqual({
      rule: 'lambda.scaling-up',
      text: '4725 messages found no free poller: up to 305 batches at once now, scaling step 10 of 42 (300 more a minute, at most 1250).',
      page: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html',
    })
  })

  test('goes back to 5 when it is worked off, rests at 2 after ten quiet minutes, and wakes with the next message', () => {
    const world = backlogged(100)
    world.until(400_000)
    expect(steps(world)).toEqual(['6 s: 35', '12 s: 65', '18 s: 95', '24 s: 125', '30 s: 95', '36 s: 65', '42 s: 35', '102 s: 5'])
    world.until(1_000_000)
    expect(steps(world).at(-1)).toMatch(/: 2$/)
    expect(whyMapping(mappingOf(world), 1_000_000)).toMatchObject([{ rule: 'lambda.polling' }, { rule: 'lambda.resting' }])
    sendTo(world, 'orders', 1_100_000, 'again')
    world.until(1_100_050)
    expect(mappingOf(world).scaling.concurrency).toBe(5)
  })

  test('a quiet mapping costs nothing but its long polls', () => {
    const world = backlogged(0)
    world.until(3_600_000)
    expect(world.records.filter(({ envelope }) => envelope.kind === 'timer' && envelope.timer === 'ScaleMapping')).toEqual([])
  })
})

describe('MaximumConcurrency', () => {
  test('holds back a backlog, and says so', () => {
    const world = backlogged(500, { ScalingConfig: { MaximumConcurrency: 12 } })
    world.until(90_000)
    expect(steps(world)).toEqual(['6 s: 12'])
    expect(inFlight(world)).toBe(12)
    expect(whyMapping(mappingOf(world), 90_000).at(-1)).toMatchObject({
      rule: 'lambda.maximum-concurrency',
      text: "488 messages wait in the queue: the mapping's maximum concurrency allows 12 batches at once.",
    })
  })

  test('of 2 starts with 2, and never rests below it', () => {
    const world = backlogged(3, { ScalingConfig: { MaximumConcurrency: 2 } })
    world.until(200)
    expect(inFlight(world)).toBe(2)
    world.until(2_000_000)
    expect(steps(world)).toEqual([])
  })

  test('that is lowered leaves running batches alone', () => {
    const world = backlogged(500, { ScalingConfig: { MaximumConcurrency: 12 } })
    world.until(50_000)
    world.call(50_000, 'UpdateEventSourceMapping', { UUID: mappingOf(world).uuid, ScalingConfig: { MaximumConcurrency: 3 } })
    world.until(99_000)
    expect(inFlight(world)).toBe(12)
    world.until(250_000)
    expect(inFlight(world)).toBe(3)
  })
})

describe('provisioned pollers', () => {
  test('have 10 batches each, begin with the minimum and get 1,000 batches more a minute, up to the maximum', () => {
    const world = backlogged(2000, { ProvisionedPollerConfig: { MinimumPollers: 3, MaximumPollers: 50 } })
    world.until(200)
    expect(inFlight(world)).toBe(30)
    world.until(60_000)
    expect(steps(world)).toEqual(['6 s: 130', '12 s: 230', '18 s: 330', '24 s: 430', '30 s: 500'])
    expect(whyMapping(mappingOf(world), 60_000).at(-1)).toMatchObject({
      rule: 'lambda.provisioned-maximum',
      text: '1500 messages wait in the queue: all 50 provisioned pollers work, 10 batches each.',
    })
  })

  test('are 2 to 200 by default, and go back to the minimum', () => {
    const world = backlogged(40, { ProvisionedPollerConfig: { MinimumPollers: 2 } })
    world.until(400_000)
    world.call(400_000, 'GetEventSourceMapping', { UUID: mappingOf(world).uuid })
    world.until(2_000_000)
    expect(world.answers().at(-1)).toMatchObject({ value: { ProvisionedPollerConfig: { MinimumPollers: 2, MaximumPollers: 200 } } })
    expect(mappingOf(world).scaling.concurrency).toBe(20)
  })
})

test('more errors than successes take a quarter of the batches, down to 2; successes give them back', () => {
  const script = loaded((entry) => (entry.type === 'event' && entry.event.includes('bad') ? { end: thrown('no') } : { end: value(null) }))
  const world = lambdaWorld(scriptedHandlers({ script }))
  withMapping(world, 'script', { mapping: { BatchSize: 1 }, visibilityMs: 4000 })
  sendTo(world, 'orders', 100, 'bad')
  world.until(20_000)
  expect(steps(world).map((step) => step.split(': ')[1])).toEqual(['3', '2'])
  expect(whyMapping(mappingOf(world), 20_000).at(-1)).toMatchObject({
    rule: 'lambda.backing-off',
    text: 'More batches failed than succeeded: only 2 at once until that ends.',
  })
  for (let at = 21_000; at < 40_000; at += 500) sendTo(world, 'orders', at, 'good')
  world.until(40_000)
  expect(mappingOf(world).scaling.concurrency).toBeGreaterThanOrEqual(5)
})

describe('a FIFO queue', () => {
  test('has no more batches at once than groups, and no pollers are added for what is locked', () => {
    const world = lambdaWorld(scriptedHandlers({ script: answering(null, 4000) }))
    withMapping(world, 'script', { mapping: { BatchSize: 1 }, visibilityMs: 30_000, queue: 'orders.fifo' })
    sendTo(world, 'orders.fifo', 100, ...Array.from({ length: 30 }, (_, n) => `${'abc'[n % 3]}/${n}`))
    const busy: number[] = []
    for (let at = 200; at < 25_000; at += 100) {
      world.until(at)
      busy.push(inFlight(world))
    }
    expect(Math.max(...busy)).toBe(3)
    expect(steps(world)).toEqual([])
    expect(world.queue('orders.fifo').messages).toEqual([])
  })
})

describe('golden: a function with one reserved execution', () => {
  const slow = loaded((entry) => (entry.type === 'event' ? { timers: [{ timer: 1, delayMs: 20_000 }] } : { end: value(null) }))
  const reserved = (mapping: JsonObject, concurrency = 1): LambdaWorld => {
    const world = lambdaWorld(scriptedHandlers({ script: slow }))
    withMapping(world, 'script', { pack: { Timeout: 25 }, mapping: { BatchSize: 1, ...mapping }, visibilityMs: 30_000, receives: 2 })
    world.call(0, 'PutFunctionConcurrency', { FunctionName: 'pack', ReservedConcurrentExecutions: concurrency })
    return world
  }

  test('throttles the other pollers, whose messages use up their receives and become dead letters', () => {
    const world = reserved({})
    sendTo(world, 'orders', 100, 'a', 'b', 'c', 'd')
    world.until(5000)
    expect(whyMapping(mappingOf(world), 5000)[1]).toMatchObject({
      rule: 'lambda.batch-throttled',
      text: '3 batches found no room in pack and are tried again until the visibility timeout is over (received 4.9 s ago). Each round costs a receive.',
    })
    expect(whyFunction(world.function(), reader(world), 5000).map(({ rule }) => rule)).toContain('lambda.throttled')
    world.until(200_000)
    expect(world.lines(/Batch(?!Received)|Ended|Scaled/)).toMatchInlineSnapshot(`
      [
        "160 lambda.BatchThrottled count=1 retryInMs=1000",
        "160 lambda.BatchThrottled count=1 retryInMs=1000",
        "160 lambda.BatchThrottled count=1 retryInMs=1000",
        "1210 lambda.BatchThrottled count=1 retryInMs=2000",
        "1210 lambda.BatchThrottled count=1 retryInMs=2000",
        "1210 lambda.BatchThrottled count=1 retryInMs=2000",
        "3260 lambda.BatchThrottled count=1 retryInMs=4000",
        "3260 lambda.BatchThrottled count=1 retryInMs=4000",
        "3260 lambda.BatchThrottled count=1 retryInMs=4000",
        "6110 lambda.MappingScaled from=5 to=3 finding=errors",
        "7310 lambda.BatchThrottled count=1 retryInMs=8000",
        "7310 lambda.BatchThrottled count=1 retryInMs=8000",
        "7310 lambda.BatchThrottled count=1 retryInMs=8000",
        "12110 lambda.MappingScaled from=3 to=2 finding=errors",
        "15360 lambda.BatchFailed count=1 of=1",
        "15360 lambda.BatchFailed count=1 of=1",
        "15360 lambda.BatchFailed count=1 of=1",
        "20410 lambda.InvocationEnded ok=true durationMs=20000 billedMs=20250",
        "24110 lambda.MappingScaled from=2 to=5 finding=quiet",
        "30160 lambda.BatchThrottled count=1 retryInMs=1000",
        "30160 lambda.BatchThrottled count=1 retryInMs=1000",
        "31210 lambda.BatchThrottled count=1 retryInMs=2000",
        "31210 lambda.BatchThrottled count=1 retryInMs=2000",
        "33260 lambda.BatchThrottled count=1 retryInMs=4000",
        "33260 lambda.BatchThrottled count=1 retryInMs=4000",
        "36110 lambda.MappingScaled from=5 to=3 finding=errors",
        "37310 lambda.BatchThrottled count=1 retryInMs=8000",
        "37310 lambda.BatchThrottled count=1 retryInMs=8000",
        "42110 lambda.MappingScaled from=3 to=2 finding=errors",
        "45360 lambda.BatchFailed count=1 of=1",
        "45360 lambda.BatchFailed count=1 of=1",
        "50160 lambda.InvocationEnded ok=true durationMs=20000 billedMs=20000",
        "54110 lambda.MappingScaled from=2 to=5 finding=quiet",
      ]
    `)
    expect(world.queue()).toMatchObject({ deleted: ['m1/1', 'm2/2'], deadLetters: ['m3', 'm4'], messages: [] })
  })

  test('with as much MaximumConcurrency as is reserved nothing is throttled and nothing is lost', () => {
    const world = reserved({ ScalingConfig: { MaximumConcurrency: 2 } }, 2)
    sendTo(world, 'orders', 100, 'a', 'b', 'c', 'd')
    world.until(200_000)
    expect(world.function().throttles).toBe(0)
    expect(world.queue()).toMatchObject({ deadLetters: [], messages: [] })
  })
})
