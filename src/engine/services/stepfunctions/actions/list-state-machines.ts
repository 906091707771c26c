import type { StatesInput } from '../../../../aws/services/stepfunctions.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import { machineKey } from '../../shared/resource-keys.ts'
import type { Action } from '../../shared/service-table.ts'
import { settingsKey } from '../keys.ts'
import { pageOf } from '../paging.ts'
import type { MachineState, StatesSettings } from '../state.ts'

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListStateMachines.html */
export const listStateMachines: Action<StatesInput<'ListStateMachines'>> = (step, input) => {
  const page = pageOf(step.read<StatesSettings>(settingsKey)?.machines ?? [], input)
  if (!page.ok) return refuse(page.error)
  const { items, ...more } = page.value
  const stateMachines = items.flatMap((name) => {
    const machine = step.read<MachineState>(machineKey(name))
    return machine ? [{ stateMachineArn: machine.arn, name, type: machine.type, creationDate: machine.createdAt / 1000 }] : []
  })
  return answer({ stateMachines, ...more })
}
