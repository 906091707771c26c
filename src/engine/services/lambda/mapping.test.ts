import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../base/json.ts'
import { queueUrl } from '../../../aws/identity.ts'
import type { CallEnvelope } from '../../kernel/index.ts'
import { lambdaWorld, mappingOf, withMapping, type LambdaWorld } from './testing/lambda-world.ts'
import { answering, loaded, scriptedHandlers, thrown, value, type Script } from './testing/scripted-handlers.ts'
import { mappingHungers, viewMapping, whyMapping } from './index.ts'

interface Options {
  readonly pack?: JsonObject
  readonly mapping?: JsonObject
  readonly visibilityMs?: number
}

function fed(script: Script, options: Options = {}): LambdaWorld {
  const world = lambdaWorld(scriptedHandlers({ script }))
  withMapping(world, 'script', options)
  return world
}

function sendAt(world: LambdaWorld, ...times: number[]): void {
  for (const at of times) world.call(at, 'SendMessage', { QueueUrl: queueUrl('orders'), MessageBody: `at ${at}` }, 'sqs')
}

function calls(world: LambdaWorld, operation: string): (CallEnvelope & { time: number })[] {
  return world.records.flatMap(({ time, envelope }) =>
    envelope.kind === 'call' && envelope.operation === operation ? [{ ...envelope, time }] : [],
  )
}

function batchesOf(world: LambdaWorld): string[] {
  return calls(world, 'Invoke').map(({ time, input }) => {
    const { Records } = JSON.parse(String(input['Payload'])) as { Records: { messageId: string }[] }
    return `${time} ${Records.length > 3 ? `${Records.length} messages` : Records.map(({ messageId }) => messageId).join(' ')}`
  })
}

test('five pollers wait in long polls; a message goes to the function and is deleted', () => {
  const world = fed(answering(null))
  world.until(500)
  expect(viewMapping(mappingOf(world))).toEqual({ state: 'Enabled', openPolls: 5, busy: 0, inHand: 0, concurrency: 5 })
  expect(whyMapping(mappingOf(world), 500)[0]?.text).toBe('5 of 5 pollers wait in a long poll.')
  expect(world.kernel.world.pending).toEqual({ work: 0, patience: 5, upkeep: 0 })
  sendAt(world, 1000)
  world.until(2000)
  expect(world.lines()).toEqual([
    '0 lambda.FunctionCreated',
    '0 lambda.MappingCreated queue=orders function=pack',
    '1010 lambda.BatchReceived count=1',
    '1060 lambda.EnvironmentStarted environment=1',
    '1310 lambda.InvocationStarted cold=true',
    '1311 lambda.InvocationEnded ok=true durationMs=1 billedMs=251',
  ])
  expect(world.queue()).toMatchObject({ messages: [], deleted: ['m1/1'], expected: [] })
  const [invocation] = calls(world, 'Invoke')
  expect(invocation?.hop).toEqual({
    track: 'invoke',
    from: `lambda/mapping/${mappingOf(world).uuid}`,
    to: 'lambda/function/pack',
    carries: [{ trail: 't-m1', message: 'm1', receives: 0 }],
  })
  expect(JSON.parse(String(invocation?.input['Payload']))).toEqual({
    Records: [
      {
        messageId: 'm1',
        receiptHandle: 'm1/1',
        body: 'at 1000',
        attributes: { ApproximateReceiveCount: '1' },
        messageAttributes: {},
        md5OfBody: 'md5',
        eventSource: 'aws:sqs',
        eventSourceARN: 'arn:aws:sqs:us-east-1:111111111111:orders',
        awsRegion: 'us-east-1',
      },
    ],
  })
})

test('empty polls are upkeep for ever', () => {
  const world = fed(answering(null))
  world.until(100_000)
  expect(calls(world, 'ReceiveMessage').length).toBe(25)
  expect(world.kernel.world.pending.work).toBe(0)
})

describe('batches', () => {
  test('without a window a batch is one receive', () => {
    const world = fed(answering(null, 400), { mapping: { BatchSize: 3 } })
    sendAt(world, ...Array.from({ length: 7 }, () => 5))
    world.until(3000)
    expect(batchesOf(world)).toEqual(['70 m1 m2 m3', '70 m4 m5 m6', '70 m7'])
  })

  test('with a window it gathers until it is full', () => {
    const world = fed(answering(null), { mapping: { BatchSize: 25, MaximumBatchingWindowInSeconds: 5 } })
    sendAt(world, ...Array.from({ length: 40 }, () => 5))
    world.until(20_000)
    const sizes = batchesOf(world).map((batch) => Number(batch.split(' ')[1]))
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(40)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(25)
    expect(world.queue().messages).toEqual([])
  })

  test('or until the window is over and the receive that is open then has answered', () => {
    const world = fed(answering(null), { mapping: { MaximumBatchingWindowInSeconds: 2 } })
    sendAt(world, 1000, 1500, 2500)
    world.until(1600)
    expect(world.kernel.world.pending.work).toBeGreaterThan(0)
    expect(whyMapping(mappingOf(world), 1600)[1]).toMatchObject({ rule: 'lambda.gathering' })
    world.until(20_000)
    expect(world.lines(/Ended/)).toHaveLength(3)
    expect(batchesOf(world)).toEqual(['3080 m1', '3580 m2', '4580 m3'])
  })

  test('a batch is never larger than 6 MB', () => {
    const world = fed(answering(null))
    for (let n = 0; n < 9; n++) world.call(0, 'SendMessage', { QueueUrl: queueUrl('orders'), MessageBody: 'x'.repeat(1_000_000) }, 'sqs')
    world.until(5000)
    expect(batchesOf(world)).toEqual(['70 6 messages', '391 m7 m8 m9'])
    expect(world.queue().messages).toEqual([])
  })
})

