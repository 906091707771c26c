import { describe, expect, it } from 'vitest'
import { missingRows, rowAt } from './log-window.ts'

it('rows are numbered from the newest down', () => {
  expect([rowAt(0, 10), rowAt(9, 10)]).toEqual([9, 0])
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
