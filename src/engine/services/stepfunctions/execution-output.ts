/** Executions as AWS shows them. */
import type { StatesOutput } from '../../../aws/services/stepfunctions.ts'
import type { JsonObject } from '../../../base/json.ts'
import type { ExecutionState } from './state.ts'

type Shown = Readonly<ExecutionState>

interface Telling {
  /** `METADATA_ONLY` leaves out what went in and came out. */
  readonly includesData: boolean
  /** Why it cannot be redriven. */
  readonly redriveProblem: string | undefined
}

export function describedExecution(
  execution: Shown,
  { includesData, redriveProblem }: Telling,
): StatesOutput<'DescribeExecution'> & JsonObject {
  const { arn, machineArn, name, status, startedAt, redriveCount } = execution
  return {
    executionArn: arn,
    stateMachineArn: machineArn,
    ...releaseArns(execution),
    ...mapRunArnOf(execution),
    name,
    status,
    startDate: startedAt / 1000,
    ...stopDateOf(execution),
    ...dataOf(execution, includesData),
    redriveCount,
    ...redriveDateOf(execution),
    ...redriveStatusOf(execution, redriveProblem),
  }
}

export function listedExecution(execution: Shown): StatesOutput<'ListExecutions'>['executions'][number] & JsonObject {
  const { arn, machineArn, name, status, startedAt, redriveCount } = execution
  return {
    executionArn: arn,
    stateMachineArn: machineArn,
    ...releaseArns(execution),
    ...mapRunArnOf(execution),
    ...(execution.mapRun && { itemCount: execution.mapRun.items }),
    name,
    status,
    startDate: startedAt / 1000,
    ...stopDateOf(execution),
    redriveCount,
    ...redriveDateOf(execution),
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

function mapRunArnOf({ mapRun }: Shown): { readonly mapRunArn?: string } {
  return mapRun === null ? {} : { mapRunArn: mapRun.arn }
}

function redriveDateOf({ redrivenAt }: Shown): { readonly redriveDate?: number } {
  return redrivenAt === null ? {} : { redriveDate: redrivenAt / 1000 }
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
function redriveStatusOf({ type, mapRun }: Shown, problem: string | undefined) {
  if (type === 'EXPRESS') return {}
  if (problem !== undefined) return { redriveStatus: 'NOT_REDRIVABLE' as const, redriveStatusReason: problem }
  return { redriveStatus: mapRun === null ? ('REDRIVABLE' as const) : ('REDRIVABLE_BY_MAP_RUN' as const) }
}
