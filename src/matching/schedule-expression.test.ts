import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseSchedule } from './schedule-expression.ts'
import { nextTime } from './schedule-times.ts'

const monday = Date.UTC(2026, 0, 5, 9)

/** The next moments of a schedule, as they read in UTC. */
function nextOf(text: string, count = 3, from = monday): string[] {
  const schedule = parseSchedule(text)
  if (schedule === undefined) return ['no schedule']
  const moments: string[] = []
  let at: number | undefined = from
  for (let n = 0; n < count && at !== undefined; n++) {
    at = nextTime(schedule, at, from)
    moments.push(at === undefined ? 'never' : new Date(at).toISOString().slice(0, 16))
  }
  return moments
}

describe('a schedule', () => {
  it.each([
    ['rate(5 minutes)', ['2026-01-05T09:05', '2026-01-05T09:10', '2026-01-05T09:15']],
    ['rate(1 hour)', ['2026-01-05T10:00', '2026-01-05T11:00', '2026-01-05T12:00']],
    ['rate(7 days)', ['2026-01-12T09:00', '2026-01-19T09:00', '2026-01-26T09:00']],
    ['cron(0 10 * * ? *)', ['2026-01-05T10:00', '2026-01-06T10:00', '2026-01-07T10:00']],
    ['cron(15 12 * * ? *)', ['2026-01-05T12:15', '2026-01-06T12:15', '2026-01-07T12:15']],
    ['cron(0 18 ? * MON-FRI *)', ['2026-01-05T18:00', '2026-01-06T18:00', '2026-01-07T18:00']],
    ['cron(0 8 1 * ? *)', ['2026-02-01T08:00', '2026-03-01T08:00', '2026-04-01T08:00']],
    ['cron(0/15 * * * ? *)', ['2026-01-05T09:15', '2026-01-05T09:30', '2026-01-05T09:45']],
    ['cron(5-10/5 9,11 ? JAN 2,4 *)', ['2026-01-05T09:05', '2026-01-05T09:10', '2026-01-05T11:05']],
    ['cron(0 9 L * ? *)', ['2026-01-31T09:00', '2026-02-28T09:00', '2026-03-31T09:00']],
    ['cron(0 9 ? * 6L *)', ['2026-01-30T09:00', '2026-02-27T09:00', '2026-03-27T09:00']],
    ['cron(0 9 ? * L *)', ['2026-01-10T09:00', '2026-01-17T09:00', '2026-01-24T09:00']],
    ['cron(0 9 ? * 3#1 *)', ['2026-01-06T09:00', '2026-02-03T09:00', '2026-03-03T09:00']],
    // The first of February and of March 2026 are Sundays, and the third of January was a Saturday.
    ['cron(0 9 1W * ? *)', ['2026-02-02T09:00', '2026-03-02T09:00', '2026-04-01T09:00']],
    ['cron(0 9 LW * ? *)', ['2026-01-30T09:00', '2026-02-27T09:00', '2026-03-31T09:00']],
    ['cron(0 0 29 2 ? *)', ['2028-02-29T00:00', '2032-02-29T00:00', '2036-02-29T00:00']],
    ['cron(0 0 1 1 ? 2025)', ['never']],
  ])('%s comes due at %j', (text, moments) => {
    expect(nextOf(text)).toEqual(moments)
  })

  it.each([
    'rate(1 minutes)',
    'rate(5 minute)',
    'rate(0 minutes)',
    'rate(1 week)',
    'cron(0 10 * * *)',
    'cron(0 10 * * * *)',
    'cron(0 10 ? * ? *)',
    'cron(60 10 * * ? *)',
    'cron(0 10 32 * ? *)',
    'cron(0 10 ? * MON#6 *)',
    'cron(0 10 ? FOO MON *)',
    'cron(10-5 10 * * ? *)',
    'cron(0/0 10 * * ? *)',
    'every day',
    '',
  ])('is not %s', (text) => {
    expect(parseSchedule(text)).toBeUndefined()
  })

  it('leaves out no minute that its fields allow', () => {
    const numbers = (low: number, high: number) => fc.uniqueArray(fc.integer({ min: low, max: high }), { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(numbers(0, 59), numbers(0, 23), numbers(1, 7), fc.nat({ max: 2_000 }), (minutes, hours, weekdays, offset) => {
        const schedule = parseSchedule(`cron(${minutes.join(',')} ${hours.join(',')} ? * ${weekdays.join(',')} *)`)
        const from = monday + offset * 61_000
        const next = schedule && nextTime(schedule, from, from)
        let expected = Math.floor(from / 60_000) * 60_000 + 60_000
        const isDue = (ms: number): boolean => {
          const at = new Date(ms)
          return minutes.includes(at.getUTCMinutes()) && hours.includes(at.getUTCHours()) && weekdays.includes(at.getUTCDay() + 1)
        }
        while (!isDue(expected)) expected += 60_000
        expect(next).toBe(expected)
      }),
      { numRuns: 40 },
    )
  })
})
