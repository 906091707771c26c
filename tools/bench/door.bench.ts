// One message at a time through the one door: send, receive, delete, each a checked call of the AWS API in a step of its own.
import { bareEventsPerSecond } from './bare-loop.ts'
import { createBenchWorld } from './bench-world.ts'
import type { Line } from './line.ts'
import { rateOf, takeTurns } from './rounds.ts'

export const name = 'door: SendMessage, ReceiveMessage, DeleteMessage'

const rounds = 16
const messages = 10_000

export function run(): Promise<Line[]> {
  const world = createBenchWorld({ pending: 0 })
  world.sendReceiveDelete(messages)
  bareEventsPerSecond(100, 100_000)
  const { ours, reference } = takeTurns(
    rounds,
    () => rateOf(messages, () => world.sendReceiveDelete(messages)),
    () => bareEventsPerSecond(100, messages * 3) / 3,
  )
  const meets = ours >= 100_000 && ours >= 0.2 * reference
  return Promise.resolve([
    { name: 'single messages', ours, reference, unit: 'messages/s', target: '≥ 0.2 of three bare events, and ≥ 100,000', meets },
  ])
}
