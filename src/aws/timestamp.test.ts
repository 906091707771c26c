import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isoTimestamp } from './timestamp.ts'

it('writes every moment as Date does', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 4_102_444_800_000 }), (ms) => expect(isoTimestamp(ms)).toBe(new Date(ms).toISOString())))
})
