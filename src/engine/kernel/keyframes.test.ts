import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keepKeyframe, takeKeyframe, type Keyframe } from './keyframes.ts'
import { shareJson, type Cost } from './share.ts'
import { createWorld, type World } from './world.ts'

const cost = (): Cost => ({ fresh: 0, full: 0, values: 0 })

describe('copies that share', () => {
  test('equal the value, whatever the earlier copy was, and leave both alone', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (value, before) => {
        const texts = [JSON.stringify(value), JSON.stringify(before)]
        expect(JSON.stringify(shareJson(value, before, cost()))).toBe(texts[0])
        expect([JSON.stringify(value), JSON.stringify(before)]).toEqual(texts)
      }),
    )
  })

  test('are the earlier copy itself where nothing changed, down to the part that did', () => {
    const value = { same: { list: [1, { a: 'x' }] }, other: { n: 1 }, gone: true }
    const before = shareJson(value, undefined, cost()) as typeof value
    expect(before).not.toBe(value)
    expect(shareJson(value, before, cost())).toBe(before)
    const changed = { same: value.same, other: { n: 2 } }
    const copy = shareJson(changed, before, cost()) as typeof value
    expect(copy).toEqual(changed)
    expect(copy.same).toBe(before.same)
    expect(copy.other).not.toBe(before.other)
  })

  test('keep the order of keys', () => {
    const before = shareJson({ a: 1, b: { x: 1 } }, undefined, cost())
    expect(Object.keys(shareJson({ b: { x: 1 }, a: 1 }, before, cost()) as object)).toEqual(['b', 'a'])
  })

  test('cost what is new in them', () => {
    const value = { texts: Array.from({ length: 100 }, (_, index) => ({ text: `a text of some length ${index}` })) }
    const [first, second] = [cost(), cost()]
    const before = shareJson(value, undefined, first)
    expect(first.fresh).toBe(first.full)
    value.texts.push({ text: 'one more' })
    shareJson(value, before, second)
    expect(second.full).toBeGreaterThan(first.full)
    expect(second.fresh).toBeLessThan(first.full / 3)
  })
})

describe('what is kept', () => {
  function growing(steps: number, budget: { readonly bytes: number; readonly count: number }): Keyframe[] {
    const world: World = createWorld(1, 0)
    const kept: Keyframe[] = []
    for (world.steps = 0; world.steps < steps; world.steps++) {
      world.cells[`toy/${world.steps % 7}`] = { state: { text: String(world.steps).padEnd(500) }, draws: {}, touchedAt: world.steps }
      keepKeyframe(kept, takeKeyframe(world, kept.at(-1)), budget)
    }
    return kept
  }

  test('stays within the number and the bytes; the first and the newest always stay', () => {
    for (const budget of [
      { bytes: Infinity, count: 20 },
      { bytes: 60_000, count: 1_000 },
    ]) {
      const kept = growing(500, budget)
      expect(kept.length).toBeLessThanOrEqual(budget.count)
      expect(kept.reduce((sum, { freshBytes }) => sum + freshBytes, 0)).toBeLessThanOrEqual(budget.bytes)
      expect([kept[0]?.world.steps, kept.at(-1)?.world.steps]).toEqual([0, 499])
      expect(kept.length).toBeGreaterThan(15)
    }
  })

  test('lies close together near the newest and wider apart before, yet nowhere too far', () => {
    const steps = growing(2_000, { bytes: Infinity, count: 40 }).map(({ world }) => world.steps)
    const gaps = steps.slice(1).map((to, index) => to - (steps[index] as number))
    for (const [index, gap] of gaps.entries()) expect(gap).toBeLessThanOrEqual((2_000 - (steps[index] as number) + 100) / 4)
    expect(Math.max(...gaps)).toBeLessThan(2_000 / 5)
    expect(Math.max(...gaps.slice(-10)) * 3).toBeLessThan(Math.max(...gaps))
  })

  test('one that is given up leaves its bytes to the next as long as that shares them', () => {
    const kept = growing(50, { bytes: Infinity, count: 5 })
    for (const { freshBytes, fullBytes } of kept) expect(freshBytes).toBeLessThanOrEqual(fullBytes)
    const distinct = new Set(kept.flatMap(({ world }) => Object.values(world.cells)))
    expect(kept.reduce((sum, { freshBytes }) => sum + freshBytes, 0)).toBeGreaterThanOrEqual(distinct.size * 500)
  })
})
