import { describe, expect, it } from 'vitest'
import { barPlaces, elapsedShare } from './bar-places.ts'

describe('the bars of a function', () => {
  it('are at least three outlines, in the middle', () => {
    expect(barPlaces(0)).toEqual({ lefts: [-17.5, -4.5, 8.5], width: 9 })
  })

  it('grow thin rather than leave the shape', () => {
    for (const count of [5, 6, 12, 24, 1000]) {
      const { lefts, width } = barPlaces(count)
      expect(lefts[0]).toBeGreaterThanOrEqual(-38)
      expect((lefts.at(-1) ?? 0) + width).toBeLessThanOrEqual(38.01)
    }
  })

  it('fill with the elapsed share of what the run may take', () => {
    const run = { since: 1000, deadline: 4000 }
    expect([0, 1000, 2500, 9000].map((clock) => elapsedShare(run, clock))).toEqual([0, 0, 0.5, 1])
  })
})
