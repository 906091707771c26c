import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { digestJson, formatHash } from '../../base/hash.ts'
import type { Json } from '../../base/json.ts'
import {
  advance,
  createKernel,
  createWorld,
  dropKeyframesAfter,
  keepKeyframe,
  keyframeBefore,
  noLimits,
  restoreKeyframe,
  takeKeyframe,
  type Kernel,
  type Keyframe,
  type StepRecord,
  type World,
} from './index.ts'
import { cloneJson } from './clone.ts'
import { toyCall, toyComposition } from './testing/toy-service.ts'

const six = { bytes: Infinity, count: 6 }

function toyKernel(seed = 42): Kernel {
  const kernel = createKernel(createWorld(seed, 0), toyComposition)
  kernel.inject(toyCall('Create', { counter: 'toy/a' }), 0)
  kernel.inject(toyCall('Create', { counter: 'toy/b' }), 0)
  return kernel
}

function runAll(kernel: Kernel): string[] {
  const lines: string[] = []
  advance(kernel, { limits: noLimits, onRecord: (record) => void lines.push(lineOf(record)) })
  return lines
}

function lineOf({ step, time, envelope, events }: StepRecord): string {
  const name = envelope.kind === 'timer' ? envelope.timer : envelope.operation
  return `${step} ${time} ${name} ${events.map((event) => `${event.type} ${event.subject} ${JSON.stringify(event.data['total'] ?? '')}`).join('; ')}`.trim()
}

const digestOf = (world: Readonly<World>): number => digestJson(world as unknown as Json)

describe('order', () => {
  test('items are done by time, then in the order in which they were scheduled', () => {
    const kernel = toyKernel()
    kernel.inject(toyCall('Add', { counter: 'toy/a', amount: 1 }), 10)
    kernel.inject(toyCall('Add', { counter: 'toy/b', amount: 1 }), 5)
    kernel.inject(toyCall('Add', { counter: 'toy/b', amount: 1 }), 10)
    expect(runAll(kernel)).toEqual([
      '1 0 Create',
      '2 0 Create',
      '3 5 Add toy.Added toy/b 1',
      '4 10 Add toy.Added toy/a 1',
      '5 10 Add toy.Added toy/b 2',
    ])
  })

  test('whoever took a place earlier is done earlier, however late it was scheduled', () => {
    const world = createWorld(42, 0)
    let place = 0
    const kernel = createKernel(world, {
      ...toyComposition,
      receive(step, envelope) {
        if (envelope.kind === 'timer' && envelope.timer === 'Take') place = step.takeSequence()
        if (envelope.kind === 'timer' && envelope.timer === 'Use') step.schedule(10 - step.now, 'work', laterOf('First'), place)
        return { kind: 'done' }
      },
    })
    const laterOf = (timer: string) => ({ to: 'toy', timer, data: {} })
    kernel.inject({ kind: 'timer', ...laterOf('Take') }, 0)
    advance(kernel, { untilMs: 0, limits: noLimits, onRecord: () => undefined })
    kernel.inject({ kind: 'timer', ...laterOf('Second') }, 10)
    kernel.inject({ kind: 'timer', ...laterOf('Use') }, 5)
    expect(runAll(kernel)).toEqual(['2 5 Use', '3 10 First', '4 10 Second'])
  })

  test('an input may not lie in the past', () => {
    const kernel = toyKernel()
    kernel.inject(toyCall('Add', { counter: 'toy/a', amount: 1 }), 10)
    runAll(kernel)
    expect(() => kernel.inject(toyCall('Add', { counter: 'toy/a', amount: 1 }), 9)).toThrow('before the last step')
  })
})

