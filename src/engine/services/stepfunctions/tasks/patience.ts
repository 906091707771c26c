/** How long a task is waited for. Somebody may still answer in time, so these timers are patience. */
import type { TaskState } from '../../../../asl/index.ts'
import type { WorkOn } from '../states/state-type.ts'
import type { TaskWait } from '../state.ts'
import type { Timing } from './timing.ts'

export interface Waiting {
  /** The task's effective input: JSON text. */
  readonly input: string
  readonly timing: Timing
  /** Nobody's heart beats before a worker has taken the task. */
  readonly stage: 'call' | 'worker'
}

export function beginWaiting(work: WorkOn<TaskState>, { input, timing, stage }: Waiting): TaskWait {
  const { run, frame, state } = work
  const { timeoutSeconds, heartbeatSeconds } = timing
  const { step } = run
  const waits: TaskWait = {
    kind: 'task',
    resource: state.resource ?? '',
    stage,
    input,
    startedAt: step.now,
    timeoutAt: timeoutSeconds === null ? null : step.now + timeoutSeconds * 1000,
    heartbeatMs: heartbeatSeconds === null ? null : heartbeatSeconds * 1000,
    heartbeatAt: null,
    early: null,
    job: null,
  }
  frame.waits = waits
  const data = { execution: run.key, frame: frame.id, attempt: frame.attempt }
  if (timeoutSeconds !== null) step.schedule(timeoutSeconds * 1000, 'patience', { to: 'states', timer: 'TaskTimeout', data })
  if (stage === 'call') beginHeartbeat(work, waits)
  return waits
}

/** From now on the task must be heard of, if it says so. */
export function beginHeartbeat({ run, frame }: WorkOn<TaskState>, waits: TaskWait): void {
  if (waits.heartbeatMs === null) return
  waits.heartbeatAt = run.step.now + waits.heartbeatMs
  const data = { execution: run.key, frame: frame.id, attempt: frame.attempt }
  run.step.schedule(waits.heartbeatMs, 'patience', { to: 'states', timer: 'HeartbeatTimeout', data })
}
