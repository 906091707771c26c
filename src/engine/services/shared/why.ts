/** The answer to "why is it so?": the rule that applies, a sentence with its numbers, and the AWS page that says so. */
export interface Why {
  readonly rule: string
  readonly text: string
  readonly page: string
}

/** `350 ms`, `22 s`, `4 min 10 s`, `3 d 2 h`: a span as people say it, in its two largest units. */
export function spanInWords(ms: number): string {
  if (ms < 1000) return `${ms} ms`
  if (ms < 60_000) return `${Math.round(ms / 100) / 10} s`
  const units = [
    ['d', 86_400_000],
    ['h', 3_600_000],
    ['min', 60_000],
    ['s', 1000],
  ] as const
  const first = units.findIndex(([, size]) => ms >= size)
  const [name, size] = units[first] as (typeof units)[number]
  const count = Math.floor(ms / size)
  const next = units[first + 1]
  const rest = next === undefined ? 0 : Math.floor((ms - count * size) / next[1])
  return rest === 0 || next === undefined ? `${count} ${name}` : `${count} ${name} ${rest} ${next[0]}`
}
