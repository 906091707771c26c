import { expect, it } from 'vitest'
import { stretchOf } from './stretch.ts'

const text = 'States:\n  Wait:\n    Type: Wait\n    Seconds: 3\n  Next:\n    Type: Pass\n'

it('whole lines, without the indentation that they share, numbered as in the text', () => {
  const start = text.indexOf('Wait:')
  expect(stretchOf(text, { start, end: text.indexOf('  Next') })).toEqual({
    firstLine: 2,
    lines: ['Wait:', '  Type: Wait', '  Seconds: 3'],
  })
})

it('a stretch within one line is that line', () => {
  const start = text.indexOf('Seconds')
  expect(stretchOf(text, { start, end: start + 3 })).toEqual({ firstLine: 4, lines: ['Seconds: 3'] })
})

it('carriage returns are no part of a line', () => {
  expect(stretchOf('a: 1\r\nb: 2\r\n', { start: 0, end: 9 }).lines).toEqual(['a: 1', 'b: 2'])
})
