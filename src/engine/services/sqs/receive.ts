/**
 * Receiving: who gets which messages, at once or, for a long poll, when the first one can be had.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-short-and-long-polling.html
 */
import type { SqsInput } from '../../../aws/services/sqs.ts'
import { ok } from '../../../base/result.ts'
import type { Carried, ResourceKey, Step } from '../../kernel/index.ts'
import { chooseFromGroups, chooseFromLine, sendToEndOfLine } from './choice.ts'
import { setDeadline } from './deadlines.ts'
import { hasExtraCopies, perhapsLeaveCopy, takeCopies, takeGhosts } from './duplicates.ts'
import { judgeTenant, settleNoisyTenants } from './fairness.ts'
import { hasServableGroup } from './fifo-groups.ts'
import type { FifoState } from './fifo-state.ts'
import { extendAttempt, rememberAttempt } from './receive-attempt.ts'
import { realismOf } from './realism.ts'
import { receivedMessages } from './received-message.ts'
import type { HostSample } from './sampling.ts'
import type { QueueState, Realism, StoredMessage } from './state.ts'
import { hideMessage, putBackPlace, returnToLine, showMessage } from './stock.ts'
import { messageAt } from './stored.ts'

/** Who asks, and for what; `realism` is how the hosts behave, `sample` the ones that a short poll asks. */
export interface Request {
  readonly input: SqsInput<'ReceiveMessage'>
  readonly receiver: ResourceKey
  readonly realism: Realism
  readonly sample: HostSample | undefined
}

/** Takes up to the number asked for off the line and hides them. */
export function takeMessages(step: Step, key: ResourceKey, queue: QueueState, request: Request): readonly StoredMessage[] {
  const most = request.input.MaxNumberOfMessages ?? 1
  return queue.fifo === null ? takeFromLine(step, key, queue, request, most) : takeFromGroups(step, key, queue, queue.fifo, request)
}

function takeFromLine(step: Step, key: ResourceKey, queue: QueueState, request: Request, most: number): readonly StoredMessage[] {
  const ghosts = takeGhosts(queue, most, step.now)
  for (const ghost of ghosts) receiveGhost(step, key, queue, ghost, request)
  const copies = takeCopies(queue, spanOf(queue, request.input) > 0 ? most - ghosts.length : 0)
  for (const copy of copies) receiveCopy(step, key, queue, copy, request)
  const extra = ghosts.length + copies.length
  if (queue.fair !== null) settleNoisyTenants(step, key, queue, (place) => putBackPlace(queue, place))
  const taken = chooseFromLine(step, key, queue, most - extra, request)
  for (const message of taken) receive(step, key, queue, message, request)
  if (queue.fair !== null) {
    for (const { group } of taken) judgeTenant(step, key, queue, group)
    settleNoisyTenants(step, key, queue, (place) => putBackPlace(queue, place))
  }
  return extra === 0 ? taken : [...ghosts, ...copies, ...taken]
}

function takeFromGroups(step: Step, key: ResourceKey, queue: QueueState, fifo: FifoState, request: Request): readonly StoredMessage[] {
  const { input } = request
  const { taken, served } = chooseFromGroups(step, key, queue, fifo, input.MaxNumberOfMessages ?? 1)
  for (const message of taken) receive(step, key, queue, message, request)
  sendToEndOfLine(queue, fifo, served)
  const spanMs = spanOf(queue, input)
  if (input.ReceiveRequestAttemptId !== undefined && taken.length > 0 && spanMs > 0) {
    rememberAttempt(fifo.attempts, input.ReceiveRequestAttemptId, taken, step.now, step.now + spanMs)
  }
  return taken
}

function spanOf(queue: Readonly<QueueState>, { VisibilityTimeout: seconds }: Request['input']): number {
  return seconds === undefined ? queue.settings.visibilityMs : seconds * 1000
}

