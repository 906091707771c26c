import type { StatesInput } from '../../../../aws/services/stepfunctions.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import type { Action } from '../../shared/service-table.ts'
import { validation } from '../faults.ts'
import { findMapRun } from '../map-runs/find.ts'
import { beginChildren } from '../map-runs/run-children.ts'
import type { MapRunState } from '../map-runs/state.ts'

/** Holds at once, for a Map Run that runs. https://docs.aws.amazon.com/step-functions/latest/apireference/API_UpdateMapRun.html */
export const updateMapRun: Action<StatesInput<'UpdateMapRun'>> = (step, input) => {
  const { mapRunArn, maxConcurrency, toleratedFailureCount: count, toleratedFailurePercentage: percentage } = input
  const found = findMapRun(step, mapRunArn)
  if (!found.ok) return refuse(found.error)
  if (maxConcurrency === undefined && count === undefined && percentage === undefined)
    return refuse(validation('At least one of maxConcurrency, toleratedFailureCount and toleratedFailurePercentage must be given'))
  if (percentage !== undefined && (percentage < 0 || percentage > 100))
    return refuse(validation('toleratedFailurePercentage must be between 0 and 100'))
  if (found.value.state.status !== 'RUNNING') return refuse(validation('Map Run is not running'))
  const { key } = found.value
  const run = step.edit<MapRunState>(key)
  if (maxConcurrency !== undefined) run.maxConcurrency = maxConcurrency
  if (count !== undefined) run.toleratedCount = count
  if (percentage !== undefined) run.toleratedPercentage = percentage
  beginChildren(step, key)
  return answer({})
}
