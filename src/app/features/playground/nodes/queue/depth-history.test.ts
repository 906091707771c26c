import { describe, expect, it } from 'vitest'
import { historyLine, noHistory, withDepth } from './depth-history.ts'

const after = (...moments: readonly (readonly [number, number])[]): readonly number[] =>
  moments.reduce((history, [clock, depth]) => withDepth(history, clock, depth), noHistory).depths

describe('the history of a queue', () => {
  it('keeps one figure a second, the last one of it', () => {
    expect(after([0, 1], [400, 2], [1200, 3])).toEqual([2, 3])
  })

  it('fills what was jumped over', () => {
    expect(after([0, 5], [4000, 1])).toEqual([5, 5, 5, 5, 1])
  })

  it('begins anew when time goes back, and forgets what is long past', () => {
    expect(after([9000, 5], [2000, 1])).toEqual([1])
    expect(after([0, 5], [999_000, 1])).toHaveLength(30)
  })

  it('draws nothing of an empty queue', () => {
    expect(historyLine({ depths: [0, 0, 0, 0], second: 3 })).toBeUndefined()
    expect(historyLine({ depths: [0, 2, 4], second: 3 })).toEqual({ path: 'M-3.6 7L-1.8 0L0 -7', end: -7 })
  })
})
