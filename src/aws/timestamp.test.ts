import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isoTimestamp } from './timestamp.ts'

it('writes every moment as Date does', () => {
  expect(isoTimestamp(Date.UTC(2026, 0, 5, 9))).toBe('2026-01-05T09:00:00.000Z')
  fc.assert(fc.property(fc.integer({ min: 0, max: 4_102_444_800_000 }), (ms) => isoTimestamp(ms) === new Date(ms).toISOString()))
})
