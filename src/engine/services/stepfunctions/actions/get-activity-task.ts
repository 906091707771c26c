import { statesLimits, type StatesInput } from '../../../../aws/services/stepfunctions.ts'
import { answer, parked, refuse, type ResourceKey, type Step } from '../../../kernel/index.ts'
import type { Action } from '../../shared/service-table.ts'
import { findActivity } from '../activity-lookup.ts'
import { tooManyWorkers } from '../faults.ts'
import { withFrame } from '../frame-address.ts'
import type { ActivityState } from '../state.ts'
import { startTask, type ActivityTask } from '../tasks/activity.ts'
import { isTask } from '../tasks/outcome.ts'

/**
 * Waits a minute for a task, and is then answered without one.
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetActivityTask.html
 */
export const getActivityTask: Action<StatesInput<'GetActivityTask'>> = (step, { activityArn, workerName = null }, call) => {
  const found = findActivity(step, activityArn)
  if (!found.ok) return refuse(found.error)
  const { key } = found.value
  const task = takeTask(step, key, workerName)
  if (task) return answer({ ...task })
  if (found.value.state.workers.length >= statesLimits.activityWorkers) return refuse(tooManyWorkers)
  const activity = step.edit<ActivityState>(key)
  const worker = activity.nextWorker++
  const waitMs = statesLimits.activityPollSeconds * 1000
  activity.workers.push({ id: worker, name: workerName, until: step.now + waitMs, replyTo: call.replyTo ?? null })
  step.schedule(waitMs, 'patience', { to: 'states', timer: 'EndActivityPoll', data: { activity: key, worker } })
  return parked
}

/** The oldest task that is still to be done: others were timed out or stopped while they waited. */
function takeTask(step: Step, key: ResourceKey, workerName: string | null): ActivityTask | undefined {
  const started: ActivityTask[] = []
  while (started.length === 0 && (step.read<ActivityState>(key)?.tasks.length ?? 0) > 0) {
    const address = step.edit<ActivityState>(key).tasks.shift()
    withFrame(step, { ...address }, (_run, { waits }, work) => {
      if (waits?.kind === 'task' && waits.stage === 'worker' && isTask(work)) started.push(startTask(work, waits, workerName))
    })
  }
  return started[0]
}
