import type { StatesInput } from '../../../../aws/services/stepfunctions.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import type { Action } from '../../shared/service-table.ts'
import { findMachine } from '../machine-lookup.ts'
import { describedMachine } from '../machine-output.ts'

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachine.html */
export const describeStateMachine: Action<StatesInput<'DescribeStateMachine'>> = (step, { stateMachineArn, includedData }) => {
  const found = findMachine(step, stateMachineArn)
  return found.ok ? answer(describedMachine(found.value, includedData !== 'METADATA_ONLY')) : refuse(found.error)
}
