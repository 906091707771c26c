import { expect, it } from 'vitest'
import { instantOf, orderOf, type Instant } from './timestamps.ts'

it.each([
  ['2016-03-14T01:59:00Z', Date.UTC(2016, 2, 14, 1, 59)],
  ['2016-03-14T01:59:00.25+01:00', Date.UTC(2016, 2, 14, 0, 59, 0, 250)],
  ['2016-03-14T01:59-18:00', Date.UTC(2016, 2, 14, 19, 59)],
  ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
])('%s', (text, ms) => expect(instantOf(text)?.ms).toBe(ms))

it.each([
  '2016-03-14',
  '2016-03-14T01:59:00',
  '2016-03-14 01:59:00Z',
  '2016-03-14t01:59:00z',
  '14-03-2016T01:59:00Z',
  '2016-13-14T01:59:00Z',
  '2023-02-29T00:00:00Z',
  '2016-04-31T00:00:00Z',
  '2016-03-14T25:00:00Z',
  '2016-03-14T01:59:00+19:00',
  '2016-03-14T01:59.5Z',
  '',
])('%j is no timestamp', (text) => expect(instantOf(text)).toBeUndefined())

it('order goes down to the nanosecond', () => {
  const [early, late] = ['2016-03-14T01:59:00.000000001Z', '2016-03-14T02:59:00.000000002+01:00'].map(instantOf) as [Instant, Instant]
  expect([orderOf(early, late) < 0, orderOf(late, early) > 0, orderOf(early, early)]).toEqual([true, true, 0])
})
