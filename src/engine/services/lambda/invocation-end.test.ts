import { describe, expect, test } from 'vitest'
import { environmentsOf, functionWorld, invocationAnswers, invokeAt } from './testing/lambda-world.ts'
import { answering, loaded, thrown, value } from './testing/scripted-handlers.ts'
import type { LogGroupState, LogStreamState } from '../shared/log-groups.ts'
import { logOfFunction, viewFunction, whyFunction, type LogState } from './index.ts'

describe('failures', () => {
  test('a thrown error is answered with its payload and its environment is kept', () => {
    const world = functionWorld(loaded(() => ({ end: thrown('no stock', 'StockError') })))
    invokeAt(world, 0)
    world.until(1000)
    expect(invocationAnswers(world)).toEqual([
      {
        StatusCode: 200,
        ExecutedVersion: '$LATEST',
        FunctionError: 'Unhandled',
        Payload: JSON.stringify({
          errorType: 'StockError',
          errorMessage: 'no stock',
          trace: ['StockError: no stock', '    at Runtime.handler (index.js:1:1)'],
        }),
      },
    ])
    expect(world.function()).toMatchObject({ errors: 1, lastError: 'StockError: no stock', idle: [1], busy: [] })
  })

  test('code that fails to load loses its environment', () => {
    const world = functionWorld(() => ({ end: thrown("Unexpected token ')'", 'Runtime.UserCodeSyntaxError') }))
    invokeAt(world, 0)
    world.until(1000)
    expect(world.lines()).toEqual([
      '0 lambda.FunctionCreated',
      '0 lambda.EnvironmentStarted environment=1',
      expect.stringMatching(/^250 lambda\.Logged level=error text=Invoke Error/),
      '250 lambda.InvocationEnded ok=false errorType=Runtime.UserCodeSyntaxError durationMs=250 billedMs=250',
    ])
    expect(environmentsOf(world)).toEqual([])
  })

  test('a response above 6 MB is an error', () => {
    const world = functionWorld(answering('x'.repeat(6_291_555)))
    invokeAt(world, 0)
    world.until(1000)
    expect(world.function().lastError).toBe(
      'Function.ResponseSizeTooLarge: Response payload size exceeded maximum allowed payload size (6291556 bytes).',
    )
  })

  test('a handler that sleeps past its Timeout is stopped in AWS’s words, and the run waits for it', () => {
    const world = functionWorld(
      loaded((entry) => (entry.type === 'event' ? { timers: [{ timer: 1, delayMs: 10_000 }] } : { end: value(null) })),
    )
    invokeAt(world, 0)
    world.until(1000)
    expect(world.kernel.world.pending.work).toBe(1)
    world.until(3249)
    expect(world.lines(/Ended/)).toEqual([])
    world.until(3250)
    expect(world.lines(/Logged|Ended/)).toEqual([
      expect.stringMatching(
        /^3250 lambda\.Logged level=error text=2026-01-05T09:00:03\.250Z [0-9a-f-]{36} Task timed out after 3\.00 seconds$/,
      ),
      '3250 lambda.InvocationEnded ok=false errorType=Sandbox.Timedout durationMs=3000 billedMs=3250',
    ])
    expect(environmentsOf(world)).toEqual([])
    world.until(20_000)
    expect(world.lines(/Ended/)).toHaveLength(1)
  })

  test('a handler without fuel holds its environment until its Timeout; the log says whose budget it was', () => {
    const world = functionWorld(loaded(() => ({ ticks: 2000, end: { kind: 'exhausted', of: 'ticks' } })))
    invokeAt(world, 0)
    world.until(2000)
    const read = (key: string): unknown => world.kernel.world.cells[key]?.state
    expect(viewFunction(world.function(), read)).toMatchObject({ busy: 1, environments: [{ state: 'busy', since: 0, deadline: 3250 }] })
    expect(whyFunction(world.function(), read, 2000)[0]).toMatchObject({
      rule: 'lambda.exhausted',
      text: expect.stringContaining('in 1.3 s'),
    })
    world.until(4000)
    expect(world.lines(/Logged|Ended/)).toEqual([
      '1250 lambda.Logged level=error text=Switchyard stopped the code: it used up its 2000 ticks of computing. The invocation holds its environment until its Timeout.',
      expect.stringContaining('Task timed out after 3.00 seconds'),
      '3250 lambda.InvocationEnded ok=false errorType=Sandbox.Timedout durationMs=3000 billedMs=3250',
    ])
  })
})

describe('the log', () => {
  test('has AWS’s lines around what the function wrote', () => {
    const world = functionWorld(loaded(() => ({ ticks: 20, console: [{ level: 'info', text: 'packed' }], end: value(1) })))
    invokeAt(world, 0)
    world.until(1000)
    const { lines } = world.state<LogState>(logOfFunction('pack'))
    const id = lines[0]?.requestId
    expect(lines.map(({ at, text }) => `${at} ${text.replaceAll(String(id), 'ID')}`)).toEqual([
      '250 START RequestId: ID Version: $LATEST',
      '260 packed',
      '260 END RequestId: ID',
      '260 REPORT RequestId: ID\tDuration: 10.00 ms\tBilled Duration: 260 ms\tMemory Size: 128 MB\tInit Duration: 250.00 ms',
    ])
    expect(world.lines(/Logged/)).toEqual(['260 lambda.Logged level=info text=packed'])
  })

  test('stands in the function’s log group too, a stream for each environment', () => {
    const outcome = (id: string) => ({ console: [{ level: 'log' as const, text: id }], end: value(1) })
    const world = functionWorld(loaded(() => outcome('packed')))
    invokeAt(world, 0)
    world.until(1000)
    const group = world.state<LogGroupState>('logs/group//aws/lambda/pack')
    expect(group.streams).toEqual([expect.stringMatching(/^2026\/01\/05\/\[\$LATEST\][0-9a-f]{32}$/)])
    const { events } = world.state<LogStreamState>(`logs/stream//aws/lambda/pack:${group.streams[0]}`)
    const id = /RequestId: (\S+)/.exec(events[0]?.message ?? '')?.[1]
    expect(events.map(({ message }) => message.replaceAll(String(id), 'ID'))).toEqual([
      'START RequestId: ID Version: $LATEST\n',
      '2026-01-05T09:00:00.251Z\tID\tINFO\tpacked\n',
      'END RequestId: ID\n',
      expect.stringMatching(/^REPORT RequestId: ID\t.*\n$/),
    ])
  })

  test('keeps its newest 200 lines, and shortens long ones', () => {
    const world = functionWorld(
      loaded(() => ({ console: Array.from({ length: 300 }, () => ({ level: 'log' as const, text: 'x'.repeat(5000) })), end: value(1) })),
    )
    invokeAt(world, 0)
    world.until(1000)
    const { lines } = world.state<LogState>(logOfFunction('pack'))
    expect(lines).toHaveLength(200)
    expect(lines[0]?.text).toHaveLength(2048)
  })
})
