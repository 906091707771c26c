import type { AwsFault } from '../../../../aws/service.ts'
import type { StatesInput } from '../../../../aws/services/stepfunctions.ts'
import { fail, ok, type Result } from '../../../../base/result.ts'
import { answer, refuse, type Step } from '../../../kernel/index.ts'
import type { Action } from '../../shared/service-table.ts'
import { listedExecution } from '../execution-output.ts'
import { validation, wrongType } from '../faults.ts'
import { executionKey } from '../keys.ts'
import { findMapRun } from '../map-runs/find.ts'
import { childNames } from '../map-runs/map-run-keys.ts'
import { pageOf } from '../paging.ts'
import { findQualified } from '../releases.ts'
import type { ExecutionState } from '../state.ts'

type Input = StatesInput<'ListExecutions'>
type Listed = Readonly<ExecutionState>

/**
 * The newest first; of a version or an alias only those that it started, of a Map Run its children.
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListExecutions.html
 */
export const listExecutions: Action<Input> = (step, input) => {
  const { stateMachineArn, mapRunArn, statusFilter, redriveFilter } = input
  if ((stateMachineArn === undefined) === (mapRunArn === undefined))
    return refuse(validation('Must provide a stateMachineArn or a mapRunArn'))
  const all = stateMachineArn === undefined ? ofMapRun(step, String(mapRunArn)) : ofMachine(step, stateMachineArn)
  if (!all.ok) return refuse(all.error)
  const asked = all.value.filter(
    ({ status, redriveCount }) =>
      (statusFilter === undefined || status === statusFilter) &&
      (redriveFilter === undefined || (redriveFilter === 'REDRIVEN') === redriveCount > 0),
  )
  const page = pageOf(asked, input)
  if (!page.ok) return refuse(page.error)
  const { items, ...more } = page.value
  return answer({ executions: items.map((execution) => listedExecution(execution)), ...more })
}

function ofMachine(step: Step, arn: string): Result<readonly Listed[], AwsFault> {
  const found = findQualified(step, arn)
  if (!found.ok) return found
  const { machine, version, alias } = found.value
  if (machine.type === 'EXPRESS') return fail(wrongType)
  return ok(
    machine.executions.toReversed().flatMap((id) => {
      const execution = step.read<ExecutionState>(executionKey(machine.name, id))
      const isOther = (version !== null && execution?.versionArn !== arn) || (alias !== null && execution?.aliasArn !== arn)
      return execution && !isOther ? [execution] : []
    }),
  )
}

function ofMapRun(step: Step, arn: string): Result<readonly Listed[], AwsFault> {
  const found = findMapRun(step, arn)
  if (!found.ok) return found
  const { key, state } = found.value
  const executions: Listed[] = []
  for (let number = state.children - 1; number >= 0; number--) {
    const execution = step.read<ExecutionState>(childNames(step.seed, key, state, number).key)
    if (execution) executions.push(execution)
  }
  return ok(executions)
}