describe('failures', () => {
  test('a failed batch is not deleted; it comes back by its visibility timeout, which is work', () => {
    const fails = loaded((entry, journal) => ({ end: journal.length < 4 ? thrown('not yet') : value(entry.type) }))
    const world = fed(fails, { visibilityMs: 5000 })
    sendAt(world, 1000)
    world.until(4000)
    expect(world.kernel.world.pending.work).toBe(1)
    world.until(30_000)
    expect(world.lines(/Batch|Ended/)).toEqual([
      '1010 lambda.BatchReceived count=1',
      '1311 lambda.InvocationEnded ok=false errorType=Error durationMs=1 billedMs=251',
      '1311 lambda.BatchFailed count=1 of=1',
      '6010 lambda.BatchReceived count=1',
      '6061 lambda.InvocationEnded ok=false errorType=Error durationMs=1 billedMs=1',
      '6061 lambda.BatchFailed count=1 of=1',
      '11010 lambda.BatchReceived count=1',
      '11061 lambda.InvocationEnded ok=true durationMs=1 billedMs=1',
    ])
    expect(calls(world, 'Invoke').map(({ hop }) => hop?.carries[0]?.receives)).toEqual([0, 1, 2])
    expect(world.queue()).toMatchObject({ expected: ['m1/1', 'm1/2'], deleted: ['m1/3'] })
  })

  test('a throttled batch is tried again as long as its messages are hidden, and then returns', () => {
    const world = fed(answering(null), { visibilityMs: 3000 })
    world.call(0, 'PutFunctionConcurrency', { FunctionName: 'pack', ReservedConcurrentExecutions: 0 })
    world.call(3500, 'DeleteFunctionConcurrency', { FunctionName: 'pack' })
    sendAt(world, 1000)
    world.until(10_000)
    expect(world.lines(/Batch|Throttled|Ended/)).toEqual([
      '1010 lambda.BatchReceived count=1',
      '1060 lambda.Throttled reason=ReservedFunctionConcurrentInvocationLimitExceeded',
      '1060 lambda.BatchThrottled count=1 retryInMs=1000',
      '2110 lambda.Throttled reason=ReservedFunctionConcurrentInvocationLimitExceeded',
      '2110 lambda.BatchFailed count=1 of=1',
      '4010 lambda.BatchReceived count=1',
      '4311 lambda.InvocationEnded ok=true durationMs=1 billedMs=251',
    ])
  })

  test('only the reported messages stay', () => {
    const world = fed(answering({ batchItemFailures: [{ itemIdentifier: 'm2' }] }), {
      mapping: { FunctionResponseTypes: ['ReportBatchItemFailures'] },
    })
    sendAt(world, 0, 0, 0)
    world.until(5000)
    expect(world.queue()).toMatchObject({ deleted: ['m1/1', 'm3/1'], expected: ['m2/1'] })
    expect(world.lines(/Failed/)).toEqual(['321 lambda.BatchFailed count=1 of=3'])
  })

  test('a queue that is gone is told in AWS’s words and tried again every 20 s', () => {
    const world = fed(answering(null))
    world.order(500, 'sqs', 'RemoveQueue', { name: 'orders' })
    world.until(15_000)
    const problem =
      'Error occurred while ReceiveMessage. SQS Error Code: AWS.SimpleQueueService.NonExistentQueue. SQS Error Message: The specified queue does not exist.'
    expect(mappingOf(world).problem).toBe(problem)
    expect(mappingHungers(mappingOf(world))).toBe(false)
    expect(world.kernel.world.pending).toMatchObject({ work: 0, upkeep: 5 })
    world.order(16_000, 'sqs', 'MakeQueue', { name: 'orders', visibilityMs: 30_000 })
    sendAt(world, 17_000)
    world.until(40_000)
    expect(mappingOf(world).problem).toBeNull()
    expect(world.lines(/Ended/)).toHaveLength(1)
  })
})

test('snapshot → restore → run equals run, after every step', () => {
  const script = loaded((_entry, journal) => ({ ticks: 3, end: journal.length % 2 === 0 ? thrown('no') : value(null) }))
  const run = (at: number | undefined): string => {
    let world = fed(script, { visibilityMs: 3000, mapping: { MaximumBatchingWindowInSeconds: 1 } })
    sendAt(world, 10, 20, 900, 2000)
    for (let step = 0; (world.kernel.world.agenda[0]?.at ?? Infinity) < 15_000; step++) {
      if (step === at) world = world.restore(scriptedHandlers({ script }))
      world.kernel.step()
    }
    const { hash, cells, steps } = world.kernel.world
    return JSON.stringify({ hash, steps, cells: Object.entries(cells).map(([key, { state, draws }]) => [key, state, draws]) })
  }
  const whole = run(undefined)
  const { steps } = JSON.parse(whole) as { steps: number }
  for (let at = 0; at < steps; at += 3) expect(run(at)).toBe(whole)
})
