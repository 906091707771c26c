import { expect, it } from 'vitest'
import { placeAt } from './text-place.ts'

it('a place counts lines and columns from 1, and is pulled into the text', () => {
  const text = 'one\ntwo\n'
  expect([0, 2, 3, 4, 7, 8, 99, -1].map((offset) => placeAt(text, offset))).toEqual([
    { line: 1, column: 1 },
    { line: 1, column: 3 },
    { line: 1, column: 4 },
    { line: 2, column: 1 },
    { line: 2, column: 4 },
    { line: 3, column: 1 },
    { line: 3, column: 1 },
    { line: 1, column: 1 },
  ])
})
