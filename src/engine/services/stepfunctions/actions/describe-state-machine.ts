import type { StatesInput } from '../../../../aws/services/stepfunctions.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import type { Action } from '../../shared/service-table.ts'
import { noSuchMachine } from '../faults.ts'
import { describedMachine, describedVersion } from '../machine-output.ts'
import { findQualified } from '../releases.ts'

/** A machine or one of its versions. https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachine.html */
export const describeStateMachine: Action<StatesInput<'DescribeStateMachine'>> = (step, { stateMachineArn, includedData }) => {
  const found = findQualified(step, stateMachineArn)
  if (!found.ok) return refuse(found.error)
  const { machine, version, alias } = found.value
  if (alias) return refuse(noSuchMachine(stateMachineArn))
  const includesData = includedData !== 'METADATA_ONLY'
  return answer(version ? describedVersion(machine, version, includesData) : describedMachine(machine, includesData))
}
