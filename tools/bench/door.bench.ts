// One message at a time through the one door: send, receive, delete, each a checked call of the AWS API in a step of its own.
import { bareEventsPerSecond } from './bare-loop.ts'
import { createBenchWorld } from './bench-world.ts'
import type { Line } from './line.ts'

export const name = 'door: SendMessage, ReceiveMessage, DeleteMessage'

export function run(): Promise<Line[]> {
  const messages = 100_000
  const world = createBenchWorld({ pending: 0 })
  world.sendReceiveDelete(10_000)
  const began = performance.now()
  world.sendReceiveDelete(messages)
  const ours = messages / ((performance.now() - began) / 1_000)
  bareEventsPerSecond(100, 100_000)
  const reference = bareEventsPerSecond(100, messages * 3) / 3
  return Promise.resolve([
    {
      name: 'single messages',
      ours,
      reference,
      unit: 'messages/s',
      target: '≥ 0.2 of three bare events, and ≥ 100,000',
      meets: ours >= 100_000 && ours >= 0.2 * reference,
    },
  ])
}
