import { describe, expect, it } from 'vitest'
import { clockFace, countText, durationText, momentText } from './virtual-time.ts'

const monday = Date.UTC(2026, 0, 5, 9)

describe('virtual time', () => {
  it('reads as weekday, time and milliseconds in UTC', () => {
    expect(clockFace(monday, 14 * 60_000 + 32_120)).toEqual({ weekday: 'Mon', date: '5 Jan', time: '09:14:32', milliseconds: '.120' })
    expect(clockFace(monday, 15 * 3_600_000)).toEqual({ weekday: 'Tue', date: '6 Jan', time: '00:00:00', milliseconds: '.000' })
  })

  it('has the same width at any moment', () => {
    const widths = [0, 1, 999, 59_999, 3_600_000, 86_399_999].map((ms) => {
      const face = clockFace(monday, ms)
      return `${face.weekday}${face.time}${face.milliseconds}`.length
    })
    expect(new Set(widths).size).toBe(1)
  })

  it('can be told in full', () => {
    expect(momentText(monday, 5)).toBe('Mon 5 Jan 2026, 09:00:00.005 UTC')
  })
})

describe('durations and counts', () => {
  it('take the unit a person would use', () => {
    expect([0, 999, 1000, 40_250, 59_990, 90_000, 120_000, 7_200_000, 345_600_000].map(durationText)).toEqual([
      '0 ms',
      '999 ms',
      '1.0 s',
      '40.2 s',
      '59.9 s',
      '90.0 s',
      '2.0 min',
      '2.0 h',
      '4.0 d',
    ])
  })

  it('part thousands with a comma', () => {
    expect([0, 999, 1284, 1_000_000].map(countText)).toEqual(['0', '999', '1,284', '1,000,000'])
  })
})
