import type { StatesInput, StatesOutput } from '../../../../aws/services/stepfunctions.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import type { Action } from '../../shared/service-table.ts'
import { findMapRun } from '../map-runs/find.ts'
import type { Counts, MapRunState } from '../map-runs/state.ts'
import type { ExecutionState } from '../state.ts'

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeMapRun.html */
export const describeMapRun: Action<StatesInput<'DescribeMapRun'>> = (step, { mapRunArn }) => {
  const found = findMapRun(step, mapRunArn)
  if (!found.ok) return refuse(found.error)
  const { state } = found.value
  const { arn, execution, status, startedAt, stoppedAt, redriveCount, redrivenAt } = state
  return answer({
    mapRunArn: arn,
    executionArn: step.read<ExecutionState>(execution)?.arn ?? '',
    status,
    startDate: startedAt / 1000,
    ...(stoppedAt !== null && { stopDate: stoppedAt / 1000 }),
    maxConcurrency: state.maxConcurrency,
    toleratedFailurePercentage: state.toleratedPercentage ?? 0,
    toleratedFailureCount: state.toleratedCount ?? 0,
    itemCounts: { ...shown(state.itemCounts, state.items) },
    executionCounts: { ...shown(state.executionCounts, state.children + waitingChildren(state)) },
    redriveCount,
    ...(redrivenAt !== null && { redriveDate: redrivenAt / 1000 }),
  })
}

/** How many a batch will hold is only known when it is given. */
function waitingChildren({ batching, items, nextItem }: Readonly<MapRunState>): number {
  return batching === null ? items - nextItem : 0
}

function shown(counts: Readonly<Counts>, total: number): StatesOutput<'DescribeMapRun'>['itemCounts'] {
  const { running, succeeded, failed, timedOut, aborted, pendingRedrive } = counts
  return { ...counts, pending: total - running - succeeded - failed - timedOut - aborted - pendingRedrive, total }
}
