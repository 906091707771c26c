/** How an execution ends, and who is told. */
import type { HistoryEventType } from '../../../aws/services/stepfunctions.ts'
import type { JsonObject } from '../../../base/json.ts'
import { ok } from '../../../base/result.ts'
import { machineKey } from '../shared/resource-keys.ts'
import { abortFrame } from './children.ts'
import { syncOutput } from './execution-output.ts'
import { failureDetails, type Failure } from './failed.ts'
import { childEnded } from './map-runs/child-ended.ts'
import { textOf, type Payload } from './payload.ts'
import { appendLast, type Run } from './run.ts'
import type { ExecutionState, ExecutionStatus, Frame, MachineState } from './state.ts'

export function succeed(run: Run, output: Payload, previous: number): void {
  const text = textOf(output)
  run.execution.output = text
  appendLast(run, 'ExecutionSucceeded', previous, { output: text })
  close(run, 'SUCCEEDED')
}

export function failExecution(run: Run, failure: Failure, previous: number): void {
  end(run, failure, previous, 'FAILED')
}

/** Somebody stopped it, or its time is over: whatever it was doing is aborted first. */
export function cutShort(run: Run, status: 'ABORTED' | 'TIMED_OUT', failure: Failure): void {
  const root = rootOf(run)
  if (root) abortFrame(run, root)
  end(run, failure, root?.lastEvent ?? 0, status)
}

function end(run: Run, failure: Failure, previous: number, status: keyof typeof lastEvents): void {
  run.execution.stopped = run.isFull || run.execution.type === 'EXPRESS' ? null : (rootOf(run) ?? null)
  run.execution.error = failure.error
  run.execution.cause = failure.cause
  appendLast(run, lastEvents[status], previous, failureDetails(failure))
  close(run, status)
}

function rootOf({ execution }: Run): Frame | undefined {
  return Object.values(execution.frames).find((frame) => frame.parent === null)
}

const lastEvents = {
  FAILED: 'ExecutionFailed',
  TIMED_OUT: 'ExecutionTimedOut',
  ABORTED: 'ExecutionAborted',
} as const satisfies Partial<Record<ExecutionStatus, HistoryEventType>>

function close(run: Run, status: ExecutionStatus): void {
  const { execution, step, key } = run
  execution.status = status
  execution.stoppedAt = step.epochMs
  execution.frames = {}
  execution.ready = []
  run.ended.length = 0
  if (execution.mapRun === null) countEnd(run, status)
  step.emit('states.ExecutionEnded', key, { status, ...endFacts(execution) })
  if (execution.replyTo) step.reply('StartSyncExecution', execution.replyTo, ok(syncOutput(execution)))
  execution.replyTo = null
  for (const watcher of execution.watchers)
    step.schedule(0, 'work', { to: 'states', timer: 'NestedEnded', data: { ...watcher, nested: key } })
  execution.watchers = []
  if (execution.mapRun) childEnded(step, execution)
}

function countEnd({ step, execution }: Run, status: ExecutionStatus): void {
  const machine = step.read(machineKey(execution.machine)) && step.edit<MachineState>(machineKey(execution.machine))
  if (!machine) return
  machine.counts.RUNNING--
  machine.counts[status]++
}

function endFacts({ error, transitions, startedAt, stoppedAt }: ExecutionState): JsonObject {
  return { ...(error !== null && { error }), transitions, durationMs: (stoppedAt ?? startedAt) - startedAt }
}
