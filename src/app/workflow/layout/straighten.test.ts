import { expect, it } from 'vitest'
import { type Spot, straighten } from './straighten.ts'

const spot = (x: number, half = 10): Spot => ({ x, half })

it('a chain becomes straight, and what branches off keeps its distance', () => {
  const [a, b, side, c] = [spot(0), spot(30), spot(80), spot(55)]
  const heavy = 36
  straighten(
    [[a], [b, side], [c]],
    [
      { upper: a, lower: b, weight: heavy },
      { upper: a, lower: side, weight: 1 },
      { upper: b, lower: c, weight: heavy },
    ],
  )
  expect(b.x).toBe(a.x)
  expect(c.x).toBe(a.x)
  expect(side.x - b.x).toBeGreaterThanOrEqual(20)
})

it('two of the same weight stand evenly below what they come from', () => {
  const [a, b, c] = [spot(100), spot(0), spot(20)]
  straighten(
    [[a], [b, c]],
    [
      { upper: a, lower: b, weight: 9 },
      { upper: a, lower: c, weight: 9 },
    ],
  )
  expect((b.x + c.x) / 2).toBe(a.x)
  expect(c.x - b.x).toBe(20)
})
