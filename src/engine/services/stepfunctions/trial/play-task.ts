/** A task that a mock answers for. */
import type { TaskState } from '../../../../asl/index.ts'
import type { Mock } from './state.ts'
import type { WorkOn } from '../states/state-type.ts'
import { failTask, succeedTask } from '../tasks/outcome.ts'

export function playTask(work: WorkOn<TaskState>, mock: Mock): void {
  if ('result' in mock) succeedTask(work, mock.result)
  else failTask(work, mock)
}
