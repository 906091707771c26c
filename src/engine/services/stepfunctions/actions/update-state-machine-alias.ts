import type { StatesInput } from '../../../../aws/services/stepfunctions.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import type { Action } from '../../shared/service-table.ts'
import { validation } from '../faults.ts'
import { findAlias, readRouting } from '../routing.ts'
import type { AliasState, MachineState } from '../state.ts'

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_UpdateStateMachineAlias.html */
export const updateStateMachineAlias: Action<StatesInput<'UpdateStateMachineAlias'>> = (step, input) => {
  const { stateMachineAliasArn, description, routingConfiguration } = input
  const found = findAlias(step, stateMachineAliasArn)
  if (!found.ok) return refuse(found.error)
  if (description === undefined && routingConfiguration === undefined)
    return refuse(validation('Either the description or the routingConfiguration must be specified'))
  const { key, machine, alias: before } = found.value
  const read = routingConfiguration && readRouting(step, routingConfiguration)
  if (read && !read.ok) return refuse(read.error)
  if (read && read.value.machine.name !== machine.name)
    return refuse(validation('Routing configuration must contain versions of the state machine of the alias'))
  const alias = step.edit<MachineState>(key).aliases.find(({ name }) => name === before.name) as AliasState
  alias.description = description ?? alias.description
  alias.routing = read?.value.routing ?? alias.routing
  alias.updatedAt = step.epochMs
  step.emit('states.AliasUpdated', key, { name: machine.name, alias: alias.name })
  return answer({ updateDate: alias.updatedAt / 1000 })
}
