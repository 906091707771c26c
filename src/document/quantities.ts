/** Durations, rates and shares as people write them in `Metadata: Switchyard`: `10 s`, `18/min`, `30 %`. */

const UNITS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  sec: 1_000,
  second: 1_000,
  seconds: 1_000,
  min: 60_000,
  minute: 60_000,
  minutes: 60_000,
  h: 3_600_000,
  hour: 3_600_000,
  hours: 3_600_000,
  d: 86_400_000,
  day: 86_400_000,
  days: 86_400_000,
}

/** The longest that anything may take: a year. */
const MAX_MS = 366 * 86_400_000

function unitMs(unit: string): number | undefined {
  return Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined
}

/** Milliseconds. A number without a unit counts milliseconds. */
export function parseDuration(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/.exec(text.trim())
  const unit = match && (match[2] === '' ? 1 : unitMs(match[2] as string))
  if (!match || !unit) return undefined
  const ms = Math.round(Number(match[1]) * unit)
  return ms <= MAX_MS ? ms : undefined
}

/** Milliseconds from one to the next: `18/min`, `2/s`, `2 per hour`. At least 1. */
export function parseRate(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*(?:\/|per)\s*([a-z]+)$/.exec(text.trim())
  const unit = match && unitMs(match[2] as string)
  const count = Number(match?.[1])
  if (!unit || !(count > 0)) return undefined
  const every = Math.max(1, Math.round(unit / count))
  return every <= MAX_MS ? every : undefined
}

/** `30 %` or `0.3`, from 0 to 1. */
export function parseShare(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*(%?)$/.exec(text.trim())
  if (!match) return undefined
  const share = match[2] === '%' ? Number(match[1]) / 100 : Number(match[1])
  return share <= 1 ? share : undefined
}

/** `2026-01-05T09:00:00Z` (or a date alone) in milliseconds since 1970. Always UTC, so that it is the same everywhere. */
export function parseMoment(text: string): number | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?Z?)?$/.exec(text.trim())
  if (!match) return undefined
  const part = (index: number) => Number(match[index] ?? 0)
  const [year, month, day, hour, minute, second] = [part(1), part(2), part(3), part(4), part(5), part(6)] as const
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month) || hour > 23 || minute > 59 || second > 59 || year < 1970)
    return undefined
  return Date.UTC(year, month - 1, day, hour, minute, second, Number((match[7] ?? '').padEnd(3, '0')))
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** How often, for people: `18 messages/min`, `1 message every 90 s`. */
export function describeRate(everyMs: number): string {
  if (everyMs > 60_000) return `1 message every ${Math.round(everyMs / 1000)} s`
  const perMinute = Math.round(60_000 / everyMs)
  return perMinute > 120 ? `${Math.round(1000 / everyMs)} messages/s` : `${perMinute} messages/min`
}
