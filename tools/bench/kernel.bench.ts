// The kernel with the real services: events per second beside the bare loop of the same size.
import { bareEventsPerSecond } from './bare-loop.ts'
import { createBenchWorld } from './bench-world.ts'
import type { Line } from './line.ts'

export const name = 'kernel: SNS to 2 SQS queues to consumers'

export function run(): Promise<Line[]> {
  return Promise.resolve([100, 10_000, 100_000].map((pending) => lineOf(pending)))
}

function lineOf(pending: number): Line {
  const events = 200_000
  const world = createBenchWorld({ pending })
  world.steps(20_000)
  const began = performance.now()
  world.steps(events)
  const ours = events / ((performance.now() - began) / 1_000)
  bareEventsPerSecond(pending, 100_000)
  const reference = bareEventsPerSecond(pending, events)
  return { name: `${pending} pending`, ours, reference, unit: 'events/s', target: '≥ 0.5 of it', meets: ours >= 0.5 * reference }
}
