import type { StatesInput } from '../../../../aws/services/stepfunctions.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import type { Action } from '../../shared/service-table.ts'
import { findExecution } from '../machine-lookup.ts'
import type { MapRunState } from '../map-runs/state.ts'
import { pageOf } from '../paging.ts'

/** The newest first. https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListMapRuns.html */
export const listMapRuns: Action<StatesInput<'ListMapRuns'>> = (step, input) => {
  const found = findExecution(step, input.executionArn)
  if (!found.ok) return refuse(found.error)
  const { arn: executionArn, machineArn: stateMachineArn, mapRuns } = found.value.state
  const page = pageOf(mapRuns.toReversed(), input)
  if (!page.ok) return refuse(page.error)
  const { items, ...more } = page.value
  const listed = items.map((key) => {
    const { arn, startedAt, stoppedAt } = step.read<MapRunState>(key) as MapRunState
    const stop = stoppedAt !== null && { stopDate: stoppedAt / 1000 }
    return { executionArn, mapRunArn: arn, stateMachineArn, startDate: startedAt / 1000, ...stop }
  })
  return answer({ mapRuns: listed, ...more })
}
