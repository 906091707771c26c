import { describe, expect, it } from 'vitest'
import type { AgendaItem, World } from '../../engine/simulation/index.ts'
import { createClock } from './clock.ts'

type Urgency = AgendaItem['urgency']
type Given = readonly [at: number, urgency: Urgency, timer?: string, sentAt?: number]

/** A world with these items on its agenda, the first due first. */
function worldOf(...given: readonly Given[]): World {
  const agenda = given.map(([at, urgency, timer = 'Something', sentAt = 0], index): AgendaItem => {
    return { at, sentAt, sequence: index + 1, urgency, envelope: { kind: 'timer', to: 'toy', timer, data: {} } }
  })
  const pending = { work: 0, patience: 0, upkeep: 0 }
  for (const { urgency } of agenda) pending[urgency]++
  return { agenda, pending, cells: {} } as unknown as World
}

function clockAt(kind: 'fast' | 'wall' = 'fast') {
  let wall = 5_000
  const clock = createClock({ kind, wallMs: () => wall })
  return {
    clock,
    pass(ms: number): void {
      wall += ms
    },
  }
}

describe('the fast clock', () => {
  it('follows the wall', () => {
    const { clock, pass } = clockAt()
    pass(1_234)
    expect(clock.nowMs()).toBe(1_234)
  })

  it('jumps to work, and goes on from there', () => {
    const { clock, pass } = clockAt()
    expect(clock.next(worldOf([20_000, 'work']), 0)).toEqual({ jumpToMs: 20_000 })
    pass(100)
    expect(clock.nowMs()).toBe(20_100)
  })

  it('waits where a timeout comes before the work', () => {
    const { clock } = clockAt()
    expect(clock.next(worldOf([5_000, 'patience'], [20_000, 'work']), 0)).toEqual({ waitMs: 5_000 })
  })

  it('does upkeep on its way to work, and none without work', () => {
    const { clock } = clockAt()
    expect(clock.next(worldOf([5_000, 'upkeep'], [20_000, 'work']), 0)).toEqual({ jumpToMs: 5_000 })
    expect(clock.next(worldOf([9_000, 'upkeep']), 0)).toEqual({ waitMs: 4_000 })
  })

  it('passes by timeouts of what is over', () => {
    const { clock } = clockAt()
    const world = worldOf([5_000, 'patience'], [20_000, 'work'])
    const over = { kind: 'timer', to: 'states', timer: 'ExecutionTimeout', data: { execution: 'states/execution/gone/1' } } as const
    const agenda = [{ ...(world.agenda[0] as AgendaItem), envelope: over }, world.agenda[1] as AgendaItem]
    expect(clock.next({ ...world, agenda }, 0)).toEqual({ jumpToMs: 5_000 })
  })

  it('gives a timeout its whole length on the wall, however far it jumped', () => {
    const { clock, pass } = clockAt()
    clock.next(worldOf([3_000, 'work'], [5_000, 'patience']), 0)
    pass(2_000)
    const due = worldOf([5_000, 'patience'])
    expect(clock.nowMs()).toBe(5_000)
    expect(clock.heldForMs(due)).toBe(3_000)
    clock.standAt(4_999)
    pass(3_000)
    expect(clock.heldForMs(due)).toBe(0)
  })

  it('holds no timeout that began after the jump for longer than it is', () => {
    const { clock, pass } = clockAt()
    clock.next(worldOf([3_000, 'work']), 0)
    pass(1_000)
    expect(clock.heldForMs(worldOf([4_000, 'patience', 'Something', 3_000]))).toBe(0)
  })

  it('lets a long Wait stand for a second before it ends it', () => {
    const { clock, pass } = clockAt()
    const world = worldOf([60_000, 'work', 'WaitEnds'], [90_000, 'work'])
    expect(clock.next(world, 0)).toEqual({ waitMs: 1_000 })
    pass(1_000)
    expect(clock.next(world, 0)).toEqual({ jumpToMs: 60_000 })
  })

  it('takes a long Wait for patience while somebody else waits for an answer', () => {
    const { clock, pass } = clockAt()
    pass(10_000)
    expect(clock.next(worldOf([60_000, 'work', 'WaitEnds']), 2)).toEqual({ waitMs: 50 })
    expect(clock.next(worldOf([60_000, 'work', 'WaitEnds']), 1)).toEqual({ jumpToMs: 60_000 })
  })

  it('ends a short Wait at once', () => {
    const { clock } = clockAt()
    expect(clock.next(worldOf([30_000, 'work', 'WaitEnds']), 5)).toEqual({ jumpToMs: 30_000 })
  })
})

describe('the wall clock', () => {
  it('never jumps', () => {
    const { clock } = clockAt('wall')
    expect(clock.next(worldOf([20_000, 'work']), 0)).toEqual({ waitMs: 20_000 })
  })
})
