import type { StatesInput } from '../../../../aws/services/stepfunctions.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import type { Action } from '../../shared/service-table.ts'
import { arnFault } from '../faults.ts'
import { findAlias } from '../routing.ts'
import type { MachineState } from '../state.ts'

/** Succeeds for an alias that is not there, too. https://docs.aws.amazon.com/step-functions/latest/apireference/API_DeleteStateMachineAlias.html */
export const deleteStateMachineAlias: Action<StatesInput<'DeleteStateMachineAlias'>> = (step, { stateMachineAliasArn }) => {
  const fault = arnFault(stateMachineAliasArn, 'stateMachine')
  if (fault) return refuse(fault)
  const found = findAlias(step, stateMachineAliasArn)
  if (!found.ok) return answer({})
  const { key, alias } = found.value
  const machine = step.edit<MachineState>(key)
  machine.aliases = machine.aliases.filter(({ name }) => name !== alias.name)
  step.emit('states.AliasDeleted', key, { name: machine.name, alias: alias.name })
  return answer({})
}
