/** State machines as AWS shows them. */
import type { JsonObject } from '../../../base/json.ts'
import { qualifiedArn } from './keys.ts'
import { revisionOf } from './releases.ts'
import type { MachineState, VersionState } from './state.ts'

/** What a description of a machine and that of an execution's machine have in common. */
export function machineSettings({ logging, tracing }: Pick<MachineState, 'logging' | 'tracing'>) {
  const { level = 'OFF', includeExecutionData = false, destinations } = logging
  return {
    loggingConfiguration: { level, includeExecutionData, ...(destinations && { destinations }) },
    tracingConfiguration: { enabled: tracing },
  }
}

export function describedMachine(machine: Readonly<MachineState>, includesData: boolean): JsonObject {
  const { arn, name, definition, roleArn, type, createdAt, revisionId } = machine
  return {
    stateMachineArn: arn,
    name,
    status: 'ACTIVE',
    definition: includesData ? definition : '{}',
    roleArn,
    type,
    creationDate: createdAt / 1000,
    ...machineSettings(machine),
    ...(revisionId !== null && { revisionId }),
  }
}

export function describedVersion(machine: Readonly<MachineState>, version: VersionState, includesData: boolean): JsonObject {
  const { number, createdAt, description } = version
  const arn = qualifiedArn(machine.name, number)
  const described = describedMachine({ ...machine, ...revisionOf(version), arn, createdAt }, includesData)
  return description === null ? described : { ...described, description }
}