test('what is put first goes before everything that is due, the newest before the rest', () => {
  const kernel = toyKernel()
  runAll(kernel)
  kernel.inject(toyCall('Add', { counter: 'toy/a', amount: 1 }), 0)
  kernel.injectFirst(toyCall('Nonsense', { counter: 'toy/a' }))
  kernel.injectFirst(toyCall('Park', { counter: 'toy/b' }))
  expect(runAll(kernel)).toEqual(['3 0 Park', '4 0 Nonsense', '5 0 Add toy.Added toy/a 1'])
  expect(kernel.world.pending).toEqual({ work: 0, patience: 0, upkeep: 0 })
})

test('a copy keeps a key called __proto__', () => {
  const source = JSON.parse('{"a":{"__proto__":{"b":[1]}}}') as Json
  expect(JSON.stringify(cloneJson(source))).toBe('{"a":{"__proto__":{"b":[1]}}}')
})

describe('answers', () => {
  test('a parked call is answered by a later one, a refused one at once', () => {
    const kernel = toyKernel()
    kernel.inject(toyCall('Park', { counter: 'toy/a' }, { service: 'toy', context: {} }), 1)
    kernel.inject(toyCall('Nonsense', { counter: 'toy/a' }, { service: 'toy', context: {} }), 2)
    kernel.inject(toyCall('Add', { counter: 'toy/a', amount: 1 }), 3)
    expect(runAll(kernel).slice(2)).toEqual([
      '3 1 Park',
      '4 2 Nonsense',
      '5 2 Nonsense toy.Answered toy/a ""',
      '6 3 Add toy.Added toy/a 1',
      '7 3 Park toy.Answered toy/a ""',
    ])
  })

  test('a step that refuses changes no resource', () => {
    const kernel = toyKernel()
    kernel.step()
    kernel.step()
    const before = digestJson(kernel.world.cells as unknown as Json)
    kernel.inject(toyCall('Nonsense', { counter: 'toy/a' }), 5)
    kernel.step()
    expect(digestJson(kernel.world.cells as unknown as Json)).toBe(before)
  })
})

describe('attempts', () => {
  test('an attempt that is not kept leaves no state, no events, no ids and nothing on the agenda', () => {
    const kernel = toyKernel()
    kernel.step()
    kernel.step()
    const before = JSON.stringify(kernel.world.cells)
    kernel.inject({ kind: 'timer', to: 'toy', timer: 'Try', data: { counter: 'toy/a', amount: 5, keep: false } }, 5)
    const record = kernel.step()
    expect(record?.events.map((event) => event.type)).toEqual(['toy.Undone'])
    expect(kernel.world.agenda).toEqual([])
    const after = JSON.parse(JSON.stringify(kernel.world.cells)) as Record<string, { touchedAt: number }>
    expect(after).toEqual(JSON.parse(before))
  })

  test('an attempt that is kept does all of it', () => {
    const kernel = toyKernel()
    kernel.inject({ kind: 'timer', to: 'toy', timer: 'Try', data: { counter: 'toy/a', amount: 2, keep: true } }, 5)
    expect(runAll(kernel).at(-1)).toContain('toy.Added toy/b 1')
  })
})

const script = fc.array(
  fc.record({ at: fc.nat(200), counter: fc.constantFrom('toy/a', 'toy/b'), amount: fc.integer({ min: 1, max: 6 }) }),
  { maxLength: 25 },
)

function scripted(seed: number, adds: readonly { at: number; counter: string; amount: number }[]): Kernel {
  const kernel = toyKernel(seed)
  for (const { at, counter, amount } of adds) kernel.inject(toyCall('Add', { counter, amount }), at)
  return kernel
}

