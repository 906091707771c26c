/** Children of a Map Run begin, as many at the same time as it is told. */
import type { ResourceKey, Step } from '../../../kernel/index.ts'
import { stateMachineArn } from '../../../../aws/identity.ts'
import { freshExecution } from '../execution-record.ts'
import { forgetExecution, openExecution } from '../execution-start.ts'
import type { Failure } from '../failed.ts'
import { redriveFrames } from '../redrive.ts'
import type { ExecutionState } from '../state.ts'
import { giverOf, nextGiven, type Given, type Giver } from './batch.ts'
import { isThresholdExceeded, moveChild } from './counts.ts'
import { failMapRun, finishRunning } from './finish.ts'
import { childNames } from './map-run-keys.ts'
import { addChild, editChild } from './pages.ts'
import type { MapRunState } from './state.ts'

/** https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html */
const mostAtOnce = 10_000
/** Within one step of the kernel. */
const budget = 1_000

/** Begins what there is room for; ends the running when nothing is left. */
export function beginChildren(step: Step, key: ResourceKey): void {
  const run = step.edit<MapRunState>(key)
  if (run.stage !== 'running') return
  if (isThresholdExceeded(run)) return failMapRun(step, key, run, tooManyFailed)
  const room = Math.min(run.maxConcurrency || mostAtOnce, mostAtOnce)
  let left = budget
  const hasRoom = (): boolean => run.executionCounts.running < room && left > 0
  for (; run.redriven.length > 0 && hasRoom(); left--) redriveChild(step, key, run)
  const giver = run.nextItem < run.items && hasRoom() ? giverOf(step, key, run) : undefined
  if (giver && !giver.ok) return failMapRun(step, key, run, { ...giver.error, isRedrivable: false })
  if (giver) {
    for (; run.nextItem < run.items && hasRoom(); left--) {
      const failure = beginNext(giver.value, run)
      if (failure) return failMapRun(step, key, run, { ...failure, isRedrivable: false })
    }
  }
  const isLeft = run.nextItem < run.items || run.redriven.length > 0
  if (isLeft && left === 0 && run.executionCounts.running < room) goOnLater(step, key, run)
  else if (!isLeft && run.executionCounts.running === 0) finishRunning(step, key, run)
}

function goOnLater(step: Step, key: ResourceKey, run: MapRunState): void {
  if (run.called) return
  run.called = true
  step.schedule(0, 'work', { to: 'states', timer: 'GoOnWithMapRun', data: { run: key } })
}

const tooManyFailed = {
  error: 'States.ExceedToleratedFailureThreshold',
  cause: 'The specified tolerated failure threshold was exceeded',
  isRedrivable: true,
}

function beginNext(giver: Giver, run: MapRunState): Failure | undefined {
  const { step, key } = giver
  const given = nextGiven(giver, run.nextItem)
  if (!given.ok) return given.error
  const { items } = given.value
  const number = addChild(step, key, run, { from: run.nextItem, items, status: 'RUNNING', result: null })
  run.nextItem += items
  moveChild(run, items, null, 'RUNNING')
  openChild(step, key, run, number, given.value)
  return undefined
}

function openChild(step: Step, key: ResourceKey, run: Readonly<MapRunState>, number: number, { input, items }: Given): void {
  const { key: child, name, arn } = childNames(step.seed, key, run, number)
  const around = step.read<ExecutionState>(run.execution)
  const execution = freshExecution({
    name,
    arn,
    machine: run.machine,
    machineArn: stateMachineArn(`${run.machine}/${run.label}`),
    versionArn: null,
    aliasArn: null,
    type: run.type,
    definition: run.definition,
    roleArn: run.roleArn,
    machineUpdatedAt: around?.machineUpdatedAt ?? run.startedAt,
    machineRevisionId: around?.machineRevisionId ?? null,
    input,
    startedAt: step.epochMs,
    mapRun: { run: key, arn: run.arn, number, items },
    log: around?.log,
  })
  openExecution(step, child, execution)
}

/** A Standard child goes on where it stood, an Express child begins anew. */
function redriveChild(step: Step, key: ResourceKey, run: MapRunState): void {
  const number = run.redriven.shift() as number
  const entry = editChild(step, key, number)
  const { key: child } = childNames(step.seed, key, run, number)
  const execution = step.read<ExecutionState>(child)
  if (execution === undefined) return
  moveChild(run, entry.items, entry.status, 'RUNNING')
  entry.status = 'RUNNING'
  if (execution.type === 'STANDARD') return redriveFrames(step, child)
  forgetExecution(step, child)
  openChild(step, key, run, number, { input: execution.input, items: entry.items })
}
