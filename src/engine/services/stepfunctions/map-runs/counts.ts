/** How many children, and items in them, a Map Run has in which status. */
import type { ExecutionStatus } from '../state.ts'
import type { Counts, MapRunState } from './state.ts'

export function noCounts(): Counts {
  return { running: 0, succeeded: 0, failed: 0, timedOut: 0, aborted: 0, pendingRedrive: 0, resultsWritten: 0, failuresNotRedrivable: 0 }
}

const members = {
  RUNNING: 'running',
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
  TIMED_OUT: 'timedOut',
  ABORTED: 'aborted',
  PENDING_REDRIVE: 'pendingRedrive',
} as const satisfies Record<ExecutionStatus, keyof Counts>

/** A child with so many items is in another status now; `null`: it was not begun before. */
export function moveChild(run: MapRunState, items: number, from: ExecutionStatus | null, to: ExecutionStatus): void {
  if (from !== null) {
    run.executionCounts[members[from]]--
    run.itemCounts[members[from]] -= items
  }
  run.executionCounts[members[to]]++
  run.itemCounts[members[to]] += items
}

/**
 * Whether more items have failed than either limit allows; where none is given, any is too many.
 * https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html#maprun-fail-threshold
 */
export function isThresholdExceeded({ itemCounts, items, toleratedCount, toleratedPercentage }: Readonly<MapRunState>): boolean {
  const failed = itemCounts.failed + itemCounts.timedOut + itemCounts.aborted
  if (toleratedCount === null && toleratedPercentage === null) return failed > 0
  if (toleratedCount !== null && failed > toleratedCount) return true
  return toleratedPercentage !== null && failed * 100 > toleratedPercentage * items
}
