/** Which machine an ARN means. */
import type { AwsFault } from '../../../aws/service.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import type { ResourceKey, Step } from '../../kernel/index.ts'
import { machineKey } from '../shared/resource-keys.ts'
import { arnFault, noSuchExecution, noSuchMachine } from './faults.ts'
import { executionKeyOfArn, machineOfArn } from './keys.ts'
import type { ExecutionState, MachineState } from './state.ts'

export function findMachine(step: Step, arn: string): Result<Readonly<MachineState>, AwsFault> {
  const fault = arnFault(arn, 'stateMachine')
  if (fault) return fail(fault)
  const named = machineOfArn(arn)
  const state = named?.qualifier === null ? step.read<MachineState>(machineKey(named.name)) : undefined
  return state ? ok(state) : fail(noSuchMachine(arn))
}

/** Express executions are not kept by AWS: nobody can ask for them. */
export function findExecution(
  step: Step,
  arn: string,
): Result<{ readonly key: ResourceKey; readonly state: Readonly<ExecutionState> }, AwsFault> {
  const fault = arnFault(arn, 'execution')
  if (fault) return fail(fault)
  const key = executionKeyOfArn(arn)
  const state = key === undefined ? undefined : step.read<ExecutionState>(key)
  return key !== undefined && state ? ok({ key, state }) : fail(noSuchExecution(arn))
}
