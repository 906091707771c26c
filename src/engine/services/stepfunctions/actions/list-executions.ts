import type { StatesInput } from '../../../../aws/services/stepfunctions.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import type { Action } from '../../shared/service-table.ts'
import { listedExecution } from '../execution-output.ts'
import { validation, wrongType } from '../faults.ts'
import { executionKey } from '../keys.ts'
import { pageOf } from '../paging.ts'
import { findQualified } from '../releases.ts'
import type { ExecutionState } from '../state.ts'

/** The newest first; of a version or an alias only those that it started. https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListExecutions.html */
export const listExecutions: Action<StatesInput<'ListExecutions'>> = (step, input) => {
  const { stateMachineArn, statusFilter, redriveFilter } = input
  if (stateMachineArn === undefined) return refuse(validation('Must provide a stateMachineArn or a mapRunArn'))
  const found = findQualified(step, stateMachineArn)
  if (!found.ok) return refuse(found.error)
  const { machine, version, alias } = found.value
  if (machine.type === 'EXPRESS') return refuse(wrongType)
  const kept = machine.executions.toReversed().flatMap((id) => {
    const execution = step.read<ExecutionState>(executionKey(machine.name, id))
    return execution && isAskedFor(execution) ? [execution] : []
  })
  const page = pageOf(kept, input)
  if (!page.ok) return refuse(page.error)
  const { items, ...more } = page.value
  return answer({ executions: items.map((execution) => listedExecution(execution)), ...more })

  function isAskedFor({ status, redriveCount, versionArn, aliasArn }: Readonly<ExecutionState>): boolean {
    if (version !== null && versionArn !== stateMachineArn) return false
    if (alias !== null && aliasArn !== stateMachineArn) return false
    if (statusFilter !== undefined && status !== statusFilter) return false
    return redriveFilter === undefined || (redriveFilter === 'REDRIVEN') === redriveCount > 0
  }
}
