import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../base/json.ts'
import { functionArn, queueArn, topicArn } from '../../../aws/identity.ts'
import type { CallEnvelope } from '../../kernel/index.ts'
import { functionWorld, invocationAnswers, invokeAt, packInput, reader, type LambdaWorld } from './testing/lambda-world.ts'
import { answering, loaded, scriptedHandlers, thrown, value, type Script } from './testing/scripted-handlers.ts'
import { viewFunction, whyFunction, type EventQueueState } from './index.ts'

const fails: Script = loaded(() => ({ end: thrown('no stock', 'StockError') }))

function eventWorld(script: Script, options: { more?: JsonObject; config?: JsonObject } = {}): LambdaWorld {
  const world = functionWorld(script, options.more)
  for (const name of ['failed', 'done', 'dead']) world.order(0, 'sqs', 'MakeQueue', { name, visibilityMs: 30_000 })
  if (options.config) world.call(0, 'PutFunctionEventInvokeConfig', { FunctionName: 'pack', ...options.config })
  world.call(0, 'Invoke', { FunctionName: 'pack', InvocationType: 'Event', Payload: '{"order":7}' })
  return world
}

function callsTo(world: LambdaWorld, operation: string): { time: number; input: JsonObject }[] {
  return world.records.flatMap(({ time, envelope }) => {
    const call = envelope as CallEnvelope
    return envelope.kind === 'call' && call.operation === operation ? [{ time, input: call.input }] : []
  })
}

function recordIn(input: JsonObject | undefined): unknown {
  return JSON.parse(String(input?.['MessageBody'])) as unknown
}

const events = /Started|Ended|Event(?!Invoke)|Destination/

describe('golden: retries', () => {
  test('a failed event is tried again after one minute and after two more, and then goes to its destination', () => {
    const world = eventWorld(fails, { config: { DestinationConfig: { OnFailure: { Destination: queueArn('failed') } } } })
    world.until(1_000_000)
    expect(world.lines(events)).toEqual([
      '0 lambda.EnvironmentStarted environment=1',
      '250 lambda.InvocationStarted cold=true',
      '251 lambda.InvocationEnded ok=false errorType=StockError durationMs=1 billedMs=251',
      '251 lambda.EventPostponed reason=failed retry=1 of=2 dueAt=60251',
      '60251 lambda.InvocationStarted cold=false',
      '60252 lambda.InvocationEnded ok=false errorType=StockError durationMs=1 billedMs=1',
      '60252 lambda.EventPostponed reason=failed retry=2 of=2 dueAt=180252',
      '180252 lambda.InvocationStarted cold=false',
      '180253 lambda.InvocationEnded ok=false errorType=StockError durationMs=1 billedMs=1',
      '180253 lambda.EventGivenUp condition=RetriesExhausted attempts=3',
      `180253 lambda.DestinationSent kind=OnFailure target=${queueArn('failed')}`,
    ])
    expect(invocationAnswers(world)).toEqual([{ StatusCode: 202 }])
    expect(world.function()).toMatchObject({ invocations: 3, errors: 3 })
    expect(world.state<EventQueueState>('lambda/events/pack').events).toEqual({})
  })

  test('the waits are work: a run is not idle before the last attempt', () => {
    const world = eventWorld(fails)
    world.until(30_000)
    expect(world.kernel.world.pending.work).toBe(1)
    world.until(200_000)
    expect(world.kernel.world.pending.work).toBe(0)
  })

  test('all attempts have the same request id', () => {
    const world = eventWorld(fails)
    world.until(1_000_000)
    const ids = world.records.flatMap((record) =>
      record.events.flatMap(({ type, data }) => (type === 'lambda.InvocationStarted' ? [data['requestId']] : [])),
    )
    expect(ids).toHaveLength(3)
    expect(new Set(ids).size).toBe(1)
  })
})

