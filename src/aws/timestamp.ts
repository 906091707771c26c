/** Times as AWS writes them, without `Date`: the engine has no clock to be tempted by. */

const dayMs = 86_400_000

/** `2026-01-05T09:00:00.000Z` for milliseconds since 1970. Days to dates after Howard Hinnant's `civil_from_days`. */
export function isoTimestamp(epochMs: number): string {
  const days = Math.floor(epochMs / dayMs)
  const inDay = epochMs - days * dayMs
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  const time = [Math.floor(inDay / 3_600_000), Math.floor(inDay / 60_000) % 60, Math.floor(inDay / 1000) % 60]
  const clock = time.map((part) => pad(part, 2)).join(':')
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}T${clock}.${pad(inDay % 1000, 3)}Z`
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0')
}
