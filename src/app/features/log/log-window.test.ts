import { describe, expect, it } from 'vitest'
import { missingRows, mostShown, rowAt, windowInSight } from './log-window.ts'

const sight = (scrollTop: number) => ({ scrollTop, height: 100, rowHeight: 25 })

describe('the rows in sight', () => {
  it('are those under the scroll position, with some to spare', () => {
    expect(windowInSight(sight(0), 1_000, 2)).toEqual({ first: 0, count: 6 })
    expect(windowInSight(sight(500), 1_000, 2)).toEqual({ first: 18, count: 8 })
  })

  it('end with the list', () => {
    expect(windowInSight(sight(24_950), 1_000, 2)).toEqual({ first: 996, count: 4 })
    expect(windowInSight(sight(0), 0)).toEqual({ first: 0, count: 0 })
    expect(windowInSight(sight(90_000), 3)).toEqual({ first: 3, count: 0 })
    expect(windowInSight(sight(1e12), 2 * mostShown).count).toBe(0)
  })

  it('are numbered from the newest down', () => {
    expect([rowAt(0, 10), rowAt(9, 10)]).toEqual([9, 0])
  })
})

describe('what is asked for', () => {
  it('is nothing when all rows are at hand', () => {
    expect(missingRows({ first: 0, count: 4 }, 100, () => true)).toBeUndefined()
  })

  it('covers every missing row and a screen each way', () => {
    expect(missingRows({ first: 0, count: 4 }, 100, () => false)).toEqual({ before: 100, count: 8 })
    expect(missingRows({ first: 50, count: 4 }, 100, () => false)).toEqual({ before: 54, count: 12 })
    expect(missingRows({ first: 96, count: 4 }, 100, () => false)).toEqual({ before: 8, count: 8 })
  })

  it('starts at the first row that is missing', () => {
    expect(missingRows({ first: 10, count: 4 }, 100, (row) => row >= rowAt(11, 100))).toEqual({ before: 92, count: 10 })
  })
})
