// The kernel with the real services: events per second beside the bare loop of the same size.
import { bareEventsPerSecond } from './bare-loop.ts'
import { createBenchWorld } from './bench-world.ts'
import type { Line } from './line.ts'
import { rateOf, takeTurns } from './rounds.ts'

export const name = 'kernel: SNS to 2 SQS queues to consumers'

const rounds = 16
const events = 50_000

export function run(): Promise<Line[]> {
  return Promise.resolve([100, 10_000, 100_000].map((pending) => lineOf(pending)))
}

function lineOf(pending: number): Line {
  const world = createBenchWorld({ pending })
  world.steps(40_000)
  bareEventsPerSecond(pending, 100_000)
  const { ours, reference } = takeTurns(
    rounds,
    () => rateOf(events, () => world.steps(events)),
    () => bareEventsPerSecond(pending, events),
  )
  return { name: `${pending} pending`, ours, reference, unit: 'events/s', target: '≥ 0.5 of it', meets: ours >= 0.5 * reference }
}
