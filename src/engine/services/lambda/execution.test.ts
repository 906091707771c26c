import { describe, expect, test } from 'vitest'
import { queueUrl } from '../../../aws/identity.ts'
import { functionWorld, invocationAnswers, invokeAt, lambdaWorld, packInput, zipOf, type LambdaWorld } from './testing/lambda-world.ts'
import { loaded, scriptedHandlers, sending, value, type Script } from './testing/scripted-handlers.ts'
import { environmentKey, type EnvironmentState } from './index.ts'

describe('a handler that waits', () => {
  /** Sleeps 100 ms, sends a message, and returns what SQS said. */
  const sleepsAndSends: Script = loaded((entry) => {
    if (entry.type === 'event') return { ticks: 4, timers: [{ timer: 1, delayMs: 100 }] }
    if (entry.type === 'timer') return { ticks: 10, calls: [sending(1, queueUrl('orders'), 'hello')] }
    return entry.type === 'reply' ? { end: value(JSON.parse(entry.result)) } : {}
  })

  test('its calls take the road both ways and carry the message', () => {
    const world = functionWorld(sleepsAndSends)
    world.order(0, 'sqs', 'MakeQueue', { name: 'orders', visibilityMs: 1000 })
    invokeAt(world, 0)
    world.until(2000)
    expect(world.lines(/Started|Ended/)).toEqual([
      '0 lambda.EnvironmentStarted environment=1',
      '250 lambda.InvocationStarted cold=true',
      '377 lambda.InvocationEnded ok=true durationMs=127 billedMs=377',
    ])
    const call = world.records.find(({ envelope }) => envelope.kind === 'call' && envelope.to === 'sqs')
    expect(call?.time).toBe(367)
    expect(call?.envelope).toMatchObject({
      caller: { principal: 'arn:aws:iam::111111111111:role/pack', source: 'lambda/function/pack' },
      hop: {
        track: 'call',
        from: 'lambda/function/pack',
        to: 'sqs/queue/orders',
        carries: [{ trail: expect.stringMatching(/^[0-9a-f-]{36}\/1$/) }],
      },
    })
    expect(invocationAnswers(world)).toMatchObject([{ Payload: '{"ok":true,"value":{"MessageId":"m1","MD5OfMessageBody":"md5"}}' }])
  })

  test('what arrives while it computes waits its turn', () => {
    const times: string[] = []
    const world = functionWorld(
      loaded((entry) => {
        times.push(`${entry.type} ${entry.nowMs - Date.UTC(2026, 0, 5, 9)}`)
        if (entry.type === 'event') return { timers: [1, 2, 3].map((timer) => ({ timer, delayMs: timer * 10 })) }
        if (entry.type !== 'timer') return {}
        return entry.timer === 3 ? { end: value('all') } : { ticks: 100 }
      }),
    )
    invokeAt(world, 0)
    world.until(2000)
    expect(times).toEqual(['event 250', 'timer 260', 'timer 310', 'timer 360'])
    expect(world.lines(/Ended/)).toEqual(['360 lambda.InvocationEnded ok=true durationMs=110 billedMs=360'])
  })

  test('an answer that comes after the end is given when the environment thaws', () => {
    const handlers = scriptedHandlers({
      script: loaded((entry) => {
        if (entry.type === 'event') return { calls: [sending(entry.nowMs, queueUrl('orders'), 'late')], end: value('early') }
        return {}
      }),
    })
    const world = lambdaWorld(handlers)
    world.call(0, 'CreateFunction', packInput('script'))
    world.order(0, 'sqs', 'MakeQueue', { name: 'orders', visibilityMs: 1000 })
    invokeAt(world, 0)
    world.until(900)
    expect(handlers.runs).toEqual(['lambda/environment/pack/1 init', 'lambda/environment/pack/1 event'])
    expect(world.state<EnvironmentState>(environmentKey('pack', 1)).waiting).toHaveLength(1)
  })

  test('a handler that waits for nothing ends with null', () => {
    const world = functionWorld(loaded(() => ({})))
    invokeAt(world, 0)
    world.until(1000)
    expect(invocationAnswers(world)).toMatchObject([{ Payload: 'null' }])
  })

  test('code may wait while it loads', () => {
    const world = functionWorld((entry) => {
      if (entry.type === 'init') return { timers: [{ timer: 1, delayMs: 40 }] }
      return { end: value(entry.type) }
    })
    invokeAt(world, 0)
    world.until(1000)
    expect(world.lines(/Started|Ended/)).toEqual([
      '0 lambda.EnvironmentStarted environment=1',
      '290 lambda.InvocationStarted cold=true',
      '291 lambda.InvocationEnded ok=true durationMs=1 billedMs=291',
    ])
  })

  test('snapshot → restore → run equals run, after every step', () => {
    const run = (at: number | undefined): string => {
      let world = functionWorld(sleepsAndSends)
      world.order(0, 'sqs', 'MakeQueue', { name: 'orders', visibilityMs: 1000 })
      invokeAt(world, 0, 100, 1000)
      for (let step = 0; world.kernel.world.agenda.length > 0; step++) {
        if (step === at) world = world.restore(scriptedHandlers({ script: sleepsAndSends }))
        world.kernel.step()
      }
      const { hash, cells, steps } = world.kernel.world
      return JSON.stringify({ hash, steps, cells: Object.entries(cells).map(([key, { state, draws }]) => [key, state, draws]) })
    }
    const whole = run(undefined)
    const steps = (JSON.parse(whole) as { steps: number }).steps
    expect(steps).toBeGreaterThan(20)
    for (let at = 0; at < steps; at++) expect(run(at)).toBe(whole)
  })
})

