/**
 * Schedules of EventBridge: `rate(5 minutes)` and `cron(0 18 ? * MON-FRI *)`, in UTC.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
 */
import { dayMs } from '../aws/timestamp.ts'

export type Schedule = { readonly kind: 'rate'; readonly everyMs: number } | { readonly kind: 'cron'; readonly fields: CronFields }

/** What each field allows. `days` and `weekdays` exclude each other: one of them is `?`. */
export interface CronFields {
  readonly minutes: ReadonlySet<number>
  readonly hours: ReadonlySet<number>
  readonly months: ReadonlySet<number>
  readonly years: ReadonlySet<number>
  readonly day: DayRule
}

export type DayRule =
  | { readonly is: 'days'; readonly of: ReadonlySet<number> }
  /** 1 is Sunday. */
  | { readonly is: 'weekdays'; readonly of: ReadonlySet<number> }
  | { readonly is: 'last-day' }
  | { readonly is: 'last-weekday'; readonly weekday: number }
  | { readonly is: 'nth-weekday'; readonly weekday: number; readonly n: number }
  /** The working day that is nearest to a day of the month, within the month. */
  | { readonly is: 'nearest-working-day'; readonly day: number }
  | { readonly is: 'last-working-day' }

/** `undefined` for what is no schedule. */
export function parseSchedule(text: string): Schedule | undefined {
  const rate = /^rate\((\d+) (minute|minutes|hour|hours|day|days)\)$/.exec(text.trim())
  if (rate !== null) return rateOf(Number(rate[1]), rate[2] as string)
  const cron = /^cron\(([^()]*)\)$/.exec(text.trim())
  const fields = cron === null ? undefined : cronOf((cron[1] as string).trim().split(/\s+/))
  return fields && { kind: 'cron', fields }
}

/** One minute, two minutes: the word has to fit its number. */
function rateOf(count: number, unit: string): Schedule | undefined {
  if (count < 1 || (count === 1) === unit.endsWith('s')) return undefined
  const ms = { minute: 60_000, hour: 3_600_000, day: dayMs }[unit.replace(/s$/, '')] ?? 0
  const everyMs = count * ms
  return Number.isSafeInteger(everyMs) ? { kind: 'rate', everyMs } : undefined
}

const monthNames = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const weekdayNames = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']
const firstYear = 1970
export const lastYear = 2199

function cronOf(parts: readonly string[]): CronFields | undefined {
  const [minute, hour, dayOfMonth, month, dayOfWeek, year] = parts
  if (parts.length !== 6 || minute === undefined || hour === undefined || month === undefined || year === undefined) return undefined
  const minutes = valuesOf(minute, { low: 0, high: 59 })
  const hours = valuesOf(hour, { low: 0, high: 23 })
  const months = valuesOf(month, { low: 1, high: 12, names: monthNames })
  const years = valuesOf(year, { low: firstYear, high: lastYear })
  const day = dayOf(dayOfMonth ?? '', dayOfWeek ?? '')
  return minutes && hours && months && years && day && { minutes, hours, months, years, day }
}

interface FieldRange {
  readonly low: number
  readonly high: number
  /** Of the values, beginning with the lowest. */
  readonly names?: readonly string[]
}

/** `*`, `5`, `MON-FRI`, `1,15`, `0/10`, `10-30/5`, or a list of these. */
function valuesOf(text: string, range: FieldRange): ReadonlySet<number> | undefined {
  const values = new Set<number>()
  for (const part of text.split(',')) {
    const [span, step, ...more] = part.split('/')
    const bounds = spanOf(span ?? '', range, step !== undefined)
    const by = step === undefined ? 1 : /^\d{1,4}$/.test(step) ? Number(step) : 0
    if (bounds === undefined || by < 1 || more.length > 0) return undefined
    for (let value = bounds[0]; value <= bounds[1]; value += by) values.add(value)
  }
  return values
}

/** With a step, a single value is where it begins. */
function spanOf(text: string, range: FieldRange, hasStep: boolean): readonly [number, number] | undefined {
  if (text === '*') return [range.low, range.high]
  const [from, to, ...more] = text.split('-').map((value) => valueOf(value, range))
  if (from === undefined || more.length > 0) return undefined
  if (!text.includes('-')) return [from, hasStep ? range.high : from]
  return to === undefined || to < from ? undefined : [from, to]
}

function valueOf(text: string, { low, high, names = [] }: FieldRange): number | undefined {
  const named = names.indexOf(text.toUpperCase())
  const value = named >= 0 ? named + low : /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN
  return value >= low && value <= high ? value : undefined
}

const weekdays: FieldRange = { low: 1, high: 7, names: weekdayNames }
const days: FieldRange = { low: 1, high: 31 }

function dayOf(dayOfMonth: string, dayOfWeek: string): DayRule | undefined {
  if ((dayOfMonth === '?') === (dayOfWeek === '?')) return undefined
  if (dayOfWeek === '?') return dayOfMonthRule(dayOfMonth)
  const nth = /^(\w+)#([1-5])$/.exec(dayOfWeek)
  const last = /^(\w+)L$/.exec(dayOfWeek)
  if (dayOfWeek === 'L') return { is: 'weekdays', of: new Set([7]) }
  if (nth !== null) {
    const weekday = valueOf(nth[1] as string, weekdays)
    return weekday === undefined ? undefined : { is: 'nth-weekday', weekday, n: Number(nth[2]) }
  }
  if (last !== null) {
    const weekday = valueOf(last[1] as string, weekdays)
    return weekday === undefined ? undefined : { is: 'last-weekday', weekday }
  }
  const of = valuesOf(dayOfWeek, weekdays)
  return of && { is: 'weekdays', of }
}

function dayOfMonthRule(text: string): DayRule | undefined {
  if (text === 'L') return { is: 'last-day' }
  if (text === 'LW') return { is: 'last-working-day' }
  const working = /^(\d{1,2})W$/.exec(text)
  if (working !== null) {
    const day = valueOf(working[1] as string, days)
    return day === undefined ? undefined : { is: 'nearest-working-day', day }
  }
  const of = valuesOf(text, days)
  return of && { is: 'days', of }
}
