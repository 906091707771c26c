/** Executions as AWS shows them. */
import type { StatesOutput } from '../../../aws/services/stepfunctions.ts'
import type { JsonObject } from '../../../base/json.ts'
import type { ExecutionState } from './state.ts'

type Shown = Readonly<ExecutionState>

/** `METADATA_ONLY` leaves out what went in and came out. */
export function describedExecution(execution: Shown, includesData: boolean): StatesOutput<'DescribeExecution'> & JsonObject {
  const { arn, machineArn, name, status, startedAt, redriveCount } = execution
  return {
    executionArn: arn,
    stateMachineArn: machineArn,
    ...releaseArns(execution),
    name,
    status,
    startDate: startedAt / 1000,
    ...stopDateOf(execution),
    ...dataOf(execution, includesData),
    redriveCount,
    ...redriveStatusOf(execution),
  }
}

export function listedExecution(execution: Shown): StatesOutput<'ListExecutions'>['executions'][number] & JsonObject {
  const { arn, machineArn, name, status, startedAt, redriveCount } = execution
  return {
    executionArn: arn,
    stateMachineArn: machineArn,
    ...releaseArns(execution),
    name,
    status,
    startDate: startedAt / 1000,
    ...stopDateOf(execution),
    redriveCount,
  }
}

/** Billed in units of 100 ms and 64 MB. https://aws.amazon.com/step-functions/pricing/ */
export function syncOutput(execution: Shown): StatesOutput<'StartSyncExecution'> & JsonObject {
  const { arn, machineArn, name, status, startedAt, stoppedAt } = execution
  const stopped = stoppedAt ?? startedAt
  return {
    executionArn: arn,
    stateMachineArn: machineArn,
    name,
    startDate: startedAt / 1000,
    stopDate: stopped / 1000,
    status: status as 'SUCCEEDED',
    ...dataOf(execution, true),
    outputDetails: { included: true },
    billingDetails: { billedMemoryUsedInMB: 64, billedDurationInMilliseconds: Math.max(1, Math.ceil((stopped - startedAt) / 100)) * 100 },
  }
}

/** Only of an execution that was started by a version or an alias. */
export function releaseArns({ versionArn, aliasArn }: Shown) {
  return {
    ...(versionArn !== null && { stateMachineVersionArn: versionArn }),
    ...(aliasArn !== null && { stateMachineAliasArn: aliasArn }),
  }
}

function stopDateOf({ stoppedAt }: Shown): { readonly stopDate?: number } {
  return stoppedAt === null ? {} : { stopDate: stoppedAt / 1000 }
}

function dataOf({ input, output, error, cause }: Shown, included: boolean) {
  if (!included) return { inputDetails: { included: false }, ...(output !== null && { outputDetails: { included: false } }) }
  return {
    input,
    inputDetails: { included: true },
    ...(output !== null && { output, outputDetails: { included: true } }),
    ...(error !== null && { error }),
    ...(cause !== null && { cause }),
  }
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html */
function redriveStatusOf({ status, type }: Shown) {
  if (type === 'EXPRESS') return {}
  if (status === 'FAILED' || status === 'ABORTED' || status === 'TIMED_OUT') return { redriveStatus: 'REDRIVABLE' as const }
  return { redriveStatus: 'NOT_REDRIVABLE' as const, redriveStatusReason: `Execution is ${status} and cannot be redriven` }
}
