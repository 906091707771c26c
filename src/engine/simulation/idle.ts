/** When a run is quiet: nothing under way, nothing due but timeouts and empty polls, and nothing that a poller will take. */
import type { World } from '../kernel/index.ts'
import { mappingHungers, type MappingState } from '../services/lambda/index.ts'
import { hasReceivable, type QueueState } from '../services/sqs/index.ts'
import type { MachineState } from '../services/stepfunctions/index.ts'
import { injectedIn, injectedKey, type InjectedFaults } from '../services/shared/injected-faults.ts'
import { queueKey } from '../services/shared/resource-keys.ts'

export function isQuiet(world: Readonly<World>): boolean {
  return world.pending.work === 0 && !isPollerHungry(world)
}

/** A message can be received from a queue that an enabled mapping polls: the next poll will take it. */
function isPollerHungry(world: Readonly<World>): boolean {
  for (const key in world.cells) {
    if (!key.startsWith('lambda/mapping/')) continue
    const mapping = world.cells[key]?.state as unknown as MappingState
    const queue = world.cells[queueKey(mapping.queueName)]?.state as unknown as QueueState | undefined
    if (queue !== undefined && hasReceivable(queue) && (mappingHungers(mapping) || recovers(world, mapping))) return true
  }
  return false
}

/** Its last poll failed by a fault that does not fail every poll any more: one of the next will take something. */
function recovers(world: Readonly<World>, mapping: Readonly<MappingState>): boolean {
  if (mapping.problem === null || injectedIn(mapping.problem) === undefined || !mappingHungers({ ...mapping, problem: null })) return false
  const injected = (world.cells[injectedKey]?.state as unknown as InjectedFaults | undefined)?.[queueKey(mapping.queueName)]
  return injected === undefined || !(injected.outage || injected.errorPercent >= 100)
}

/** Executions that still run: where nothing is under way, somebody outside is waited for. */
export function runningExecutions(world: Readonly<World>): number {
  let running = 0
  for (const key in world.cells) {
    const state = key.startsWith('states/machine/') ? (world.cells[key]?.state as MachineState | undefined) : undefined
    running += state?.counts.RUNNING ?? 0
  }
  return running
}
