import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isoTimestamp, timestampMs } from './timestamp.ts'

it('writes every moment as Date does', () => {
  expect(isoTimestamp(Date.UTC(2026, 0, 5, 9))).toBe('2026-01-05T09:00:00.000Z')
  fc.assert(fc.property(fc.integer({ min: 0, max: 4_102_444_800_000 }), (ms) => isoTimestamp(ms) === new Date(ms).toISOString()))
})

it('reads every moment as Date does, and nothing else', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 4_102_444_800_000 }), (ms) => timestampMs(new Date(ms).toISOString()) === ms))
  expect(timestampMs('2026-01-05T10:00:00+01:00')).toBe(Date.UTC(2026, 0, 5, 9))
  expect(['yesterday', '2026-01-05', '2026-13-05T09:00:00Z', '2026-01-05T09:00:00'].map(timestampMs)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})
