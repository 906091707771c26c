import { stateMachineArn } from '../../../../aws/identity.ts'
import type { AwsFault } from '../../../../aws/service.ts'
import type { StatesInput } from '../../../../aws/services/stepfunctions.ts'
import { ok } from '../../../../base/result.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { machineKey } from '../../shared/resource-keys.ts'
import type { Action } from '../../shared/service-table.ts'
import { machineExists, nameFault, roleFault, validation } from '../faults.ts'
import { settingsKey } from '../keys.ts'
import { definitionFault, loggingFault } from '../machine-settings.ts'
import { publishVersion, versionArnOf } from '../releases.ts'
import type { MachineState, StatesSettings } from '../state.ts'
import { tagged } from '../tags.ts'
import { createTally } from '../tally.ts'

type Input = StatesInput<'CreateStateMachine'>

/**
 * The same request again is answered the same; another definition, role, type or logging under the same name is refused.
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html
 */
export const createStateMachine: Action<Input> = (step, input) => {
  const { name, type = 'STANDARD' } = input
  const fault = requestFault(step, input) ?? definitionFault(input.definition, type)
  if (fault) return refuse(fault)
  const tags = tagged({}, input.tags ?? [])
  if (!tags.ok) return refuse(tags.error)
  const key = machineKey(name)
  const before = step.read<MachineState>(key)
  if (before) return isSame(before, input) ? created(step, before, input) : refuse(machineExists(before.arn))

  const machine = step.create<MachineState>(key, {
    name,
    arn: stateMachineArn(name),
    type,
    definition: input.definition,
    roleArn: input.roleArn,
    createdAt: step.epochMs,
    updatedAt: step.epochMs,
    revisionId: null,
    logging: input.loggingConfiguration ?? {},
    tracing: input.tracingConfiguration?.enabled ?? false,
    tags: tags.value,
    versions: [],
    nextVersion: 1,
    aliases: [],
    executions: [],
    counts: { RUNNING: 0, SUCCEEDED: 0, FAILED: 0, TIMED_OUT: 0, ABORTED: 0, PENDING_REDRIVE: 0 },
  })
  createTally(step, name)
  step.edit<StatesSettings>(settingsKey).machines.push(name)
  step.emit('states.StateMachineCreated', key, { name, type })
  return created(step, machine, input)
}

function requestFault(step: Step, input: Input): AwsFault | undefined {
  const { name, roleArn, loggingConfiguration, publish, versionDescription } = input
  if (versionDescription !== undefined && publish !== true) return validation('Version description can only be set when publish is true')
  return nameFault(name) ?? roleFault(roleArn) ?? loggingFault(step, loggingConfiguration)
}

function isSame(before: Readonly<MachineState>, { definition, roleArn, type = 'STANDARD', loggingConfiguration }: Input): boolean {
  return (
    before.definition === definition &&
    before.roleArn === roleArn &&
    before.type === type &&
    JSON.stringify(before.logging) === JSON.stringify(loggingConfiguration ?? {})
  )
}

function created(step: Step, { name, arn, createdAt }: Readonly<MachineState>, { publish, versionDescription }: Input): Outcome {
  const version = publish ? publishVersion(step, name, versionDescription ?? null) : ok(null)
  if (!version.ok) return refuse(version.error)
  return answer({ stateMachineArn: arn, creationDate: createdAt / 1000, ...versionArnOf(name, version.value) })
}
