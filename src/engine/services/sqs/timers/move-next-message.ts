/** The next message of a move task is due. Stale when the task has ended or its queue went. */
import type { JsonObject } from '../../../../base/json.ts'
import type { Step } from '../../../kernel/index.ts'
import { editMoveTask } from '../move-tasks.ts'
import { moveNext } from '../moving.ts'

export function moveNextMessage(step: Step, data: JsonObject): void {
  const key = data['queue'] as string
  const task = editMoveTask(step, key, data['task'] as string)
  if (task) moveNext(step, key, task)
}
