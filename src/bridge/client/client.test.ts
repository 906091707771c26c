import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ToWorker } from '../protocol/index.ts'
import { createCalls } from './calls.ts'
import { createMemory, noteMessage, noteReply, recoveryOf } from './memory.ts'
import { createWatchdog } from './watchdog.ts'

const noRun = { running: false, step: 0, clockMs: 0, hash: '' }

describe('calls', () => {
  test('answers find their requests by id, in whatever order they come', async () => {
    const posted: ToWorker[] = []
    const calls = createCalls((message) => void posted.push(message))
    const first = calls.request('state', {})
    const second = calls.request('pause', {})
    expect(calls.open).toBe(2)
    calls.answered({ type: 'reply', id: 2, ok: true, result: { ...noRun, step: 2 } })
    calls.answered({ type: 'reply', id: 1, ok: true, result: { ...noRun, step: 1 } })
    expect([(await first).step, (await second).step]).toEqual([1, 2])
    expect(posted).toMatchObject([
      { id: 1, method: 'state' },
      { id: 2, method: 'pause' },
    ])
    expect(calls.open).toBe(0)
  })

  test('errors keep their name, and an answer that nobody waits for is nobody’s', async () => {
    const calls = createCalls(() => {})
    const asked = calls.request('state', {})
    calls.answered({ type: 'reply', id: 1, ok: false, error: { name: 'AssertionError', message: 'it broke' } })
    calls.answered({ type: 'reply', id: 1, ok: true, result: undefined })
    await expect(asked).rejects.toMatchObject({ name: 'AssertionError', message: 'it broke' })
  })

  test('all that wait fail when the worker dies', async () => {
    const calls = createCalls(() => {})
    const asked = [calls.request('state', {}), calls.request('pause', {})]
    calls.abandon('the worker died')
    for (const call of asked) await expect(call).rejects.toThrow('the worker died')
    expect(calls.open).toBe(0)
  })
})

describe('memory', () => {
  test('a handler that was entered is blamed until a later step is told', () => {
    const memory = createMemory()
    noteMessage(memory, { type: 'entering', handler: { function: 'lambda/environment/pack/1', invocation: 'i-1' }, step: 12 })
    expect(recoveryOf(memory)).toMatchObject({ step: 11, ended: { function: 'lambda/environment/pack/1', invocation: 'i-1' } })
    noteMessage(memory, { type: 'heartbeat', step: 12, given: 0 })
    expect(recoveryOf(memory)).not.toHaveProperty('ended')
    expect(recoveryOf(memory).step).toBe(12)
  })

  test('answers tell as much as frames do', () => {
    const memory = createMemory()
    noteReply(memory, 'run', { speed: 1 }, { ...noRun, running: true, step: 3 })
    expect(memory).toMatchObject({ running: true, step: 3 })
    noteMessage(memory, { type: 'entering', handler: { function: 'lambda/environment/pack/1', invocation: '' }, step: 12 })
    noteReply(memory, 'pause', {}, { ...noRun, step: 40, clockMs: 900 })
    expect(memory).toMatchObject({ running: false, step: 40, clockMs: 900 })
    expect(recoveryOf(memory)).not.toHaveProperty('ended')
  })

  test('an input tells how far the worker was', () => {
    const memory = createMemory()
    noteMessage(memory, { type: 'input', change: { place: 0, dropped: 0, input: { afterStep: 30, atMs: 5, input: { kind: 'call' } } } })
    expect(recoveryOf(memory)).toMatchObject({ step: 30, inputs: [{ afterStep: 30 }] })
  })
})

describe('the watchdog', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] }))
  afterEach(() => void vi.useRealTimers())

  const watched = (expected: () => boolean) => {
    const barks: number[] = []
    const watchdog = createWatchdog(expected, () => void barks.push(performance.now()))
    return { watchdog, barks }
  }

  test('barks after 3 s of silence, once', () => {
    const { barks } = watched(() => true)
    vi.advanceTimersByTime(2_900)
    expect(barks).toHaveLength(0)
    vi.advanceTimersByTime(200)
    expect(barks).toHaveLength(1)
    vi.advanceTimersByTime(2_700)
    expect(barks).toHaveLength(1)
  })

  test('whatever is heard starts the time anew', () => {
    const { watchdog, barks } = watched(() => true)
    for (let time = 0; time < 10; time++) {
      vi.advanceTimersByTime(2_500)
      watchdog.heard()
    }
    expect(barks).toHaveLength(0)
  })

  test('silence counts only while something is expected', () => {
    let isExpected = false
    const { barks } = watched(() => isExpected)
    vi.advanceTimersByTime(60_000)
    isExpected = true
    vi.advanceTimersByTime(2_500)
    isExpected = false
    vi.advanceTimersByTime(500)
    isExpected = true
    vi.advanceTimersByTime(2_500)
    expect(barks).toHaveLength(0)
  })

  test('a page that slept does not blame the worker', () => {
    const { barks } = watched(() => true)
    vi.advanceTimersByTime(250)
    vi.setSystemTime(Date.now() + 3_600_000)
    vi.advanceTimersByTime(500)
    expect(barks).toHaveLength(0)
  })

  test('closed, it is silent', () => {
    const { watchdog, barks } = watched(() => true)
    watchdog.close()
    vi.advanceTimersByTime(10_000)
    expect(barks).toHaveLength(0)
  })
})
