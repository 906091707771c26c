import type { StatesInput } from '../../../../aws/services/stepfunctions.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import type { Action } from '../../shared/service-table.ts'
import { qualifiedArn } from '../keys.ts'
import { findAlias } from '../routing.ts'

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachineAlias.html */
export const describeStateMachineAlias: Action<StatesInput<'DescribeStateMachineAlias'>> = (step, input) => {
  const found = findAlias(step, input.stateMachineAliasArn)
  if (!found.ok) return refuse(found.error)
  const { machine, alias } = found.value
  const { name, description, routing, createdAt, updatedAt } = alias
  return answer({
    stateMachineAliasArn: qualifiedArn(machine.name, name),
    name,
    ...(description !== null && { description }),
    routingConfiguration: routing.map(({ version, weight }) => ({ stateMachineVersionArn: qualifiedArn(machine.name, version), weight })),
    creationDate: createdAt / 1000,
    updateDate: updatedAt / 1000,
  })
}
