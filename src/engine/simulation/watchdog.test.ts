import { describe, expect, test } from 'vitest'
import { functionKey, queueKey } from '../services/shared/resource-keys.ts'
import { environmentKey, type EnvironmentState, type FunctionState } from '../services/lambda/index.ts'
import type { QueueState } from '../services/sqs/index.ts'
import { advanceRun, goTo, hashOf, putIn, worldOf, type HandlerHost, type Run } from './index.ts'
import { templateOf, type Design } from './testing/design.ts'
import { edit, runOf, scripted, stateIn } from './testing/runs.ts'

const design: Design = {
  queues: { Jobs: { visibility: 6, deadLetters: 'Dead', maxReceiveCount: 5 }, Dead: {} },
  functions: { Work: { code: 'succeed', from: 'Jobs', timeout: 2 } },
  traffic: { Shop: { to: 'Jobs', everyMs: 5_000, count: 3 } },
}

/** A host that never comes back from an event, as a worker that is ended does. */
function hanging(): HandlerHost & { entered: string[]; release(): void } {
  const host = scripted()
  const entered: string[] = []
  let released = false
  return {
    entered,
    release: () => void (released = true),
    run(request) {
      const entry = JSON.parse(request.journal.at(-1) ?? '') as { type: string; invocation?: string }
      entered.push(`${request.environment} ${entry.invocation ?? entry.type}`)
      if (entry.type === 'event' && !released) throw new Error('the worker was ended')
      return host.run(request)
    },
  }
}

/** Runs until a handler hangs; the step before it is where a new worker stands. */
function untilHang(run: Run): number {
  try {
    advanceRun(run, {})
  } catch {
    return worldOf(run).steps - 1
  }
  throw new Error('nothing hangs')
}

const work = (run: Run): FunctionState => stateIn<FunctionState>(run, functionKey('work'))

/** Ends what hangs, as a new worker does, `times` times; answers how the run stands after the last verdict. */
function endHanging(host: ReturnType<typeof hanging>, pace: 'aws' | 'none', times: number): Run {
  const run = runOf(templateOf({ ...design, pace }), { handlers: host })
  for (let time = 0; time < times; time++) {
    const step = untilHang(run)
    const [environment, invocation] = (host.entered.at(-1) ?? '').split(' ')
    goTo(run, { step })
    putIn(run, { kind: 'watchdog', function: environment ?? '', invocation: invocation ?? '' })
  }
  return run
}

describe.each(['aws', 'none'] as const)('an invocation that the watchdog ended (pace %s)', (pace) => {
  test('is not entered again, fails at its timeout, and its messages come back', () => {
    const host = hanging()
    const run = endHanging(host, pace, 1)
    const hung = host.entered.find((entry) => !entry.endsWith('init'))
    host.release()
    advanceRun(run, { stop: () => work(run).errors === 1 })
    expect(host.entered.filter((entry) => entry === hung)).toHaveLength(1)
    expect(work(run)).toMatchObject({ errors: 1, watchdogEnds: 1, disabled: null, doomed: [] })
    expect(work(run).lastError).toContain('timed out')
    advanceRun(run, { idle: true })
    expect(stateIn<QueueState>(run, queueKey('jobs')).ledger).toMatchObject({ sent: 3, deleted: 3 })
  })

  test('is passed over by every replay as well', () => {
    const host = hanging()
    const run = endHanging(host, pace, 2)
    const hung = [...new Set(host.entered)].filter((entry) => !entry.endsWith('init'))
    host.release()
    advanceRun(run, { idle: true })
    const [wanted, last] = [hashOf(run), worldOf(run).steps]
    host.entered.length = 0
    goTo(run, { step: 1 })
    advanceRun(run, { steps: last - 1 })
    expect(hashOf(run)).toBe(wanted)
    expect(host.entered.filter((entry) => hung.includes(entry))).toEqual([])
  })
})

test('the third end switches the function off, and new code switches it on again', () => {
  const host = hanging()
  const run = endHanging(host, 'aws', 3)
  host.release()
  advanceRun(run, { stop: () => work(run).disabled !== null })
  expect(work(run)).toMatchObject({ watchdogEnds: 3 })
  expect(work(run).disabled).toContain('stalled the simulation 3 times')
  const entries = host.entered.length
  advanceRun(run, { ms: run.clockMs + 10_000 })
  expect(host.entered).toHaveLength(entries)
  edit(run, templateOf({ ...design, functions: { Work: { code: 'waver', from: 'Jobs', timeout: 2 } } }))
  expect(work(run)).toMatchObject({ watchdogEnds: 0, disabled: null })
  advanceRun(run, { ms: run.clockMs + 20_000 })
  expect(host.entered.length).toBeGreaterThan(entries)
})

test('code that hangs while it loads is named by its environment', () => {
  const host = scripted()
  let loads = 0
  const run = runOf(templateOf(design), {
    handlers: {
      run(request) {
        if (++loads === 1) throw new Error('the worker was ended')
        return host.run(request)
      },
    },
  })
  const step = untilHang(run)
  goTo(run, { step })
  putIn(run, { kind: 'watchdog', function: environmentKey('work', 1), invocation: '' })
  advanceRun(run, { steps: 2 })
  expect(loads).toBe(1)
  expect(stateIn<EnvironmentState>(run, environmentKey('work', 1)).current?.exhausted).toBe('watchdog')
})
