import type { StatesInput } from '../../../../aws/services/stepfunctions.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import { machineKey } from '../../shared/resource-keys.ts'
import type { Action } from '../../shared/service-table.ts'
import { machineNameOf } from '../keys.ts'
import { findExecution } from '../machine-lookup.ts'
import { machineSettings } from '../machine-output.ts'
import type { MachineState } from '../state.ts'

/** The machine as it was when the execution began. https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachineForExecution.html */
export const describeStateMachineForExecution: Action<StatesInput<'DescribeStateMachineForExecution'>> = (step, input) => {
  const found = findExecution(step, input.executionArn)
  if (!found.ok) return refuse(found.error)
  const { machine, machineArn, definition, roleArn, machineUpdatedAt, machineRevisionId, mapRun } = found.value.state
  const now = step.read<MachineState>(machineKey(machine))
  return answer({
    stateMachineArn: machineArn,
    name: machineNameOf(machineArn),
    definition: input.includedData === 'METADATA_ONLY' ? '{}' : definition,
    roleArn,
    updateDate: machineUpdatedAt / 1000,
    ...machineSettings(now ?? { logging: {}, tracing: false }),
    ...(mapRun && { mapRunArn: mapRun.arn, label: machineArn.slice(machineArn.lastIndexOf('/') + 1) }),
    ...(machineRevisionId !== null && { revisionId: machineRevisionId }),
  })
}
