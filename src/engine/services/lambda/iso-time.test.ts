import { expect, test } from 'vitest'
import { isoTime } from './iso-time.ts'

test('agrees with the platform’s clock', () => {
  for (const text of [
    '1970-01-01T00:00:00.000Z',
    '2000-02-29T23:59:59.999Z',
    '2024-02-29T12:00:00.001Z',
    '2026-01-05T09:00:00.000Z',
    '2100-03-01T00:00:00.000Z',
  ]) {
    expect(isoTime(new Date(text).getTime())).toBe(text)
  }
})
