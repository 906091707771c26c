import { describe, expect, it } from 'vitest'
import { heightOf, mostLaidOut, offsetOf, scrollTopOf, topRow, windowInSight } from './row-window.ts'

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
  })
})

describe('a list too long to be laid out', () => {
  const total = 3 * mostLaidOut
  const end = heightOf(total, 25) - 100

  it('is as high as a browser can take, and its ends are the ends of the list', () => {
    expect(heightOf(total, 25)).toBe(mostLaidOut * 25)
    expect(windowInSight(sight(0), total, 2)).toEqual({ first: 0, count: 6 })
    expect(windowInSight(sight(end), total, 2)).toEqual({ first: total - 6, count: 6 })
    expect(offsetOf({ first: total - 6, count: 6 }, sight(end), total)).toBe(end - 50)
  })

  it('scrolls to each row, and draws it at the upper edge', () => {
    for (const index of [0, 1, 12_345, 700_000, total - 4]) {
      const at = sight(scrollTopOf(index, sight(0), total))
      expect(topRow(at, total)).toBeCloseTo(index, 4)
      expect(offsetOf({ first: index, count: 4 }, at, total)).toBeCloseTo(at.scrollTop, 2)
    }
  })
})
