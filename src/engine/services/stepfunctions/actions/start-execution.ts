import type { AwsFault } from '../../../../aws/service.ts'
import type { StatesInput } from '../../../../aws/services/stepfunctions.ts'
import { derivedUuid } from '../../../../base/random.ts'
import { answer, refuse, type ResourceKey, type Step } from '../../../kernel/index.ts'
import { machineKey } from '../../shared/resource-keys.ts'
import type { Action } from '../../shared/service-table.ts'
import { beginExecution } from '../execution-start.ts'
import { executionExists, invalidInput, nameFault } from '../faults.ts'
import { jsonProblem } from '../json-text.ts'
import { executionKey } from '../keys.ts'
import { chooseRelease } from '../releases.ts'
import type { ExecutionState, MachineState } from '../state.ts'

type Input = StatesInput<'StartExecution'>

/**
 * A name is used once: the same name and input are answered the same while the execution runs, and refused afterwards. Express
 * executions may share names.
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
 */
export const startExecution: Action<Input> = (step, request) => {
  const found = chooseRelease(step, request.stateMachineArn)
  if (!found.ok) return refuse(found.error)
  const { machine } = found.value
  const fault = startFault(request)
  if (fault) return refuse(fault)
  const { input = '{}' } = request
  const names = namesFor(step, machine, request.name)
  const before = step.read<ExecutionState>(names.key)
  if (before) {
    const isSame = before.status === 'RUNNING' && before.input === input
    return isSame ? answer({ executionArn: before.arn, startDate: before.startedAt / 1000 }) : refuse(executionExists(before.arn))
  }
  const { arn, startedAt } = beginExecution(step, { release: found.value, ...names, input })
  return answer({ executionArn: arn, startDate: startedAt / 1000 })
}

/** What can be said of a request before anything is known of its machine. */
export function startFault({ name, input = '{}' }: Pick<Input, 'name' | 'input'>): AwsFault | undefined {
  const named = name === undefined ? undefined : nameFault(name)
  if (named) return named
  const problem = jsonProblem(input)
  return problem === undefined ? undefined : invalidInput(problem)
}

/** An execution's name, its key, and what that adds to the machine's name. */
export function namesFor(
  step: Step,
  { name: machine, type }: Readonly<MachineState>,
  given: string | undefined,
): { readonly name: string; readonly id: string; readonly key: ResourceKey } {
  const of = machineKey(machine)
  const made = (kind: string): string => derivedUuid(step.seed, `${of}/${kind}/${step.ordinal(of, kind)}`)
  const name = given ?? made('execution')
  const id = type === 'EXPRESS' ? `${name}:${made('express')}` : name
  return { name, id, key: executionKey(machine, id) }
}
