import { expect, it } from 'vitest'
import { dayWords, sizeWords } from './wall-time.ts'

it('tells a day as far as it is needed', () => {
  const now = new Date(2026, 0, 1, 0, 30).getTime()
  const at = (...parts: [number, number, number, number, number]) => dayWords(new Date(...parts).getTime(), now)
  expect(at(2026, 0, 1, 0, 5)).toBe('today 00:05')
  expect(at(2025, 11, 31, 23, 59)).toBe('yesterday 23:59')
  expect(at(2025, 11, 30, 12, 0)).toBe('30 Dec 2025')
  expect(dayWords(new Date(2026, 2, 3).getTime(), new Date(2026, 10, 1).getTime())).toBe('3 Mar')
})

it('tells a size in the unit that fits', () => {
  expect([0, 999, 1_000, 12_400, 999_499, 1_000_000, 4_960_000].map(sizeWords)).toEqual([
    '0 B',
    '999 B',
    '1 kB',
    '12 kB',
    '999 kB',
    '1.0 MB',
    '5.0 MB',
  ])
})
