import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { queueUrl } from '../../aws/identity.ts'
import { advanceRun, arrive, beginReplay, continueReplay, goTo, hashOf, pastOf, worldOf, type Run } from './index.ts'
import { templateOf, type Design } from './testing/design.ts'
import { callFrom, edit, runOf, stepEach } from './testing/runs.ts'

const design: Design = {
  queues: { Jobs: { visibility: 5, deadLetters: 'Dead', maxReceiveCount: 2 }, Dead: {}, Copies: { delay: 1 } },
  topics: { News: ['Jobs', 'Copies'] },
  functions: { Work: { code: 'waver', from: 'Jobs', batch: 1 } },
  traffic: { Shop: { to: 'News', everyMs: 700, jitter: 40 } },
}
const text = templateOf(design)
const slower = templateOf({ ...design, queues: { ...design.queues, Jobs: { visibility: 7, deadLetters: 'Dead', maxReceiveCount: 3 } } })

function send(run: Run): void {
  callFrom(run, 'sqs', 'SendMessage', { QueueUrl: queueUrl('jobs'), MessageBody: 'by hand' })
}

/** Calls and an edit between stretches of time, some at one moment, the last after the last step. */
function eventful(): Run {
  const run = runOf(text)
  for (const ms of [400, 2_000, 2_000, 7_300]) {
    advanceRun(run, { ms })
    send(run)
  }
  edit(run, slower)
  advanceRun(run, { ms: 15_001 })
  send(run)
  return run
}

/** A run that was never gone back in, with the same inputs, until a time. */
function freshUntil(run: Run, ms: number): Run {
  const fresh = runOf(text)
  fresh.inputs.push(...run.inputs)
  advanceRun(fresh, { ms })
  return fresh
}

describe('going to a moment', () => {
  test('by time is the same as never having gone further, calls, edits and handlers included', () => {
    const run = eventful()
    fc.assert(
      fc.property(fc.nat(15_000), (ms) => {
        goTo(run, { clockMs: ms })
        const fresh = freshUntil(run, ms)
        expect([hashOf(run), run.clockMs, run.given, run.template.text]).toEqual([
          hashOf(fresh),
          fresh.clockMs,
          fresh.given,
          fresh.template.text,
        ])
        expect(worldOf(run).agenda.length).toBe(worldOf(fresh).agenda.length)
      }),
      { numRuns: 25 },
    )
  })

  test('and on again comes to the newest moment, and the past is over there', () => {
    const run = eventful()
    const [hash, clockMs] = [hashOf(run), run.clockMs]
    goTo(run, { clockMs: 3_210 })
    expect(pastOf(run)).toEqual({ headMs: 15_001, headStep: run.headStep, inputsAhead: 3 })
    goTo(run, { clockMs: 99_999 })
    expect([hashOf(run), run.clockMs, pastOf(run)]).toEqual([hash, clockMs, undefined])
    goTo(run, { step: 40 })
    goTo(run, { step: 1e9 })
    expect([hashOf(run), pastOf(run)?.inputsAhead]).toEqual([hash, 1])
  })

  test('in pieces, or given up on the way, changes the run only on arrival', () => {
    const run = eventful()
    const before = hashOf(run)
    const to = { clockMs: 6_000 }
    const replay = beginReplay(run, to)
    let pieces = 1
    while (!continueReplay(replay, to, () => worldOf(replay).steps % 10 === 0)) pieces++
    expect(pieces).toBeGreaterThan(5)
    expect(hashOf(run)).toBe(before)
    arrive(run, replay)
    expect(hashOf(run)).toBe(hashOf(freshUntil(run, 6_000)))
  })

  test('a step back is the moment before the step', () => {
    const run = runOf(text)
    const hashes: string[] = []
    stepEach(run, 60, () => hashes.push(hashOf(run)))
    for (let back = 58; back >= 0; back--) {
      goTo(run, { step: worldOf(run).steps - 1 })
      expect(hashOf(run)).toBe(hashes[back])
    }
  })
})

describe('acting in the past', () => {
  const busy = templateOf({ queues: { Jobs: { retention: 60 } }, traffic: { Shop: { to: 'Jobs', everyMs: 1 } } })

  test('without inputs ahead, too, nothing is left of what came later', () => {
    const run = runOf(busy)
    advanceRun(run, { steps: 12_000 })
    expect(run.keyframes.length).toBeGreaterThan(2)
    goTo(run, { step: 7_000 })
    send(run)
    expect(pastOf(run)).toBeUndefined()
    expect(run.keyframes.every(({ world }) => world.steps <= 7_000)).toBe(true)
    advanceRun(run, { steps: 6_000 })
    const hash = hashOf(run)
    goTo(run, { step: 11_000 })
    advanceRun(run, { steps: 2_000 })
    expect(hashOf(run)).toBe(hash)
  })

  test('what was put in right where a moment is kept is put in again', () => {
    const run = runOf(busy)
    advanceRun(run, { steps: 5_000 - worldOf(run).steps })
    send(run)
    advanceRun(run, { steps: 500 })
    const hash = hashOf(run)
    goTo(run, { step: 5_200 })
    advanceRun(run, { steps: 300 })
    expect(hashOf(run)).toBe(hash)
  })

  test('a replay keeps moments on its way, and they are true', () => {
    const run = runOf(busy)
    advanceRun(run, { steps: 16_000 - worldOf(run).steps })
    const hash = hashOf(run)
    run.keyframes.splice(1)
    goTo(run, { step: 14_500 })
    expect(run.keyframes.map(({ world }) => world.steps)).toEqual([0, 5_000, 10_000])
    goTo(run, { step: 10_500 })
    advanceRun(run, { steps: 5_500 })
    expect(hashOf(run)).toBe(hash)
  })
})