describe('the record of an invocation has the shape that was recorded', () => {
  test('after the last attempt', () => {
    const world = eventWorld(fails, { config: { DestinationConfig: { OnFailure: { Destination: queueArn('failed') } } } })
    world.until(1_000_000)
    const [delivery] = callsTo(world, 'SendMessage')
    expect(delivery?.time).toBe(180_263)
    expect(delivery?.input['QueueUrl']).toBe('https://sqs.us-east-1.amazonaws.com/111111111111/failed')
    expect(recordIn(delivery?.input)).toEqual({
      version: '1.0',
      timestamp: '2026-01-05T09:03:00.253Z',
      requestContext: {
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
        functionArn: `${functionArn('pack')}:$LATEST`,
        condition: 'RetriesExhausted',
        approximateInvokeCount: 3,
      },
      requestPayload: { order: 7 },
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      responsePayload: {
        errorType: 'StockError',
        errorMessage: 'no stock',
        trace: ['StockError: no stock', '    at Runtime.handler (index.js:1:1)'],
      },
    })
  })

  test('of a success', () => {
    const world = eventWorld(answering({ packed: true }), {
      config: { DestinationConfig: { OnSuccess: { Destination: queueArn('done') } } },
    })
    world.until(1000)
    expect(recordIn(callsTo(world, 'SendMessage')[0]?.input)).toMatchObject({
      requestContext: { condition: 'Success', approximateInvokeCount: 1 },
      requestPayload: { order: 7 },
      responseContext: { statusCode: 200, executedVersion: '$LATEST' },
      responsePayload: { packed: true },
    })
  })

  test('a topic is published to, a function is invoked with it, an event bus hears nothing here', () => {
    const at = (arn: string): LambdaWorld => {
      const world = eventWorld(answering(1), { config: { DestinationConfig: { OnSuccess: { Destination: arn } } } })
      world.until(1000)
      return world
    }
    expect(callsTo(at(topicArn('news')), 'Publish')[0]?.input).toMatchObject({ TopicArn: topicArn('news') })
    const invocations = callsTo(at(functionArn('next')), 'Invoke')
    expect(invocations[1]?.input).toMatchObject({ FunctionName: functionArn('next'), InvocationType: 'Event' })
    const bus = 'arn:aws:events:us-east-1:111111111111:event-bus/default'
    expect(at(bus).lines(/Inert/)).toEqual([`251 lambda.DestinationInert kind=OnSuccess target=${bus}`])
  })

  test('a destination that refuses loses it, and that is told', () => {
    const world = eventWorld(answering(1), { config: { DestinationConfig: { OnSuccess: { Destination: queueArn('nowhere') } } } })
    world.until(1000)
    expect(world.lines(/DestinationFailed/)).toEqual([
      `271 lambda.DestinationFailed target=${queueArn('nowhere')} reason=The specified queue does not exist.`,
    ])
  })
})

describe('dead letters', () => {
  test('the dead-letter queue gets the event itself, with RequestID, ErrorCode and ErrorMessage', () => {
    const world = eventWorld(fails, {
      more: { DeadLetterConfig: { TargetArn: queueArn('dead') } },
      config: { MaximumRetryAttempts: 0 },
    })
    world.until(10_000)
    expect(callsTo(world, 'SendMessage')).toEqual([
      {
        time: 261,
        input: {
          QueueUrl: 'https://sqs.us-east-1.amazonaws.com/111111111111/dead',
          MessageBody: '{"order":7}',
          MessageAttributes: {
            RequestID: { DataType: 'String', StringValue: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown },
            ErrorCode: { DataType: 'Number', StringValue: '200' },
            ErrorMessage: { DataType: 'String', StringValue: 'no stock' },
          },
        },
      },
    ])
  })

  test('a topic as dead-letter queue is published to; with a destination beside it both hear of it', () => {
    const world = eventWorld(fails, {
      more: { DeadLetterConfig: { TargetArn: topicArn('dead') } },
      config: { MaximumRetryAttempts: 0, DestinationConfig: { OnFailure: { Destination: queueArn('failed') } } },
    })
    world.until(10_000)
    expect(callsTo(world, 'Publish')[0]?.input).toMatchObject({ TopicArn: topicArn('dead'), Message: '{"order":7}' })
    expect(callsTo(world, 'SendMessage')).toHaveLength(1)
  })

  test('without either the event is lost, and the function says so', () => {
    const world = eventWorld(fails)
    world.until(30_000)
    const whys = whyFunction(world.function(), reader(world), 30_000)
    expect(whys.map(({ rule, text }) => `${rule}: ${text}`)).toEqual([
      'lambda.async-retry: The function failed on an event: retry 1 of 2 comes in 30.3 s. It is 30 s old and is kept for 6 h at most.',
      'lambda.async-lost: An event that is given up is lost: pack has neither a destination on failure nor a dead-letter queue.',
      'lambda.failed: The last invocation failed: StockError: no stock (1 error in 1 invocation)',
      'lambda.idle: 1 environment is warm and free: the next invocation starts at once.',
    ])
    const view = viewFunction(world.function(), reader(world))
    expect(view).toMatchObject({ waitingEvents: 1, nextEventAt: 60_251 })
  })
})

