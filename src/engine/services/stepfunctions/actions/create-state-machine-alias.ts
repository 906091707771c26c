import { statesLimits, type StatesInput } from '../../../../aws/services/stepfunctions.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import { machineKey } from '../../shared/resource-keys.ts'
import type { Action } from '../../shared/service-table.ts'
import { conflict, quotaExceeded } from '../faults.ts'
import { qualifiedArn } from '../keys.ts'
import { readRouting } from '../routing.ts'
import type { MachineState } from '../state.ts'

/**
 * The same request again is answered the same. https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachineAlias.html
 */
export const createStateMachineAlias: Action<StatesInput<'CreateStateMachineAlias'>> = (step, input) => {
  const { name, description = null } = input
  const read = readRouting(step, input.routingConfiguration)
  if (!read.ok) return refuse(read.error)
  const { machine, routing } = read.value
  const arn = qualifiedArn(machine.name, name)
  const before = machine.aliases.find((alias) => alias.name === name)
  if (before) {
    const isSame = before.description === description && JSON.stringify(before.routing) === JSON.stringify(routing)
    if (isSame) return answer({ stateMachineAliasArn: arn, creationDate: before.createdAt / 1000 })
    const words = 'Failed to create alias because an alias with the same name and a different routing configuration already exists.'
    return refuse(conflict(words))
  }
  if (machine.aliases.length >= statesLimits.machineAliases)
    return refuse(quotaExceeded(`A state machine has at most ${statesLimits.machineAliases} aliases.`))
  const key = machineKey(machine.name)
  step.edit<MachineState>(key).aliases.push({ name, description, routing, createdAt: step.epochMs, updatedAt: step.epochMs })
  step.emit('states.AliasCreated', key, { name: machine.name, alias: name })
  return answer({ stateMachineAliasArn: arn, creationDate: step.epochMs / 1000 })
}
