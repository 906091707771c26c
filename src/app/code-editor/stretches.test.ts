import { expect, test } from 'vitest'
import { movedOffset, shortStretch } from './stretches.ts'

test('an offset moves with what stands before it, and leaves a replaced stretch at its end', () => {
  const edits = [
    { range: { start: 2, end: 4 }, text: 'xyz' },
    { range: { start: 8, end: 8 }, text: '!' },
  ]
  expect([1, 2, 3, 4, 6, 8, 9].map((offset) => movedOffset(offset, edits))).toEqual([1, 2, 5, 5, 7, 10, 11])
})

test('a mark is never longer than its first line and never empty', () => {
  expect(shortStretch('ab\ncd', { start: 0, end: 5 })).toEqual({ start: 0, end: 2 })
  expect(shortStretch('ab\ncd', { start: 1, end: 1 })).toEqual({ start: 1, end: 2 })
  expect(shortStretch('ab', { start: 2, end: 2 })).toEqual({ start: 2, end: 2 })
})
