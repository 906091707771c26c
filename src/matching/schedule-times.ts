/** When schedules come due. Apart from reading them, so that whoever checks a template loads no more. */
import { daysOf, civilDate, dayMs } from '../aws/timestamp.ts'
import { lastYear, type CronFields, type DayRule, type Schedule } from './schedule-expression.ts'

/**
 * When a schedule next comes due after a moment, in milliseconds since 1970; `undefined` when it never does. `madeAt`: when it was
 * made, from where a rate counts.
 */
export function nextTime(schedule: Schedule, afterMs: number, madeAt: number): number | undefined {
  if (schedule.kind === 'rate') {
    const passed = Math.max(0, Math.floor((afterMs - madeAt) / schedule.everyMs))
    return madeAt + (passed + 1) * schedule.everyMs
  }
  return nextOfCron(schedule.fields, afterMs)
}

function nextOfCron({ minutes, hours, months, years, day }: CronFields, afterMs: number): number | undefined {
  const from = Math.floor(afterMs / 60_000) * 60_000 + 60_000
  let date = Math.floor(from / dayMs)
  const end = daysOf(lastYear + 1, 1, 1)
  const times = timesOf(hours, minutes)
  while (date < end) {
    const { year, month, day: dayOfMonth } = civilDate(date)
    if (!years.has(year)) {
      date = daysOf(year + 1, 1, 1)
    } else if (!months.has(month)) {
      date = month === 12 ? daysOf(year + 1, 1, 1) : daysOf(year, month + 1, 1)
    } else {
      const time = isDay(day, { year, month, day: dayOfMonth }) ? times.find((ms) => date * dayMs + ms >= from) : undefined
      if (time !== undefined) return date * dayMs + time
      date++
    }
  }
  return undefined
}

/** In milliseconds since midnight, ascending. */
function timesOf(hours: ReadonlySet<number>, minutes: ReadonlySet<number>): readonly number[] {
  return [...hours].flatMap((hour) => [...minutes].map((minute) => (hour * 60 + minute) * 60_000)).toSorted((a, b) => a - b)
}

interface CivilDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

function isDay(rule: DayRule, date: CivilDate): boolean {
  switch (rule.is) {
    case 'days':
      return rule.of.has(date.day)
    case 'weekdays':
      return rule.of.has(weekdayOf(date))
    case 'last-day':
      return date.day === lengthOf(date)
    case 'last-weekday':
      return weekdayOf(date) === rule.weekday && date.day + 7 > lengthOf(date)
    case 'nth-weekday':
      return weekdayOf(date) === rule.weekday && Math.ceil(date.day / 7) === rule.n
    case 'nearest-working-day':
      return rule.day <= lengthOf(date) && date.day === workingDayNear(date, rule.day)
    case 'last-working-day':
      return date.day === workingDayNear(date, lengthOf(date))
  }
}

/** 1 is Sunday. The first of January 1970 was a Thursday. */
function weekdayOf({ year, month, day }: CivilDate): number {
  return ((daysOf(year, month, day) + 4) % 7) + 1
}

function lengthOf({ year, month }: CivilDate): number {
  return (month === 12 ? daysOf(year + 1, 1, 1) : daysOf(year, month + 1, 1)) - daysOf(year, month, 1)
}

/** Saturdays give way to the Friday before, Sundays to the Monday after, unless that is in another month. */
function workingDayNear(date: CivilDate, day: number): number {
  const weekday = weekdayOf({ ...date, day })
  if (weekday === 7) return day === 1 ? day + 2 : day - 1
  if (weekday === 1) return day === lengthOf(date) ? day - 2 : day + 1
  return day
}
