import { describe, expect, test } from 'vitest'
import { addSpan, clearSpansFrom, createSpans, percentileIn, widenSpans, type Spans } from './spans.ts'

const coverMs = 65_536
const whole = { fromMs: 0, widthMs: coverMs, count: 1 }

const told = (spans: Spans, share: number, keys = ['jobs'], buckets = whole) =>
  percentileIn(spans, { keys, kind: 'wait', share }, buckets)?.map((ms) => Math.round(ms))

function filled(lengths: readonly number[], spans = createSpans(coverMs), key = 'jobs', atMs = 1_000): Spans {
  for (const ms of lengths) addSpan(spans, key, 'wait', { atMs, ms })
  return spans
}

describe('a percentile', () => {
  test('is exact where everything takes the same, and where nothing took any time', () => {
    expect(told(filled(Array.from({ length: 50 }, () => 137)), 0.5)).toEqual(Float64Array.of(137))
    expect(told(filled([0, 0, 0]), 0.95)).toEqual(Float64Array.of(0))
  })

  test.each([0.5, 0.95, 0.99])('%f lies within a tenth of the truth, whatever the lengths', (share) => {
    const lengths = Array.from({ length: 2_000 }, (_, index) => 1.004 ** index * 3)
    const truth = lengths[Math.ceil(share * lengths.length) - 1] as number
    const [ms = 0] = percentileIn(filled(lengths), { keys: ['jobs'], kind: 'wait', share }, whole) ?? []
    expect(Math.abs(ms / truth - 1)).toBeLessThan(0.1)
  })

  test('of ten, of which one is slow: half are fast, and the slowest shows', () => {
    const spans = filled([20, 20, 20, 20, 20, 20, 20, 20, 20, 5_000])
    expect([told(spans, 0.5), told(spans, 0.95)]).toEqual([Float64Array.of(20), Float64Array.of(5_000)])
  })

  test('of several resources is of all their spans together', () => {
    const spans = filled([1_000, 1_000], filled([10, 10, 10]), 'copies')
    expect(told(spans, 0.5, ['jobs', 'copies'])).toEqual(Float64Array.of(10))
    expect(told(spans, 0.95, ['jobs', 'copies'])).toEqual(Float64Array.of(1_000))
    expect(told(spans, 0.5, ['nobody'])).toBeUndefined()
  })

  test('is told for each bucket of the reader, wider ones and narrower ones; NaN where nothing ended', () => {
    const spans = filled([40], filled([10]), 'jobs', 20_000)
    expect(told(spans, 0.5, ['jobs'], { fromMs: 0, widthMs: 16_384, count: 4 })).toEqual(Float64Array.of(10, 40, Number.NaN, Number.NaN))
    expect(told(spans, 0.5, ['jobs'], { fromMs: 896, widthMs: 64, count: 4 })).toEqual(Float64Array.of(10, 10, Number.NaN, Number.NaN))
  })
})

describe('the buckets', () => {
  test('lose nothing when they widen', () => {
    const spans = filled([10, 90], createSpans(coverMs), 'jobs', 60_000)
    widenSpans(spans)
    filled([90], spans, 'jobs', 120_000)
    expect([told(spans, 0.5, ['jobs'], { ...whole, count: 2 })]).toEqual([Float64Array.of(10, 90)])
    expect(told(spans, 0.95)).toEqual(Float64Array.of(90))
  })

  test('forget what ended later than a moment, and what was then never noted', () => {
    const spans = filled([40], filled([10]), 'jobs', 20_000)
    clearSpansFrom(spans, 19_968)
    expect(told(spans, 0.95)).toEqual(Float64Array.of(10))
    clearSpansFrom(spans, 0)
    expect(told(spans, 0.95)).toBeUndefined()
  })
})
