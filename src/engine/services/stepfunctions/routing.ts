/** What an alias may route to. https://docs.aws.amazon.com/step-functions/latest/dg/concepts-state-machine-alias.html */
import type { AwsFault } from '../../../aws/service.ts'
import type { StatesInput } from '../../../aws/services/stepfunctions.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import type { ResourceKey, Step } from '../../kernel/index.ts'
import { machineKey } from '../shared/resource-keys.ts'
import { arnFault, noSuchResource, validation } from './faults.ts'
import { machineOfArn } from './keys.ts'
import { versionCalled } from './releases.ts'
import type { AliasState, MachineState } from './state.ts'

type Written = StatesInput<'CreateStateMachineAlias'>['routingConfiguration']

export interface Routing {
  readonly machine: Readonly<MachineState>
  readonly routing: AliasState['routing']
}

/** One version, or two of the same machine, whose weights sum up to 100. */
export function readRouting(step: Step, written: Written): Result<Routing, AwsFault> {
  const fault = shareFault(written) ?? versionFault(written)
  if (fault) return fail(fault)
  const named = written.map(({ stateMachineVersionArn }) => machineOfArn(stateMachineVersionArn))
  const name = named[0]?.name ?? ''
  if (named.some((one) => one?.name !== name))
    return fail(validation(`Routing configuration must contain versions of one state machine. Received: ${arnsOf(written)}`))
  const machine = step.read<MachineState>(machineKey(name))
  if (!machine) return fail(noSuchResource)
  const routing: AliasState['routing'] = []
  for (const [index, { weight }] of written.entries()) {
    const version = versionCalled(machine, named[index]?.qualifier ?? '')
    if (!version) return fail(noSuchResource)
    routing.push({ version: version.number, weight })
  }
  return ok({ machine, routing })
}

function shareFault(written: Written): AwsFault | undefined {
  const bound = written.length === 0 ? 'greater than or equal to 1' : written.length > 2 ? 'less than or equal to 2' : undefined
  if (bound !== undefined) {
    const items = written.map(
      (item) => `RoutingConfigurationListItem(stateMachineVersionArn=${item.stateMachineVersionArn}, weight=${item.weight})`,
    )
    const value = `Value '[${items.join(', ')}]' at 'routingConfiguration'`
    return validation(`1 validation error detected: ${value} failed to satisfy constraint: Member must have length ${bound}`)
  }
  if (new Set(written.map((item) => item.stateMachineVersionArn)).size < written.length)
    return validation(`Routing configuration must contain distinct state machine version ARNs. Received: ${arnsOf(written)}`)
  const weights = written.map(({ weight }) => weight)
  const sum = weights.reduce((all, weight) => all + weight, 0)
  return sum === 100 ? undefined : validation(`Sum of routing configuration weights must equal 100. Received: [${weights.join(', ')}]`)
}

function versionFault(written: Written): AwsFault | undefined {
  for (const { stateMachineVersionArn: arn } of written) {
    const fault = arnFault(arn, 'stateMachine')
    if (fault) return fault
    if (!/^\d+$/.test(machineOfArn(arn)?.qualifier ?? ''))
      return validation(`Routing configuration must contain state machine version ARNs. Received: ${arnsOf(written)}`)
  }
  return undefined
}

function arnsOf(written: Written): string {
  return `[${written.map(({ stateMachineVersionArn }) => stateMachineVersionArn).join(', ')}]`
}

export interface FoundAlias {
  readonly key: ResourceKey
  readonly machine: Readonly<MachineState>
  readonly alias: Readonly<AliasState>
}

export function findAlias(step: Step, arn: string): Result<FoundAlias, AwsFault> {
  const fault = arnFault(arn, 'stateMachine')
  if (fault) return fail(fault)
  const named = machineOfArn(arn)
  const key = machineKey(named?.name ?? '')
  const machine = step.read<MachineState>(key)
  const alias = machine?.aliases.find(({ name }) => name === named?.qualifier)
  return machine && alias ? ok({ key, machine, alias }) : fail(noSuchResource)
}
