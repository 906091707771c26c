import type { StatesInput } from '../../../../aws/services/stepfunctions.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import { machineKey } from '../../shared/resource-keys.ts'
import type { Action } from '../../shared/service-table.ts'
import { forgetExecution } from '../execution-start.ts'
import { arnFault } from '../faults.ts'
import { executionKey, machineOfArn, settingsKey } from '../keys.ts'
import { removeTally } from '../tally.ts'
import type { ExecutionState, MachineState, StatesSettings } from '../state.ts'

/**
 * Succeeds for a machine that is not there, too. What still runs of it runs on.
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_DeleteStateMachine.html
 */
export const deleteStateMachine: Action<StatesInput<'DeleteStateMachine'>> = (step, { stateMachineArn }) => {
  const fault = arnFault(stateMachineArn, 'stateMachine')
  if (fault) return refuse(fault)
  const named = machineOfArn(stateMachineArn)
  const key = machineKey(named?.name ?? '')
  const machine = step.read<MachineState>(key)
  if (!machine || named?.qualifier !== null) return answer({})

  for (const id of machine.executions) {
    const execution = executionKey(machine.name, id)
    if (step.read<ExecutionState>(execution)?.status !== 'RUNNING') forgetExecution(step, execution)
  }
  step.remove(key)
  removeTally(step, machine.name)
  const settings = step.edit<StatesSettings>(settingsKey)
  settings.machines = settings.machines.filter((name) => name !== named.name)
  step.emit('states.StateMachineDeleted', key, { name: named.name })
  return answer({})
}