describe('limits of patience', () => {
  test.each([
    [0, 1],
    [1, 2],
    [2, 3],
  ])('MaximumRetryAttempts %i makes %i attempts', (MaximumRetryAttempts, attempts) => {
    const world = eventWorld(fails, { config: { MaximumRetryAttempts } })
    world.until(1_000_000)
    expect(world.function().invocations).toBe(attempts)
  })

  test('a retry that would come after MaximumEventAgeInSeconds is not waited for', () => {
    const world = eventWorld(fails, {
      config: { MaximumEventAgeInSeconds: 60, DestinationConfig: { OnFailure: { Destination: queueArn('failed') } } },
    })
    world.until(10_000)
    expect(recordIn(callsTo(world, 'SendMessage')[0]?.input)).toMatchObject({
      requestContext: { condition: 'EventAgeExceeded', approximateInvokeCount: 1 },
      responseContext: { functionError: 'Unhandled' },
    })
  })

  test('without reserved concurrency left at all an event is given up at once', () => {
    const world = functionWorld(answering(null), { DeadLetterConfig: { TargetArn: queueArn('dead') } })
    world.call(0, 'PutFunctionConcurrency', { FunctionName: 'pack', ReservedConcurrentExecutions: 0 })
    world.call(1, 'Invoke', { FunctionName: 'pack', InvocationType: 'Event' })
    world.until(100)
    expect(world.lines(/GivenUp|Throttled/)).toEqual(['1 lambda.EventGivenUp condition=ZeroReservedConcurrency attempts=0'])
    expect(callsTo(world, 'SendMessage')[0]?.input['MessageBody']).toBe('{}')
  })

  test('a throttled event is tried again after 1 s, 2 s, 4 s … and gets no retries taken off', () => {
    const world = functionWorld(
      loaded(() => ({ ticks: 9000, end: value(null) })),
      { Timeout: 5 },
    )
    world.call(0, 'PutFunctionConcurrency', { FunctionName: 'pack', ReservedConcurrentExecutions: 1 })
    invokeAt(world, 1)
    world.call(2, 'Invoke', { FunctionName: 'pack', InvocationType: 'Event' })
    world.until(1500)
    expect(whyFunction(world.function(), reader(world), 1500).map(({ rule }) => rule)).toContain('lambda.async-throttled')
    world.until(20_000)
    expect(world.lines(/Postponed|InvocationStarted/)).toEqual([
      '2 lambda.EventPostponed reason=throttled retry=0 of=2 dueAt=1002',
      '251 lambda.InvocationStarted cold=true',
      '1002 lambda.EventPostponed reason=throttled retry=0 of=2 dueAt=3002',
      '3002 lambda.EventPostponed reason=throttled retry=0 of=2 dueAt=7002',
      '7002 lambda.InvocationStarted cold=false',
    ])
  })

  test('throttled for six hours it is given up, at pauses of 5 min at most', () => {
    const world = functionWorld(
      loaded((entry) => (entry.type === 'event' ? { timers: [{ timer: 1, delayMs: 800_000 }] } : {})),
      {
        Timeout: 900,
      },
    )
    world.call(0, 'PutFunctionConcurrency', { FunctionName: 'pack', ReservedConcurrentExecutions: 1 })
    for (let n = 0; n < 40; n++) world.call(1 + n * 800_260, 'Invoke', { FunctionName: 'pack' })
    world.call(2, 'Invoke', { FunctionName: 'pack', InvocationType: 'Event' })
    world.until(22_000_000)
    const lines = world.lines(/Postponed|GivenUp/)
    expect(lines.length).toBeGreaterThan(70)
    expect(lines.at(-1)).toMatch(/EventGivenUp condition=EventAgeExceeded/)
    expect(Number(lines.at(-1)?.split(' ')[0])).toBeLessThanOrEqual(21_600_002)
  })
})

test('events of a deleted function are dropped; the next function of the name does not get them', () => {
  const world = eventWorld(fails)
  world.call(10_000, 'DeleteFunction', { FunctionName: 'pack' })
  world.call(11_000, 'CreateFunction', packInput('script'))
  world.until(1_000_000)
  expect(world.lines(/Dropped/)).toEqual(['10000 lambda.EventDropped reason=The function was deleted.'])
  expect(world.function().invocations).toBe(0)
})

test('snapshot → restore → run equals run, with events waiting', () => {
  const run = (at: number | undefined): string => {
    let world = eventWorld(fails, { config: { DestinationConfig: { OnFailure: { Destination: queueArn('failed') } } } })
    for (let step = 0; world.kernel.world.agenda.length > 0; step++) {
      if (step === at) world = world.restore(scriptedHandlers({ script: fails }))
      world.kernel.step()
    }
    const { hash, steps } = world.kernel.world
    return JSON.stringify({ hash, steps })
  }
  const whole = run(undefined)
  const { steps } = JSON.parse(whole) as { steps: number }
  for (let at = 0; at < steps; at++) expect(run(at)).toBe(whole)
})
