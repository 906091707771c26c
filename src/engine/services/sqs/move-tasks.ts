/**
 * Move tasks: a dead-letter queue's messages go back to where they came from, or to another queue, so many a second. What is
 * moved is a new message: it gets a new id and a new time of sending, and its receives begin anew.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html
 */
import { sqsLimits } from '../../../aws/services/sqs.ts'
import { queueArn } from '../../../aws/identity.ts'
import { decodeBase64, encodeBase64 } from '../../../base/base64.ts'
import { isJsonObject, type JsonObject } from '../../../base/json.ts'
import { derivedUuid } from '../../../base/random.ts'
import { decodeUtf8, encodeUtf8 } from '../../../base/utf8.ts'
import type { ResourceKey, Step } from '../../kernel/index.ts'
import { nameOfKey, queueKey } from '../shared/resource-keys.ts'
import { accountOf } from './account.ts'
import type { QueueState } from './state.ts'

export interface MoveTask {
  readonly id: string
  status: 'RUNNING' | 'COMPLETED' | 'CANCELLING' | 'CANCELLED' | 'FAILED'
  /** `null`: each message goes back to the queue that it came from. */
  readonly destination: ResourceKey | null
  /** As it was asked for; `null` lets the service choose. */
  readonly perSecond: number | null
  readonly startedAt: number
  /** Messages that could be received when it began. */
  readonly toMove: number
  /** How many of them will leave: fewer when others took some of them meanwhile. */
  leaving: number
  departed: number
  /** Those of them that arrived. */
  moved: number
  /** Where it goes on looking for messages that can be received, oldest first. */
  nextOrdinal: number
  failure: string | null
}

/** The last tasks of a queue, the newest first. */
export interface MoveTasks {
  started: number
  tasks: MoveTask[]
}

/** Where a queue's tasks are kept. */
export function tasksKey(queue: ResourceKey): ResourceKey {
  return `sqs/move-tasks/${nameOfKey(queue)}`
}

export function moveTasksOf(step: Step, queue: ResourceKey): readonly Readonly<MoveTask>[] {
  return step.read<MoveTasks>(tasksKey(queue))?.tasks ?? []
}

export function editMoveTask(step: Step, queue: ResourceKey, id: string): MoveTask | undefined {
  if (!moveTasksOf(step, queue).some((task) => task.id === id)) return undefined
  return step.edit<MoveTasks>(tasksKey(queue)).tasks.find((task) => task.id === id)
}

/** To be called when a queue goes. */
export function dropMoveTasks(step: Step, queue: ResourceKey): void {
  if (step.read(tasksKey(queue)) !== undefined) step.remove(tasksKey(queue))
}

export function enterMoveTask(step: Step, queue: ResourceKey, task: Pick<MoveTask, 'destination' | 'perSecond' | 'toMove'>): MoveTask {
  const key = tasksKey(queue)
  const held = step.read(key) === undefined ? step.create<MoveTasks>(key, { started: 0, tasks: [] }) : step.edit<MoveTasks>(key)
  held.started++
  const entered: MoveTask = {
    id: derivedUuid(step.seed, `${key}/${step.now}/${held.started}`),
    status: 'RUNNING',
    destination: task.destination,
    perSecond: task.perSecond,
    startedAt: step.now,
    toMove: task.toMove,
    leaving: task.toMove,
    departed: 0,
    moved: 0,
    nextOrdinal: 1,
    failure: null,
  }
  held.tasks = [entered, ...held.tasks].slice(0, sqsLimits.moveTasksListed)
  return entered
}

/** The names of the queues whose dead letters come here, in their order. */
export function deadLetterSources(step: Step, queue: ResourceKey): string[] {
  return accountOf(step).queues.filter((name) => step.read<QueueState>(queueKey(name))?.settings.redrive?.target === queue)
}

/** Base64 of a JSON text with the task's id and the queue's ARN (recorded). */
export function taskHandle(queue: ResourceKey, id: string): string {
  return encodeBase64(encodeUtf8(JSON.stringify({ taskId: id, sourceArn: queueArn(nameOfKey(queue)) })))
}

export function readTaskHandle(handle: string): { readonly taskId: string; readonly sourceArn: string } | undefined {
  const bytes = decodeBase64(handle)
  if (!bytes.ok) return undefined
  try {
    const held: unknown = JSON.parse(decodeUtf8(bytes.value))
    if (!isJsonObject(held)) return undefined
    const { taskId, sourceArn } = held
    return typeof taskId === 'string' && typeof sourceArn === 'string' ? { taskId, sourceArn } : undefined
  } catch {
    return undefined
  }
}

/** A row of `ListMessageMoveTasks`; the handle is only there while the task runs (recorded). */
export function taskRow(step: Step, queue: ResourceKey, task: Readonly<MoveTask>): JsonObject {
  return {
    ...(task.status === 'RUNNING' && { TaskHandle: taskHandle(queue, task.id) }),
    Status: task.status,
    SourceArn: queueArn(nameOfKey(queue)),
    ...(task.destination !== null && { DestinationArn: queueArn(nameOfKey(task.destination)) }),
    ...(task.perSecond !== null && { MaxNumberOfMessagesPerSecond: task.perSecond }),
    ApproximateNumberOfMessagesMoved: task.moved,
    ApproximateNumberOfMessagesToMove: task.toMove,
    ...(task.failure !== null && { FailureReason: task.failure }),
    StartedTimestamp: step.epochMs - step.now + task.startedAt,
  }
}
