import type { StatesInput } from '../../../../aws/services/stepfunctions.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import { machineKey } from '../../shared/resource-keys.ts'
import type { Action } from '../../shared/service-table.ts'
import { arnFault, conflict } from '../faults.ts'
import { machineOfArn } from '../keys.ts'
import { versionCalled } from '../releases.ts'
import type { MachineState } from '../state.ts'

/**
 * Succeeds for a version that is not there, too. What still runs of it runs on.
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_DeleteStateMachineVersion.html
 */
export const deleteStateMachineVersion: Action<StatesInput<'DeleteStateMachineVersion'>> = (step, { stateMachineVersionArn }) => {
  const fault = arnFault(stateMachineVersionArn, 'stateMachine')
  if (fault) return refuse(fault)
  const named = machineOfArn(stateMachineVersionArn)
  const key = machineKey(named?.name ?? '')
  const machine = step.read<MachineState>(key)
  const version = machine && versionCalled(machine, named?.qualifier ?? '')
  if (!version) return answer({})
  const users = machine.aliases.filter(({ routing }) => routing.some((route) => route.version === version.number)).map(({ name }) => name)
  if (users.length > 0) {
    const words = 'Version to be deleted must not be referenced by an alias. Current list of aliases referencing this version:'
    return refuse(conflict(`${words} [${users.join(', ')}]`))
  }
  const changed = step.edit<MachineState>(key)
  changed.versions = changed.versions.filter(({ number }) => number !== version.number)
  step.emit('states.VersionDeleted', key, { name: machine.name, version: version.number })
  return answer({})
}