describe('runs', () => {
  test('the same seed and inputs give the same run; another seed another hash', () => {
    fc.assert(
      fc.property(script, fc.nat(1000), (adds, seed) => {
        const one = scripted(seed, adds)
        const two = scripted(seed, adds)
        expect(runAll(one)).toEqual(runAll(two))
        expect(one.world.hash).toEqual(two.world.hash)
        const other = scripted(seed + 1, adds)
        runAll(other)
        expect(formatHash(other.world.hash)).not.toBe(formatHash(one.world.hash))
      }),
    )
  })

  test('from JSON text after any step the run goes on as if nothing had happened', () => {
    fc.assert(
      fc.property(script, fc.nat(40), (adds, steps) => {
        const straight = scripted(7, adds)
        runAll(straight)
        const stopped = scripted(7, adds)
        advance(stopped, { steps, limits: noLimits, onRecord: () => {} })
        const resumed = createKernel(JSON.parse(JSON.stringify(stopped.world)) as World, toyComposition)
        runAll(resumed)
        expect(digestOf(resumed.world)).toBe(digestOf(straight.world))
      }),
    )
  })

  test('from any keyframe the run goes on the same, and the keyframe stays as it was', () => {
    fc.assert(
      fc.property(script, fc.integer({ min: 1, max: 5 }), fc.nat(60), (adds, every, target) => {
        const kept: Keyframe[] = []
        const straight = scripted(3, adds)
        keepKeyframe(kept, takeKeyframe(straight.world), six)
        advance(straight, {
          limits: noLimits,
          onRecord(record) {
            if (record.step % every === 0) keepKeyframe(kept, takeKeyframe(straight.world, kept.at(-1)), six)
          },
        })
        const keyframe = keyframeBefore(kept, target) as Keyframe
        const digest = digestOf(keyframe.world)
        const { world, shared } = restoreKeyframe(keyframe)
        const again = createKernel(world, toyComposition, shared)
        runAll(again)
        expect(digestOf(again.world)).toBe(digestOf(straight.world))
        expect(digestOf(keyframe.world)).toBe(digest)
      }),
    )
  })

  test('keyframes after a step are dropped when the past is changed there', () => {
    const kernel = scripted(1, [{ at: 5, counter: 'toy/a', amount: 6 }])
    const kept: Keyframe[] = [takeKeyframe(kernel.world)]
    advance(kernel, {
      limits: noLimits,
      onRecord: () => keepKeyframe(kept, takeKeyframe(kernel.world, kept.at(-1)), { bytes: Infinity, count: 100 }),
    })
    dropKeyframesAfter(kept, 4)
    expect(kept.map((keyframe) => keyframe.world.steps)).toEqual([0, 1, 2, 3, 4])
  })

  test('what did not change between two keyframes is shared', () => {
    const kernel = toyKernel()
    kernel.step()
    kernel.step()
    const first = takeKeyframe(kernel.world)
    kernel.inject(toyCall('Add', { counter: 'toy/a', amount: 1 }), 5)
    kernel.step()
    const second = takeKeyframe(kernel.world, first)
    expect(second.world.cells['toy/b']).toBe(first.world.cells['toy/b'])
    expect(second.world.cells['toy/a']).not.toBe(first.world.cells['toy/a'])
  })
})

describe('limits', () => {
  const ping = { limits: { ...noLimits, stepsAtOneMoment: 10 }, onRecord: () => {} }

  test('a loop that takes no time ends at its limit', () => {
    const kernel = createKernel(createWorld(1, 0), { ...toyComposition, delayOf: () => 0 })
    for (const counter of ['toy/a', 'toy/b']) kernel.inject(toyCall('Create', { counter }), 0)
    kernel.inject(toyCall('Add', { counter: 'toy/a', amount: 1_000 }), 5)
    expect(advance(kernel, ping)).toBe('moment-limit')
    expect(kernel.world.now).toBe(5)
  })

  test('an advance stops at a time, after steps, when asked, and when nothing is due', () => {
    const kernel = scripted(1, [{ at: 100, counter: 'toy/a', amount: 1 }])
    const onRecord = (): void => {}
    expect(advance(kernel, { untilMs: 50, limits: noLimits, onRecord })).toBe('time')
    expect(kernel.world.steps).toBe(2)
    expect(advance(kernel, { steps: 0, limits: noLimits, onRecord })).toBe('steps')
    expect(advance(kernel, { limits: noLimits, onRecord: () => true })).toBe('asked')
    expect(advance(kernel, { limits: noLimits, onRecord })).toBe('empty')
  })
})
