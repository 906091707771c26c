/** How an execution ends, and who is told. */
import type { HistoryEventType } from '../../../aws/services/stepfunctions.ts'
import type { JsonObject } from '../../../base/json.ts'
import { ok } from '../../../base/result.ts'
import { machineKey } from '../shared/resource-keys.ts'
import { abortFrame } from './children.ts'
import { syncOutput } from './execution-output.ts'
import { failureDetails, type Failure } from './failed.ts'
import { textOf, type Payload } from './payload.ts'
import { appendLast, type Run } from './run.ts'
import type { ExecutionState, ExecutionStatus, MachineState } from './state.ts'

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
  const root = Object.values(run.execution.frames).find((frame) => frame.parent === null)
  if (root) abortFrame(run, root)
  end(run, failure, root?.lastEvent ?? 0, status)
}

function end(run: Run, failure: Failure, previous: number, status: keyof typeof lastEvents): void {
  run.execution.error = failure.error
  run.execution.cause = failure.cause
  appendLast(run, lastEvents[status], previous, failureDetails(failure))
  close(run, status)
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
  const machine = step.read(machineKey(execution.machine)) && step.edit<MachineState>(machineKey(execution.machine))
  if (machine) {
    machine.counts.RUNNING--
    machine.counts[status]++
  }
  step.emit('states.ExecutionEnded', key, { status, ...endFacts(execution) })
  if (execution.replyTo) step.reply('StartSyncExecution', execution.replyTo, ok(syncOutput(execution)))
  execution.replyTo = null
  for (const watcher of execution.watchers)
    step.schedule(0, 'work', { to: 'states', timer: 'NestedEnded', data: { ...watcher, nested: key } })
  execution.watchers = []
}

function endFacts({ error, transitions, startedAt, stoppedAt }: ExecutionState): JsonObject {
  return { ...(error !== null && { error }), transitions, durationMs: (stoppedAt ?? startedAt) - startedAt }
}
