import { describe, expect, test } from 'vitest'
import { environmentsOf, functionWorld, invocationAnswers, invokeAt, lambdaWorld, packInput, zipOf } from './testing/lambda-world.ts'
import { answering, scriptedHandlers, value } from './testing/scripted-handlers.ts'
import { environmentKey, type EnvironmentState } from './index.ts'

describe('environments', () => {
  test('the first invocation starts cold, the next reuses the environment', () => {
    const world = functionWorld(answering({ done: true }, 25))
    invokeAt(world, 100, 1000)
    world.until(2000)
    expect(world.lines()).toEqual([
      '0 lambda.FunctionCreated',
      '100 lambda.EnvironmentStarted environment=1',
      '350 lambda.InvocationStarted cold=true',
      '363 lambda.InvocationEnded ok=true durationMs=13 billedMs=263',
      '1000 lambda.InvocationStarted cold=false',
      '1013 lambda.InvocationEnded ok=true durationMs=13 billedMs=13',
    ])
    expect(invocationAnswers(world)).toEqual([1, 2].map(() => ({ StatusCode: 200, ExecutedVersion: '$LATEST', Payload: '{"done":true}' })))
  })

  test('an invocation takes at least a millisecond', () => {
    const world = functionWorld(answering(null))
    invokeAt(world, 0, 500)
    world.until(2000)
    expect(world.lines(/Ended/)).toEqual([
      '251 lambda.InvocationEnded ok=true durationMs=1 billedMs=251',
      '501 lambda.InvocationEnded ok=true durationMs=1 billedMs=1',
    ])
  })

  test('of several free environments the most recently used is taken', () => {
    const handlers = scriptedHandlers({ script: answering(null, 100) })
    const world = lambdaWorld(handlers)
    world.call(0, 'CreateFunction', packInput('script'))
    invokeAt(world, 0, 10, 1000)
    world.until(2000)
    expect(handlers.runs.filter((run) => run.endsWith('event'))).toEqual([
      'lambda/environment/pack/1 event',
      'lambda/environment/pack/2 event',
      'lambda/environment/pack/2 event',
    ])
  })

  test('an environment retires after 100 invocations', () => {
    const world = functionWorld(answering(null))
    invokeAt(world, ...Array.from({ length: 101 }, (_, index) => index * 500))
    world.until(60_000)
    expect(world.function().coldStarts).toBe(2)
    expect(environmentsOf(world)).toEqual([environmentKey('pack', 2)])
  })

  test('an environment retires when its journal has 256 KB', () => {
    const world = functionWorld(answering(null))
    for (const at of [0, 1000, 2000]) world.call(at, 'Invoke', { FunctionName: 'pack', Payload: JSON.stringify('x'.repeat(140_000)) })
    world.until(5000)
    expect(world.function().coldStarts).toBe(2)
  })

  test('new code gets new environments, and running invocations finish with the old', () => {
    const world = functionWorld(answering('old', 200), {}, { other: answering('new') })
    invokeAt(world, 0)
    world.call(300, 'UpdateFunctionCode', { FunctionName: 'pack', ZipFile: zipOf({ 'index.js': 'other' }) })
    invokeAt(world, 310, 1000)
    world.until(2000)
    expect(invocationAnswers(world).map((answer) => (answer as { Payload: string }).Payload)).toEqual(['"old"', '"new"', '"new"'])
    expect(environmentsOf(world)).toEqual([environmentKey('pack', 2)])
    expect(Object.keys(world.kernel.world.cells).filter((key) => key.startsWith('lambda/revision/'))).toEqual(['lambda/revision/pack/2'])
  })

  test('another configuration retires idle environments', () => {
    const world = functionWorld((entry) => ({ end: value(entry.type === 'init' ? null : entry.type) }))
    invokeAt(world, 0)
    world.call(1000, 'UpdateFunctionConfiguration', { FunctionName: 'pack', Environment: { Variables: { TABLE: 'x' } } })
    world.until(2000)
    expect(environmentsOf(world)).toEqual([])
    invokeAt(world, 2000)
    world.until(2100)
    const environment = world.state<EnvironmentState>(environmentKey('pack', 2))
    expect(JSON.parse(environment.journal[0] as string)).toMatchObject({ environment: { TABLE: 'x', AWS_LAMBDA_FUNCTION_NAME: 'pack' } })
  })
})

describe('concurrency', () => {
  test('reserved concurrency throttles what is beyond it', () => {
    const world = functionWorld(answering(null, 200))
    world.call(0, 'PutFunctionConcurrency', { FunctionName: 'pack', ReservedConcurrentExecutions: 1 })
    invokeAt(world, 10, 20)
    world.until(1000)
    expect(world.lines(/Throttled/)).toEqual(['20 lambda.Throttled reason=ReservedFunctionConcurrentInvocationLimitExceeded'])
    expect(invocationAnswers(world)[0]).toEqual({ code: 'TooManyRequestsException', message: 'Rate Exceeded.', origin: 'client' })
    expect(world.function()).toMatchObject({ throttles: 1, invocations: 1, reserved: 1 })
  })

  test('the account keeps 100 for functions that reserve nothing', () => {
    const world = functionWorld(answering(null))
    world.call(0, 'PutFunctionConcurrency', { FunctionName: 'pack', ReservedConcurrentExecutions: 901 })
    world.call(0, 'PutFunctionConcurrency', { FunctionName: 'pack', ReservedConcurrentExecutions: 900 })
    world.until(10)
    expect(
      world
        .answers()
        .slice(1)
        .map(({ ok }) => ok),
    ).toEqual([false, true])
  })

  test('the account has 1,000 for all', () => {
    const world = functionWorld(answering(null, 100))
    invokeAt(world, ...Array.from({ length: 1001 }, () => 5))
    world.until(1000)
    expect(world.function()).toMatchObject({ throttles: 1, invocations: 1000, busy: [] })
    expect(world.kernel.world.cells['lambda/settings']?.state).toMatchObject({ unreservedBusy: 0 })
  })
})
