/** One event worth a row of the log. */
import type { ResourceKey, WorldEvent } from '../kernel/index.ts'

export interface LogEntry {
  readonly step: number
  readonly atMs: number
  readonly event: WorldEvent
  /** Who caused it, when a call did. */
  readonly caller: ResourceKey | undefined
}
