/** Deliveries as readable lines, and runs of days in which only the lines are kept. */
import type { StepRecord } from '../../../kernel/index.ts'
import type { DeliveryWorld } from './delivery-world.ts'

const day = 86_400_000

/** What the delivering side told, without the scripted rest: `20.030 RetryScheduled 3/100015 immediate +0`. */
export function retryLines(records: readonly StepRecord[]): string[] {
  return records.flatMap(({ time, events }) =>
    events
      .filter(({ type }) => type.startsWith('sns.'))
      .map(({ type, data }) => {
        const { retry, of, phase, delayMs, attempt, next, code } = data
        const facts = [
          retry === undefined ? undefined : `${String(retry)}/${String(of)}`,
          phase,
          delayMs === undefined ? undefined : `+${seconds(Number(delayMs))}`,
          attempt === undefined ? undefined : `attempt ${String(attempt)}`,
          next,
          type === 'sns.RetryScheduled' ? undefined : code,
        ]
        return [seconds(time), type.slice('sns.'.length), ...facts.filter((fact) => fact !== undefined)].join(' ')
      }),
  )
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(3)} s`
}

/** How many retries of each phase the lines tell of. */
export function phasesIn(lines: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const line of lines) {
    const phase = /RetryScheduled \S+ (\S+)/.exec(line)?.[1]
    if (phase !== undefined) counts[phase] = (counts[phase] ?? 0) + 1
  }
  return counts
}

/** Days one after the other, so that the records of a million steps need not be held at once. */
export function runDays(world: DeliveryWorld, days: number): { lines: string[]; attempts: number[] } {
  const lines: string[] = []
  const attempts: number[] = []
  for (let passed = 0; passed <= days; passed++) {
    if (passed > 0) world.pass(day)
    const records = world.records()
    attempts.push(...attemptsIn(records))
    lines.push(...retryLines(records))
  }
  return { lines, attempts }
}

/** Moments at which a subscriber's service was called. */
export function attemptsIn(records: readonly StepRecord[]): number[] {
  return records.flatMap(({ time, envelope }) => (envelope.kind === 'call' && envelope.to !== 'sns' ? [time] : []))
}
