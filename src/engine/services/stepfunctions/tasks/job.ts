/** The end of what a `.sync` task started: here, of a nested execution. https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html#connect-sync */
import type { TaskState } from '../../../../asl/index.ts'
import type { Json, JsonObject } from '../../../../base/json.ts'
import { executionKeyOfArn } from '../keys.ts'
import type { WorkOn } from '../states/state-type.ts'
import type { ExecutionState, TaskWait } from '../state.ts'
import type { Integration } from './integrations.ts'
import { failTask, succeedTask } from './outcome.ts'

/** A job has been started by the call that was just answered. */
export function awaitJob(work: WorkOn<TaskState>, waits: TaskWait, { pattern }: Integration, answer: JsonObject): void {
  const { run, frame } = work
  const nested = executionKeyOfArn(String(answer['executionArn']))
  const state = nested === undefined ? undefined : run.step.read<ExecutionState>(nested)
  if (nested === undefined || state === undefined) return
  waits.stage = 'job'
  waits.job = nested
  if (state.status !== 'RUNNING') return endNested(work, state, pattern === 'sync:2')
  run.step.edit<ExecutionState>(nested).watchers.push({ execution: run.key, frame: frame.id, attempt: frame.attempt })
}

/** The execution that a task waited for has ended. */
export function nestedEnded(work: WorkOn<TaskState>, nested: Readonly<ExecutionState>): void {
  endNested(work, nested, (work.state.resource ?? '').endsWith('.sync:2'))
}

function endNested(work: WorkOn<TaskState>, nested: Readonly<ExecutionState>, parsed: boolean): void {
  const description = JSON.stringify(descriptionOf(nested, parsed))
  if (nested.status === 'SUCCEEDED') succeedTask(work, description)
  else failTask(work, { error: 'States.TaskFailed', cause: description })
}

/** What `DescribeExecution` would say. `.sync` hands input and output on as text, `.sync:2` as what they say. */
function descriptionOf(nested: Readonly<ExecutionState>, parsed: boolean): JsonObject {
  const shown = (text: string): Json => (parsed ? (JSON.parse(text) as Json) : text)
  const { arn, input, name, output, startedAt, stoppedAt, machineArn, status, cause, error, redriveCount } = nested
  return {
    ...(cause !== null && { Cause: cause }),
    ...(error !== null && { Error: error }),
    ExecutionArn: arn,
    Input: shown(input),
    InputDetails: { Included: true },
    Name: name,
    ...(output !== null && { Output: shown(output), OutputDetails: { Included: true } }),
    ...(status === 'SUCCEEDED' && notRedrivable(redriveCount)),
    StartDate: startedAt,
    StateMachineArn: machineArn,
    Status: status,
    StopDate: stoppedAt,
  }
}

/** AWS began to tell of redrives in 2023; what it says of a nested execution that failed is only known from before. */
function notRedrivable(redriveCount: number): JsonObject {
  return {
    RedriveCount: redriveCount,
    RedriveStatus: 'NOT_REDRIVABLE',
    RedriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
  }
}
