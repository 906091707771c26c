import { describe, expect, it } from 'vitest'
import { momentAt, nextZoom, placeOf, spanAround, stepAtLeast, ticksOf, zooms, zoomText } from './time-axis.ts'

const startMs = Date.UTC(2026, 0, 5, 9)
const minute = 60_000
const written = (span: { fromMs: number; toMs: number }, width = 1_000) =>
  ticksOf(span, { width, apart: 80, startMs }).filter(({ label }) => label !== undefined)

describe('ticks', () => {
  it('are written on whole moments of the clock, minutes in full', () => {
    expect(written({ fromMs: 0, toMs: 5 * minute }).map(({ label }) => label)).toEqual([
      '09:00',
      ':30',
      '09:01',
      ':30',
      '09:02',
      ':30',
      '09:03',
      ':30',
      '09:04',
      ':30',
      '09:05',
    ])
  })

  it('never stand closer than asked, from a tenth of a second to years', () => {
    for (let span = 100; span < 1e12; span *= 3.7) {
      const ticks = ticksOf({ fromMs: 12_345, toMs: 12_345 + span }, { width: 700, apart: 80, startMs })
      const places = ticks
        .filter(({ label }) => label !== undefined)
        .map(({ atMs }) => placeOf(atMs, { fromMs: 12_345, toMs: 12_345 + span }, 700))
      expect(ticks.length).toBeLessThan(200)
      for (let index = 1; index < places.length; index++)
        expect((places[index] ?? 0) - (places[index - 1] ?? 0)).toBeGreaterThanOrEqual(79.99)
    }
  })

  it('say milliseconds below a second and the day at midnight', () => {
    expect(written({ fromMs: 0, toMs: 1_000 }, 400).map(({ label }) => label)).toEqual(['09:00', '.200', '.400', '.600', '.800', ':01'])
    expect(written({ fromMs: 0, toMs: 24 * 60 * minute }, 400).map(({ label }) => label)).toEqual(['12:00', '18:00', '6 Jan', '06:00'])
  })

  it('divide a step as people count', () => {
    const ticks = ticksOf({ fromMs: 0, toMs: minute }, { width: 1_000, apart: 150, startMs })
    expect(ticks.slice(0, 3).map(({ atMs, label }) => [atMs, label])).toEqual([
      [0, '09:00'],
      [1_000, undefined],
      [2_000, undefined],
    ])
  })

  it('are none on an axis without width or length', () => {
    expect(ticksOf({ fromMs: 5, toMs: 5 }, { width: 100, apart: 80, startMs })).toEqual([])
    expect(ticksOf({ fromMs: 0, toMs: 5 }, { width: 0, apart: 80, startMs })).toEqual([])
  })
})

describe('places', () => {
  it('lead back to the moment', () => {
    const span = { fromMs: 1_000, toMs: 61_000 }
    expect(placeOf(31_000, span, 600)).toBe(300)
    expect(momentAt(300, span, 600)).toBe(31_000)
  })
})

describe('what is shown', () => {
  it('of all grows in steps, and now never reaches its end', () => {
    expect(spanAround(0, 0, 'all', undefined)).toEqual({ fromMs: 0, toMs: minute })
    expect(spanAround(0, 51_000, 'all', undefined).toMs).toBe(minute)
    expect(spanAround(0, 52_000, 'all', undefined).toMs).toBe(2 * minute)
    for (let head = 1; head < 1e13; head *= 7) expect(head / spanAround(0, head, 'all', undefined).toMs).toBeLessThanOrEqual(0.861)
  })

  it('of a length stands still while the moment is in sight, then turns a page', () => {
    const first = spanAround(10_000, 10_000, minute, undefined)
    expect(first).toEqual({ fromMs: 0, toMs: minute })
    expect(spanAround(50_000, 50_000, minute, first)).toBe(first)
    expect(spanAround(52_000, 52_000, minute, first)).toEqual({ fromMs: 18_000, toMs: 78_000 })
    expect(spanAround(3_000, 52_000, minute, { fromMs: 18_000, toMs: 78_000 })).toEqual({ fromMs: 0, toMs: minute })
  })

  it('of another length is found anew', () => {
    expect(spanAround(30_000, 90_000, 10_000, { fromMs: 0, toMs: minute })).toEqual({ fromMs: 25_000, toMs: 35_000 })
  })
})

describe('zoom', () => {
  it('goes from all to the longest that is shorter, and back', () => {
    const headMs = 8 * minute
    expect(nextZoom('all', 1, headMs)).toBe(5 * minute)
    expect(nextZoom(5 * minute, 1, headMs)).toBe(minute)
    expect(nextZoom(minute, -1, headMs)).toBe(5 * minute)
    expect(nextZoom(5 * minute, -1, headMs)).toBe('all')
    expect(nextZoom('all', -1, headMs)).toBe('all')
    expect(nextZoom(10_000, 1, headMs)).toBe(10_000)
  })

  it('is called by a length that people know', () => {
    expect(zooms.map(zoomText)).toEqual(['10 s', '1 min', '5 min', '15 min', '1 h', '6 h', '1 d', '7 d', 'all of it'])
    expect(stepAtLeast(61_000)).toBe(2 * minute)
  })
})