function receive(step: Step, key: ResourceKey, queue: QueueState, message: StoredMessage, { input, receiver, realism }: Request): void {
  const spanMs = spanOf(queue, input)
  message.receives++
  message.firstReceivedAt ??= step.now
  message.lastReceivedAt = step.now
  if (spanMs > 0) {
    message.receiver = receiver
    hideMessage(queue, message, 'in-flight', step.now, spanMs)
    setDeadline(step, key, queue, message)
    if (queue.fifo === null && realism.duplicateRate > 0) perhapsLeaveCopy(step, key, queue, message, realism.duplicateRate)
  } else returnToLine(queue, message)
  queue.received++
  const { messageId, trail, receives } = message
  step.emit('sqs.MessageReceived', key, { messageId, trail, receives, visibleAt: step.now + spanMs, receiver })
}

/** A message that somebody holds is received once more: from now on it is hidden for the second receiver's time. */
function receiveCopy(step: Step, key: ResourceKey, queue: QueueState, message: StoredMessage, { input, receiver }: Request): void {
  const spanMs = spanOf(queue, input)
  message.receives++
  message.duplicates++
  message.lastReceivedAt = step.now
  message.receiver = receiver
  message.visibleAt = step.now + spanMs
  message.spanMs = spanMs
  setDeadline(step, key, queue, message)
  queue.received++
  const { messageId, trail, receives } = message
  step.emit('sqs.MessageReceived', key, { messageId, trail, receives, visibleAt: step.now + spanMs, receiver, extra: 'copy' })
}

/** A message that was deleted is received once more, by a host that missed the delete. */
function receiveGhost(step: Step, key: ResourceKey, queue: QueueState, message: StoredMessage, { receiver }: Request): void {
  message.receives++
  message.duplicates++
  queue.received++
  const { messageId, trail, receives } = message
  step.emit('sqs.MessageReceived', key, { messageId, trail, receives, visibleAt: step.now, receiver, extra: 'deleted' })
}

/** The same receive asked for again by its attempt id: the same messages and handles, hidden for a new timeout. No new receive. */
export function repeatReceive(
  step: Step,
  key: ResourceKey,
  queue: QueueState,
  messages: readonly StoredMessage[],
  { input, receiver }: Pick<Request, 'input' | 'receiver'>,
): void {
  const spanMs = spanOf(queue, input)
  for (const { ordinal } of messages) {
    const message = messageAt(queue, ordinal)
    if (message === undefined) continue
    const { messageId, trail, receives } = message
    step.emit('sqs.ReceiveRepeated', key, { messageId, trail, receives, visibleAt: step.now + spanMs, receiver })
    if (spanMs === 0) showMessage(queue, message, step.now)
    else {
      message.visibleAt = step.now + spanMs
      message.spanMs = spanMs
      setDeadline(step, key, queue, message)
    }
  }
  if (queue.fifo !== null) extendAttempt(queue.fifo.attempts, input.ReceiveRequestAttemptId ?? '', step.now + spanMs)
}

/** Whether a receive that asks all hosts would find something. */
function hasSomething(step: Step, queue: QueueState): boolean {
  if (queue.fifo !== null) return hasServableGroup(queue.fifo)
  return queue.counts.visible > 0 || hasExtraCopies(queue, step.now)
}

/** Answers long polls, the longest waiting first, as long as there is something to give. */
export function serveWaiters(step: Step, key: ResourceKey, queue: QueueState): void {
  while (queue.waiters.length > 0 && hasSomething(step, queue)) {
    const waiter = queue.waiters[0] as QueueState['waiters'][number]
    const { input, receiver } = waiter
    const taken = takeMessages(step, key, queue, { input, receiver, realism: realismOf(step, queue), sample: undefined })
    if (taken.length === 0) return
    queue.waiters.shift()
    const output = receivedMessages(step, key, taken, waiter.input)
    step.reply('ReceiveMessage', waiter.replyTo ?? undefined, ok(output), carriedBy(taken))
  }
}

export function carriedBy(messages: readonly StoredMessage[]): readonly Carried[] {
  return messages.map(({ trail, messageId, receives }) => ({ trail, message: messageId, receives: receives - 1 }))
}
