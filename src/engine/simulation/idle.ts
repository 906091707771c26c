/** When a run is quiet: nothing under way, nothing due but timeouts and empty polls, and nothing that a poller will take. */
import type { World } from '../kernel/index.ts'
import { mappingHungers, type MappingState } from '../services/lambda/index.ts'
import type { QueueState } from '../services/sqs/index.ts'
import { queueKey } from '../services/shared/resource-keys.ts'

export function isQuiet(world: Readonly<World>): boolean {
  return world.pending.work === 0 && !isPollerHungry(world)
}

/** A message is visible in a queue that an enabled mapping polls: the next poll will take it. */
function isPollerHungry(world: Readonly<World>): boolean {
  for (const key in world.cells) {
    if (!key.startsWith('lambda/mapping/')) continue
    const mapping = world.cells[key]?.state as unknown as MappingState
    const queue = world.cells[queueKey(mapping.queueName)]?.state as unknown as QueueState | undefined
    if (mappingHungers(mapping) && queue !== undefined && queue.counts.visible > 0) return true
  }
  return false
}
