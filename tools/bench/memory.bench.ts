// What a message costs while it waits: the heap after a collection, with and without messages in a queue.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createBenchWorld } from './bench-world.ts'
import type { Line } from './line.ts'

export const name = 'memory: messages that wait in a queue'

const messages = 100_000

export function run(): Promise<Line[]> {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const world = createBenchWorld({ pending: 0 })
  world.sendReceiveDelete(1_000)
  collect()
  const before = process.memoryUsage().heapUsed
  world.sendOnly(messages)
  collect()
  const ours = (process.memoryUsage().heapUsed - before) / messages
  // Without this the world would be gone before its heap is measured.
  if (world.kernel.world.steps < messages) throw new Error('the messages were not sent')
  return Promise.resolve([{ name: `a message of 66 bytes, ${messages} of them`, ours, unit: 'bytes of heap' }])
}
