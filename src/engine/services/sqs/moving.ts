/**
 * How a move task moves: the oldest message that can be received first, the first one at once, the others one by one at the
 * task's rate. Without a rate AWS chooses one by the backlog; here it is the highest that can be asked for.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html
 */
import { sqsLimits, sqsWireErrors } from '../../../aws/services/sqs.ts'
import type { ResourceKey, Step } from '../../kernel/index.ts'
import { keyOfArn } from '../shared/resource-keys.ts'
import { messageId } from './message-id.ts'
import { editMoveTask, type MoveTask } from './move-tasks.ts'
import { serveWaiters } from './receive.ts'
import { armRetention } from './retention.ts'
import type { QueueState, StoredMessage } from './state.ts'
import { dropMessage, putMessage, type Arriving } from './stock.ts'
import { messageAt } from './stored.ts'

/** What travels: all that the message was sent with, and what it takes to put it back when its road ends nowhere. */
export type MovedLetter = Arriving

export function scheduleMove(step: Step, key: ResourceKey, task: Readonly<MoveTask>): void {
  const perSecond = task.perSecond ?? sqsLimits.movedMessagesPerSecond
  const dueAt = task.startedAt + Math.floor((task.departed * 1000) / perSecond)
  step.schedule(Math.max(0, dueAt - step.now), 'work', { to: 'sqs', timer: 'MoveNextMessage', data: { queue: key, task: task.id } })
}

/** Moves one message, or ends the task. */
export function moveNext(step: Step, key: ResourceKey, task: MoveTask): void {
  if (task.status === 'CANCELLING') return endTask(step, key, task, 'CANCELLED')
  if (task.status !== 'RUNNING') return
  const held = step.read<QueueState>(key)
  const next = held && task.departed < task.leaving ? nextMessage(held, task) : undefined
  if (next === undefined) {
    task.leaving = task.departed
    return endWhenArrived(step, key, task)
  }
  const target = task.destination ?? (next.deadLetterSource === null ? undefined : keyOfArn(next.deadLetterSource))
  if (target === undefined) return endTask(step, key, task, 'FAILED', 'CouldNotDetermineMessageSource')
  if (step.read<QueueState>(target) === undefined) return endTask(step, key, task, 'FAILED', noQueue)
  const queue = step.edit<QueueState>(key)
  const message = messageAt(queue, next.ordinal) as StoredMessage
  dropMessage(queue, message)
  queue.ledger.movedOut++
  task.departed++
  task.nextOrdinal = next.ordinal + 1
  depart(step, { key, target, task: task.id }, message)
  if (task.departed < task.leaving) scheduleMove(step, key, task)
}

const noQueue = sqsWireErrors.QueueDoesNotExist.queryCode

function nextMessage(queue: Readonly<QueueState>, task: Readonly<MoveTask>): Readonly<StoredMessage> | undefined {
  for (let ordinal = task.nextOrdinal; ordinal < queue.nextOrdinal; ordinal++) {
    const message = messageAt(queue, ordinal)
    if (message?.status === 'visible') return message
  }
  return undefined
}

interface Road {
  readonly key: ResourceKey
  readonly target: ResourceKey
  readonly task: string
}

function depart(step: Step, { key, target, task }: Road, message: StoredMessage): void {
  const { trail } = message
  const letter: MovedLetter = {
    messageId: message.messageId,
    trail,
    body: message.body,
    bytes: message.bytes,
    sentAt: message.sentAt,
    sender: message.sender,
    attributes: message.attributes,
    system: message.system,
    md5: message.md5,
    deadLetterSource: message.deadLetterSource,
    earlierReceives: message.earlierReceives,
    firstReceivedAt: message.firstReceivedAt,
  }
  step.emit('sqs.MessageMovedByTask', key, { messageId: message.messageId, trail, receives: message.receives, target, task })
  step.send({
    to: 'sqs',
    timer: 'AcceptMovedMessage',
    data: { queue: target, from: key, task, letter: { ...letter } },
    hop: { track: 'redrive', from: key, to: target, carries: [{ trail, message: message.messageId, receives: message.receives }] },
  })
}

/** A moved message is there: as a new one in its queue, or back in the dead-letter queue when that is gone by now. */
export function arrive(step: Step, road: Road, letter: MovedLetter): void {
  const { key, target } = road
  const task = editMoveTask(step, key, road.task)
  if (step.read<QueueState>(target) !== undefined) {
    const id = messageId(step.seed, target, step.read<QueueState>(target)?.nextOrdinal ?? 0)
    const renewed = { messageId: id, deadLetterSource: null, earlierReceives: 0, firstReceivedAt: null, sentAt: step.now }
    take(step, target, key, { letter: { ...letter, ...renewed }, was: letter.messageId })
    if (task === undefined) return
    task.moved++
    endWhenArrived(step, key, task)
    return
  }
  if (task?.status === 'RUNNING') endTask(step, key, task, 'FAILED', noQueue)
  if (step.read<QueueState>(key) !== undefined) take(step, key, key, { letter, was: letter.messageId })
  else step.emit('sqs.MovedMessageLost', target, { messageId: letter.messageId, trail: letter.trail, source: key })
}

interface Arrival {
  readonly letter: MovedLetter
  /** The id that it had in the dead-letter queue. */
  readonly was: string
}

function take(step: Step, key: ResourceKey, source: ResourceKey, { letter, was }: Arrival): void {
  const queue = step.edit<QueueState>(key)
  const { messageId, trail } = putMessage(queue, letter, step.now, 0)
  queue.ledger.movedIn++
  step.emit('sqs.MovedMessageArrived', key, { messageId, trail, source, was })
  armRetention(step, key, queue)
  serveWaiters(step, key, queue)
}

/** The task is done when all that were to leave have arrived. */
function endWhenArrived(step: Step, key: ResourceKey, task: MoveTask): void {
  if (task.status === 'RUNNING' && task.moved >= task.leaving) endTask(step, key, task, 'COMPLETED')
}

function endTask(
  step: Step,
  key: ResourceKey,
  task: MoveTask,
  status: 'COMPLETED' | 'CANCELLED' | 'FAILED',
  failure: string | null = null,
): void {
  task.status = status
  task.failure = failure
  step.emit('sqs.MoveTaskEnded', key, {
    task: task.id,
    status,
    moved: task.moved,
    toMove: task.toMove,
    ...(failure !== null && { failure }),
  })
}
