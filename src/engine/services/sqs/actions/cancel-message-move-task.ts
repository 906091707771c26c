/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CancelMessageMoveTask.html */
import { clientFault } from '../../../../aws/service.ts'
import type { SqsInput } from '../../../../aws/services/sqs.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { keyOfArn } from '../../shared/resource-keys.ts'
import { invalidParameter, noSuchResource } from '../faults.ts'
import { editMoveTask, moveTasksOf, readTaskHandle } from '../move-tasks.ts'
import type { QueueState } from '../state.ts'

/** What was moved stays where it is. The task is cancelling until the moment at which it would have moved the next message. */
export function cancelMessageMoveTask(step: Step, input: SqsInput<'CancelMessageMoveTask'>): Outcome {
  const handle = readTaskHandle(input.TaskHandle)
  if (handle === undefined) return refuse(invalidParameter('Value for parameter TaskHandle is invalid.'))
  const key = keyOfArn(handle.sourceArn)
  if (key === undefined || step.read<QueueState>(key) === undefined) return refuse(noSuchResource('SourceArn'))
  const held = moveTasksOf(step, key).find(({ id }) => id === handle.taskId)
  if (held === undefined) return refuse(clientFault('ResourceNotFoundException', 'Task does not exist.'))
  if (held.status !== 'RUNNING') return refuse(invalidParameter('Only active tasks can be cancelled.')) // †
  const task = editMoveTask(step, key, held.id)
  if (task) task.status = task.departed < task.leaving ? 'CANCELLING' : 'CANCELLED'
  step.emit('sqs.MoveTaskCancelled', key, { task: held.id, moved: held.moved, toMove: held.toMove })
  return answer({ ApproximateNumberOfMessagesMoved: held.moved })
}
