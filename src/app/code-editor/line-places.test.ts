import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { linePlaces } from './line-places.ts'

describe('lines and columns', () => {
  test('every kind of line break ends a line, and a byte order mark is no column', () => {
    const places = linePlaces('\uFEFFa\r\nbc\rd\n')
    expect([1, 2, 4, 6, 7, 8, 9].map((offset) => places.placeAt(offset))).toEqual([
      { lineNumber: 1, column: 1 },
      { lineNumber: 1, column: 2 },
      { lineNumber: 2, column: 1 },
      { lineNumber: 2, column: 3 },
      { lineNumber: 3, column: 1 },
      { lineNumber: 3, column: 2 },
      { lineNumber: 4, column: 1 },
    ])
  })

  test('an offset inside a line break is pulled to the end of its line', () => {
    expect(linePlaces('ab\r\nc').placeAt(3)).toEqual({ lineNumber: 1, column: 3 })
  })

  test('a column behind the end of a line is pulled back to it', () => {
    expect(linePlaces('ab\ncd').offsetOf({ lineNumber: 1, column: 9 })).toBe(2)
    expect(linePlaces('ab\ncd').offsetOf({ lineNumber: 9, column: 2 })).toBe(4)
  })

  test('an offset that is no part of a line break comes back from its place', () => {
    const texts = fc.array(fc.constantFrom('a', 'é', ' ', '\n', '\r\n', '\r'), { maxLength: 30 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(texts, fc.nat(60), (text, wanted) => {
        const offset = Math.min(wanted, text.length)
        fc.pre(!(text[offset - 1] === '\r' && text[offset] === '\n'))
        const { placeAt, offsetOf } = linePlaces(text)
        expect(offsetOf(placeAt(offset))).toBe(offset)
      }),
    )
  })
})