describe('the watchdog', () => {
  test('an invocation it ended is not run again; the third disables the function until its code changes', () => {
    const ids: string[] = []
    const hangs = (): LambdaWorld => {
      const world = functionWorld(loaded(() => 'hang'))
      for (const [index, id] of ids.entries())
        world.order(440 + index * 10_000, 'lambda', 'EndByWatchdog', { function: 'pack', invocation: id })
      invokeAt(world, 200, 10_200, 20_200, 30_200)
      world.call(40_000, 'UpdateFunctionCode', { FunctionName: 'pack', ZipFile: zipOf({ 'index.js': 'script' }) })
      return world
    }
    for (let death = 0; death < 3; death++) {
      const world = hangs()
      expect(() => world.until(39_000)).toThrow('the worker dies')
      const running = Object.values(world.kernel.world.cells).map(({ state }) => (state as unknown as EnvironmentState).current?.requestId)
      ids.push(running.find((id) => id !== undefined && !ids.includes(id)) as string)
    }
    const world = hangs()
    world.until(50_000)
    expect(world.lines(/Disabled|Ended|CodeUpdated/)).toEqual([
      '3450 lambda.InvocationEnded ok=false errorType=Sandbox.Timedout durationMs=3000 billedMs=3250',
      '13450 lambda.InvocationEnded ok=false errorType=Sandbox.Timedout durationMs=3000 billedMs=3250',
      '20450 lambda.FunctionDisabled reason=Its code stalled the simulation 3 times; change the code to switch it on again.',
      '23450 lambda.InvocationEnded ok=false errorType=Sandbox.Timedout durationMs=3000 billedMs=3250',
      expect.stringContaining('lambda.CodeUpdated'),
    ])
    expect(invocationAnswers(world)[3]).toMatchObject({ code: 'ResourceConflictException' })
    expect(world.function().disabled).toBeNull()
  })

  test('code that hangs while it loads is named by its environment', () => {
    const script: Script = (entry) => (entry.type === 'init' ? 'hang' : { end: value(null) })
    const world = functionWorld(script)
    world.order(100, 'lambda', 'EndByWatchdog', { function: 'lambda/environment/pack/1', invocation: '' })
    invokeAt(world, 200)
    world.until(20_000)
    expect(world.lines(/Logged|Ended/)).toEqual([
      expect.stringContaining('200 lambda.Logged level=error text=Switchyard stopped the code: it gave no sign of life'),
      expect.stringContaining('Task timed out after 3.00 seconds'),
      '13450 lambda.InvocationEnded ok=false errorType=Sandbox.Timedout durationMs=13250 billedMs=13250',
    ])
    expect(world.function()).toMatchObject({ doomed: [], watchdogEnds: 1 })
  })
})
