/** How an execution begins. */
import { statesLimits } from '../../../aws/services/stepfunctions.ts'
import type { ReplyTo, ResourceKey, Step } from '../../kernel/index.ts'
import { machineKey } from '../shared/resource-keys.ts'
import { releaseArns } from './execution-output.ts'
import type { HistoryState } from './history.ts'
import { executionArn, executionKey, historyKey, qualifiedArn, settingsKey } from './keys.ts'
import { addFrame } from './ready.ts'
import type { Release } from './releases.ts'
import { machineOf } from './run.ts'
import type { ExecutionState, MachineState, StatesSettings } from './state.ts'

export interface Beginning {
  readonly release: Release
  readonly name: string
  /** The part of its key after the machine's name. */
  readonly id: string
  readonly input: string
  readonly replyTo?: ReplyTo | undefined
}

/** Everything has been checked: the execution is there, and its first state comes next. */
export function beginExecution(step: Step, { release, name, id, input, replyTo }: Beginning): ResourceKey {
  const { machine, version, alias } = release
  const key = executionKey(machine.name, id)
  const model = machineOf(machine.definition)
  const execution: ExecutionState = {
    name,
    arn: executionArn(machine.name, id, machine.type),
    machine: machine.name,
    machineArn: machine.arn,
    versionArn: version && qualifiedArn(machine.name, version.number),
    aliasArn: alias && qualifiedArn(machine.name, alias.name),
    type: machine.type,
    definition: machine.definition,
    roleArn: machine.roleArn,
    machineUpdatedAt: machine.updatedAt,
    machineRevisionId: machine.revisionId,
    input,
    startedAt: step.epochMs,
    stoppedAt: null,
    status: 'RUNNING',
    output: null,
    error: null,
    cause: null,
    redriveCount: 0,
    trial: null,
    transitions: 0,
    frames: {},
    nextFrame: 1,
    ready: [],
    called: true,
    replyTo: replyTo ?? null,
    watchers: [],
    mockedCalls: null,
  }
  const root = addFrame(execution, { parent: null, index: 0, item: null, lastEvent: 0, state: model.startAt ?? '', input })
  execution.ready.push(root.id)
  step.create<ExecutionState>(key, execution)
  const details = { input, roleArn: machine.roleArn, ...releaseArns(execution) }
  step.create<HistoryState>(historyKey(key), { events: [{ type: 'ExecutionStarted', previous: 0, at: step.epochMs, details }] })
  register(step, machine, id)
  const limit = machine.type === 'EXPRESS' ? statesLimits.expressSeconds : statesLimits.standardSeconds
  const seconds = Math.min(model.timeoutSeconds ?? limit, limit)
  step.schedule(Math.round(seconds * 1000), 'patience', { to: 'states', timer: 'ExecutionTimeout', data: { execution: key } })
  const delayMs = step.read<StatesSettings>(settingsKey)?.transitionMs ?? 0
  step.schedule(delayMs, 'work', { to: 'states', timer: 'Advance', data: { execution: key } })
  step.emit('states.ExecutionStarted', key, { machine: machine.name, name, bytes: input.length })
  return key
}

/** Of Express executions AWS keeps none; here the newest can be looked at. */
const expressKept = 100

function register(step: Step, { name, type }: Readonly<MachineState>, id: string): void {
  const state = step.edit<MachineState>(machineKey(name))
  state.executions.push(id)
  state.counts.RUNNING++
  if (type !== 'EXPRESS' || state.executions.length <= expressKept) return
  const oldest = state.executions[0] as string
  const key = executionKey(name, oldest)
  if (step.read<ExecutionState>(key)?.status === 'RUNNING') return
  state.executions.shift()
  forgetExecution(step, key)
}

export function forgetExecution(step: Step, key: ResourceKey): void {
  step.remove(key)
  step.remove(historyKey(key))
}
