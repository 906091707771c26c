/**
 * Versions of a machine and its aliases: what is published, and what an ARN with a qualifier means.
 * https://docs.aws.amazon.com/step-functions/latest/dg/concepts-cd-aliasing-versioning.html
 */
import type { AwsFault } from '../../../aws/service.ts'
import { statesLimits } from '../../../aws/services/stepfunctions.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import type { Step } from '../../kernel/index.ts'
import { machineKey } from '../shared/resource-keys.ts'
import { arnFault, noSuchMachine, quotaExceeded } from './faults.ts'
import { machineOfArn, qualifiedArn } from './keys.ts'
import type { AliasState, MachineState, VersionState } from './state.ts'

/** What an execution is started from. */
export interface Release {
  /** With definition, role and the rest as the version has them. */
  readonly machine: Readonly<MachineState>
  readonly version: VersionState | null
  readonly alias: Readonly<AliasState> | null
}

/** A machine, one of its versions, or the version that an alias chooses this time. */
export function chooseRelease(step: Step, arn: string): Result<Release, AwsFault> {
  const found = findQualified(step, arn)
  if (!found.ok) return found
  const { machine, alias, version } = found.value
  const chosen = alias ? routed(step, machine, alias) : version
  return ok({ machine: chosen ? { ...machine, ...revisionOf(chosen) } : machine, version: chosen, alias })
}

/** As `chooseRelease`; of an alias no version is chosen. */
export function findQualified(step: Step, arn: string): Result<Release, AwsFault> {
  const fault = arnFault(arn, 'stateMachine')
  if (fault) return fail(fault)
  const named = machineOfArn(arn)
  const machine = named && step.read<MachineState>(machineKey(named.name))
  if (!named || !machine) return fail(noSuchMachine(arn))
  if (named.qualifier === null) return ok({ machine, version: null, alias: null })
  const version = versionCalled(machine, named.qualifier) ?? null
  const alias = machine.aliases.find(({ name }) => name === named.qualifier) ?? null
  return version || alias ? ok({ machine, version, alias }) : fail(noSuchMachine(arn))
}

/** `qualifier`: a version's number as an ARN has it. */
export function versionCalled({ versions }: Readonly<MachineState>, qualifier: string): VersionState | undefined {
  return versions.find(({ number }) => String(number) === qualifier)
}

export function revisionOf({ definition, roleArn, updatedAt, revisionId, logging, tracing }: VersionState) {
  return { definition, roleArn, updatedAt, revisionId, logging, tracing }
}

/** The first version gets its weight of all executions, the second what is left. */
function routed(step: Step, machine: Readonly<MachineState>, { routing }: Readonly<AliasState>): VersionState | null {
  const [first, second] = routing
  const isFirst = !second || first?.weight === 100 || step.random(machineKey(machine.name), 'route') * 100 < (first?.weight ?? 0)
  const number = (isFirst ? first : second)?.version
  return machine.versions.find((version) => version.number === number) ?? null
}

/** A revision is published once: again it is the same version. */
export function publishVersion(step: Step, name: string, description: string | null): Result<VersionState, AwsFault> {
  const before = step.read<MachineState>(machineKey(name)) as Readonly<MachineState>
  const published = before.versions.find(({ revisionId }) => revisionId === before.revisionId)
  if (published) return ok(published)
  if (before.versions.length >= statesLimits.machineVersions)
    return fail(quotaExceeded(`A state machine has at most ${statesLimits.machineVersions} versions.`))
  const machine = step.edit<MachineState>(machineKey(name))
  const { definition, roleArn, updatedAt, revisionId, logging, tracing } = machine
  const number = machine.nextVersion++
  const version = { number, description, createdAt: step.epochMs, definition, roleArn, updatedAt, revisionId, logging, tracing }
  machine.versions.push(version)
  step.emit('states.VersionPublished', machineKey(name), { name, version: number })
  return ok(version)
}

/** The member of an answer that tells of a version; nothing where there is none. */
export function versionArnOf(machine: string, version: VersionState | null) {
  return version === null ? {} : { stateMachineVersionArn: qualifiedArn(machine, version.number) }
}
