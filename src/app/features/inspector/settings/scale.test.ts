import { describe, expect, test } from 'vitest'
import { placeOf, type Scale, scaleOf, stopBeside, ticksOf, valueAt } from './scale.ts'

const visibility: Scale = { min: 0, max: 43_200, logarithmic: true, unit: 'seconds' }
const wait: Scale = { min: 0, max: 20, unit: 'seconds' }
const delay: Scale = { min: 0, max: 900, unit: 'seconds' }
const retention: Scale = { min: 60, max: 1_209_600, logarithmic: true, unit: 'seconds' }
const size: Scale = { min: 1_024, max: 1_048_576, logarithmic: true, unit: 'bytes' }
const receives: Scale = { min: 1, max: 1_000, logarithmic: true, unit: 'receives' }
const all = [visibility, wait, delay, retention, size, receives]

describe('a scale', () => {
  test('begins at the least value and ends at the most', () => {
    for (const scale of all) {
      expect([placeOf(scale, scale.min), placeOf(scale, scale.max)]).toEqual([0, 1])
      expect([valueAt(scale, 0), valueAt(scale, 1)]).toEqual([scale.min, scale.max])
    }
  })

  test('keeps what lies outside at its ends', () => {
    expect([placeOf(wait, -5), placeOf(wait, 100), placeOf(visibility, 99_999)]).toEqual([0, 1, 1])
    expect([valueAt(wait, -0.2), valueAt(wait, 1.3)]).toEqual([0, 20])
  })

  test('that is logarithmic gives small values as much room as large ones', () => {
    expect(placeOf(visibility, 30)).toBeCloseTo(0.32, 2)
    expect(placeOf(receives, 10)).toBeCloseTo(1 / 3, 10)
    expect(placeOf(wait, 10)).toBe(0.5)
  })

  test('answers a place with the nearest value that people choose', () => {
    expect(valueAt(wait, 0.34)).toBe(7)
    expect(valueAt(delay, 0.5)).toBe(450)
    expect(valueAt(visibility, placeOf(visibility, 31))).toBe(30)
    expect(valueAt(retention, placeOf(retention, 350_000))).toBe(345_600)
    expect(valueAt(size, placeOf(size, 260_000))).toBe(262_144)
  })

  test('is there only between two limits that a hand can tell apart', () => {
    expect(scaleOf({ min: 0, max: 900, unit: 'seconds' })).toEqual(delay)
    expect([scaleOf({ min: 0 }), scaleOf({ min: 0, max: 0 }), scaleOf({ min: 0, max: 4_294_967_295 })]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  test('has ticks at its units or powers of ten where it is logarithmic, else at the quarters', () => {
    expect(ticksOf(wait)).toEqual([0, 0.25, 0.5, 0.75, 1])
    expect(ticksOf(receives).map((tick) => Math.round(tick * 3) / 3)).toEqual([0, 1 / 3, 2 / 3, 1])
    expect(ticksOf(visibility)).toEqual([0, placeOf(visibility, 1), placeOf(visibility, 60), placeOf(visibility, 3_600), 1])
  })
})

describe('a key on a scale', () => {
  test('goes to the next stop, from between two stops as well', () => {
    expect([stopBeside(visibility, 18, 1), stopBeside(visibility, 31, -1), stopBeside(visibility, 31, 1)]).toEqual([20, 30, 40])
    expect([stopBeside(size, 1_024, 1), stopBeside(size, 1_048_576, -1)]).toEqual([2_048, 524_288])
  })

  test('goes several stops at once, and never beyond the ends', () => {
    expect([stopBeside(wait, 3, 5), stopBeside(wait, 3, -5), stopBeside(wait, 20, 5), stopBeside(wait, 0, -1)]).toEqual([8, 0, 20, 0])
    expect([stopBeside(wait, 90, 1), stopBeside(retention, 0, -1)]).toEqual([20, 60])
  })

  test('reaches every stop in order from one end to the other', () => {
    for (const scale of all) {
      const seen = [scale.min]
      for (let value = scale.min; value < scale.max; value = stopBeside(scale, value, 1)) seen.push(stopBeside(scale, value, 1))
      expect(seen.at(-1)).toBe(scale.max)
      expect(seen.length).toBeLessThan(110)
      expect(seen).toEqual(seen.toSorted((one, other) => one - other))
    }
  })
})
