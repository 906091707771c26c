/** Times as workflows may give them: ISO 8601 with date, `T`, time and an offset, as AWS's Java reads them. */
import { timestampMs } from '../../aws/timestamp.ts'

export interface Instant {
  /** Milliseconds since 1970. */
  readonly ms: number
  /** Billionths of a second below the millisecond. */
  readonly nanos: number
}

const form = /^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d)(:\d\d)?(?:\.(\d{1,9}))?(Z|[+-](?:0\d|1[0-7]):[0-5]\d|[+-]18:00)$/

/** The moment that a text tells, or `undefined` for a text that AWS does not take as a timestamp: no offset, no such day. */
export function instantOf(text: string): Instant | undefined {
  const parts = form.exec(text)
  if (parts === null || (parts[6] !== undefined && parts[5] === undefined)) return undefined
  const [, year, month, day, minutes, seconds = ':00', fraction = '', offset] = parts
  if (Number(day) > daysIn(Number(year), Number(month))) return undefined
  const digits = fraction.padEnd(9, '0')
  const ms = timestampMs(`${year}-${month}-${day}T${minutes}${seconds}.${digits.slice(0, 3)}${offset}`)
  return ms === undefined ? undefined : { ms, nanos: Number(digits.slice(3)) }
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** Below, at or above zero as the first is before, at or after the second. */
export function orderOf(one: Instant, other: Instant): number {
  return one.ms - other.ms || one.nanos - other.nanos
}
