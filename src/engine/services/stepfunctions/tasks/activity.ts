/** Activities: tasks that workers ask for. https://docs.aws.amazon.com/step-functions/latest/dg/concepts-activities.html */
import type { TaskState } from '../../../../asl/index.ts'
import { ok } from '../../../../base/result.ts'
import type { ResourceKey } from '../../../kernel/index.ts'
import { tokenOf } from '../../shared/task-token.ts'
import type { ActivityState, TaskWait } from '../state.ts'
import type { WorkOn } from '../states/state-type.ts'
import { recordTask } from './outcome.ts'
import { beginHeartbeat } from './patience.ts'

/** What a worker is given. */
export interface ActivityTask {
  readonly taskToken: string
  /** JSON text. */
  readonly input: string
}

/** The worker that waits longest gets a new task; where none waits, the task does. */
export function offerTask(work: WorkOn<TaskState>, key: ResourceKey, waits: TaskWait): void {
  const { run, frame } = work
  const activity = run.step.edit<ActivityState>(key)
  const worker = activity.workers.shift()
  if (worker) run.step.reply('GetActivityTask', worker.replyTo ?? undefined, ok({ ...startTask(work, waits, worker.name) }))
  else activity.tasks.push({ execution: run.key, frame: frame.id, attempt: frame.attempt })
}

/** A worker takes the task; its heart must beat from now on. */
export function startTask(work: WorkOn<TaskState>, waits: TaskWait, workerName: string | null): ActivityTask {
  const { run, frame } = work
  recordTask(work, 'Started', workerName === null ? {} : { workerName })
  waits.stage = 'token'
  beginHeartbeat(work, waits)
  return { taskToken: tokenOf(run.step.seed, { execution: run.key, frame: frame.id, attempt: frame.attempt }), input: waits.input }
}
