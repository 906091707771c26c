/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html */
import type { AwsFault } from '../../../../aws/service.ts'
import { sqsLimits, type SqsInput } from '../../../../aws/services/sqs.ts'
import { fail, ok, type Result } from '../../../../base/result.ts'
import { answer, refuse, type Outcome, type ResourceKey, type Step } from '../../../kernel/index.ts'
import { queueKeyOfArn } from '../arn.ts'
import { invalidParameter, noSuchResource } from '../faults.ts'
import { deadLetterSources, enterMoveTask, moveTasksOf, taskHandle } from '../move-tasks.ts'
import { scheduleMove } from '../moving.ts'
import type { QueueState } from '../state.ts'

type Input = SqsInput<'StartMessageMoveTask'>

/** It moves as many messages as can be received now; those in flight or delayed stay. */
export function startMessageMoveTask(step: Step, input: Input): Outcome {
  const ends = checkedEnds(step, input)
  if (!ends.ok) return refuse(ends.error)
  const { source, destination } = ends.value
  const toMove = step.read<QueueState>(source)?.counts.visible ?? 0
  const perSecond = input.MaxNumberOfMessagesPerSecond ?? null
  const task = enterMoveTask(step, source, { destination, perSecond, toMove })
  scheduleMove(step, source, task)
  step.emit('sqs.MoveTaskStarted', source, {
    task: task.id,
    toMove,
    ...(perSecond !== null && { perSecond }),
    ...(destination !== null && { target: destination }),
  })
  return answer({ TaskHandle: taskHandle(source, task.id) })
}

interface Ends {
  readonly source: ResourceKey
  readonly destination: ResourceKey | null
}

/** Texts marked † are from public reports. */
function checkedEnds(step: Step, input: Input): Result<Ends, AwsFault> {
  const { SourceArn: from, DestinationArn: to, MaxNumberOfMessagesPerSecond: rate } = input
  const source = queueKeyOfArn(from, 'SourceArn')
  if (!source.ok) return source
  const destination = to === undefined ? ok(null) : queueKeyOfArn(to, 'DestinationArn')
  if (!destination.ok) return destination
  if (rate !== undefined && (rate < 1 || rate > sqsLimits.movedMessagesPerSecond)) {
    const reason = `You must enter a number that's between 1 and ${sqsLimits.movedMessagesPerSecond}.` // †
    return fail(invalidParameter(`Value for parameter MaxNumberOfMessagesPerSecond is invalid. Reason: ${reason}`))
  }
  if (from === to) return fail(invalidParameter('Source queue arn and destination queue arn cannot be the same.')) // †
  const queue = step.read<QueueState>(source.value)
  if (queue === undefined) return fail(noSuchResource('SourceArn'))
  const target = destination.value === null ? undefined : step.read<QueueState>(destination.value)
  if (destination.value !== null && target === undefined) return fail(noSuchResource('DestinationArn'))
  if (deadLetterSources(step, source.value).length === 0) {
    return fail(invalidParameter('Source queue must be configured as a Dead Letter Queue.'))
  }
  if (target !== undefined && (target.settings.fifo === null) !== (queue.settings.fifo === null)) {
    return fail(invalidParameter('The source queue and destination queue must be of the same queue type.')) // †
  }
  if (moveTasksOf(step, source.value).some(({ status }) => status === 'RUNNING' || status === 'CANCELLING')) {
    const text = 'There is already a task running. Only one active task is allowed for a source queue arn at a given time.'
    return fail(invalidParameter(text))
  }
  return ok({ source: source.value, destination: destination.value })
}
