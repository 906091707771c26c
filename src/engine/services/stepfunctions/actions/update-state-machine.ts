import type { AwsFault } from '../../../../aws/service.ts'
import { clientFault } from '../../../../aws/service.ts'
import type { StatesInput } from '../../../../aws/services/stepfunctions.ts'
import { derivedUuid } from '../../../../base/random.ts'
import { ok } from '../../../../base/result.ts'
import { answer, refuse, type Step } from '../../../kernel/index.ts'
import { machineKey } from '../../shared/resource-keys.ts'
import type { Action } from '../../shared/service-table.ts'
import { roleFault, validation } from '../faults.ts'
import { findMachine } from '../machine-lookup.ts'
import { definitionFault, loggingFault } from '../machine-settings.ts'
import { publishVersion, versionArnOf } from '../releases.ts'
import type { MachineState } from '../state.ts'

type Input = StatesInput<'UpdateStateMachine'>

/**
 * Executions that run keep the definition and role that they began with.
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_UpdateStateMachine.html
 */
export const updateStateMachine: Action<Input> = (step, input) => {
  const found = findMachine(step, input.stateMachineArn)
  if (!found.ok) return refuse(found.error)
  const fault = updateFault(step, found.value, input)
  if (fault) return refuse(fault)

  const changed = changes(found.value, input)
  const key = machineKey(found.value.name)
  const machine = step.edit<MachineState>(key)
  machine.definition = input.definition ?? machine.definition
  machine.roleArn = input.roleArn ?? machine.roleArn
  machine.logging = input.loggingConfiguration ?? machine.logging
  machine.tracing = input.tracingConfiguration?.enabled ?? machine.tracing
  machine.updatedAt = step.epochMs
  if (changed) machine.revisionId = derivedUuid(step.seed, `${key}/revision/${step.ordinal(key, 'revision')}`)
  step.emit('states.StateMachineUpdated', key, { name: machine.name, revisionId: machine.revisionId })
  const version = input.publish ? publishVersion(step, machine.name, input.versionDescription ?? null) : ok(null)
  if (!version.ok) return refuse(version.error)
  const { revisionId, updatedAt } = machine
  return answer({ updateDate: updatedAt / 1000, ...(revisionId !== null && { revisionId }), ...versionArnOf(machine.name, version.value) })
}

/** What is the same as before makes no new revision. */
function changes(before: Readonly<MachineState>, { definition, roleArn, loggingConfiguration, tracingConfiguration }: Input): boolean {
  return (
    (definition !== undefined && definition !== before.definition) ||
    (roleArn !== undefined && roleArn !== before.roleArn) ||
    (loggingConfiguration !== undefined && JSON.stringify(loggingConfiguration) !== JSON.stringify(before.logging)) ||
    (tracingConfiguration?.enabled !== undefined && tracingConfiguration.enabled !== before.tracing)
  )
}

function updateFault(step: Step, { type }: Readonly<MachineState>, input: Input): AwsFault | undefined {
  const { definition, roleArn, loggingConfiguration, tracingConfiguration, encryptionConfiguration, publish, versionDescription } = input
  if ([definition, roleArn, loggingConfiguration, tracingConfiguration, encryptionConfiguration].every((value) => value === undefined))
    return clientFault(
      'MissingRequiredParameter',
      'Either the definition, the role ARN, the LoggingConfiguration, the EncryptionConfiguration or the TracingConfiguration must be specified',
    )
  if (versionDescription !== undefined && publish !== true) return validation('Version description can only be set when publish is true')
  return (
    (roleArn === undefined ? undefined : roleFault(roleArn)) ??
    loggingFault(step, loggingConfiguration) ??
    (definition === undefined ? undefined : definitionFault(definition, type))
  )
}
