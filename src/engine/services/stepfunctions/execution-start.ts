/** How an execution begins. */
import { statesLimits } from '../../../aws/services/stepfunctions.ts'
import type { ReplyTo, ResourceKey, Step } from '../../kernel/index.ts'
import { machineKey } from '../shared/resource-keys.ts'
import { executionLog, logHistory } from './execution-log.ts'
import { freshExecution } from './execution-record.ts'
import { releaseArns } from './execution-output.ts'
import type { HistoryEvent, HistoryState } from './history.ts'
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
  readonly key: ResourceKey
  readonly input: string
  readonly replyTo?: ReplyTo | undefined
}

/** Everything has been checked: the execution is there, and its first state comes next. */
export function beginExecution(step: Step, { release, name, id, key, input, replyTo }: Beginning): Readonly<ExecutionState> {
  const { machine, version, alias } = release
  const execution = freshExecution({
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
    replyTo,
    log: executionLog(machine.logging),
  })
  register(step, machine, id)
  openExecution(step, key, execution)
  return execution
}

/** The execution is in the world, and its first state comes next. */
export function openExecution(step: Step, key: ResourceKey, execution: ExecutionState): void {
  const { definition, input, roleArn, machine, name } = execution
  const { startAt = '' } = machineOf(definition)
  const root = addFrame(execution, { parent: null, index: 0, item: null, lastEvent: 0, state: startAt, input })
  execution.ready.push(root.id)
  step.create<ExecutionState>(key, execution)
  const details = { input, roleArn, ...releaseArns(execution) }
  const events: HistoryEvent[] = [{ type: 'ExecutionStarted', previous: 0, at: step.epochMs, details }]
  step.create<HistoryState>(historyKey(key), { events })
  logHistory(step, execution, events, 1)
  if (machineOf(definition).timeoutSeconds !== undefined) limitTime(step, key, execution)
  goOnLater(step, key)
  step.emit('states.ExecutionStarted', key, { machine, name, bytes: input.length })
}

/** Its next transitions are a step of their own; `called` is set. */
export function goOnLater(step: Step, key: ResourceKey): void {
  const delayMs = step.read<StatesSettings>(settingsKey)?.transitionMs ?? 0
  step.schedule(delayMs, 'work', { to: 'states', timer: 'Advance', data: { execution: key } })
}

/**
 * From its start or its last redrive on an execution may take so long. A child of a distributed Map without a limit of its own ends
 * with the execution around it at the latest.
 */
export function limitTime(step: Step, key: ResourceKey, execution: Readonly<ExecutionState>): void {
  const { type, definition, mapRun, redriveCount, redrivenAt, startedAt } = execution
  const { timeoutSeconds } = machineOf(definition)
  if (mapRun && type === 'STANDARD' && timeoutSeconds === undefined) return
  const limit = type === 'EXPRESS' ? statesLimits.expressSeconds : statesLimits.standardSeconds
  const seconds = Math.min(timeoutSeconds ?? limit, limit)
  const data = { execution: key, ...(redriveCount > 0 && { redrive: redriveCount }) }
  const passed = step.epochMs - (redrivenAt ?? startedAt)
  step.schedule(Math.round(seconds * 1000) - passed, 'patience', { to: 'states', timer: 'ExecutionTimeout', data })
}

/** Most executions end with their first step: AWS's own limit is set only for those that do not. */
export function limitAfterFirstStep(step: Step, key: ResourceKey): void {
  const execution = step.read<ExecutionState>(key)
  if (execution?.status !== 'RUNNING' || execution.trial !== null) return
  if (machineOf(execution.definition).timeoutSeconds === undefined) limitTime(step, key, execution)
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
